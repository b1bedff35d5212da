/**
 * The drawer at the foot: a console for SQL, and the log.
 *
 * @module
 */
import { type Signal, signal } from "@preact/signals";
import type { JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ConsoleResult, Rows } from "../engine/protocol.ts";
import type { Session } from "../session/session.ts";
import { Icon } from "./icons.tsx";
import { Tabs } from "./tabs.tsx";

type DrawerTab = "console" | "log";
const open: Signal<boolean> = signal(false);
const tab: Signal<DrawerTab> = signal("console");

export function Drawer({ session }: { readonly session: Session }): JSX.Element {
  const last = session.log.value.at(-1);
  return (
    <section class="drawer" data-open={open.value} aria-label="Console and log">
      <div class="pane-head">
        <button
          type="button"
          class="button quiet small drawer-toggle"
          aria-expanded={open.value}
          aria-controls="drawer-panel"
          onClick={() => {
            open.value = !open.value;
          }}
        >
          <Icon name="console" />
          <span class="visually-hidden">{open.value ? "Close" : "Open"} the drawer</span>
        </button>
        <Tabs<DrawerTab>
          name="Drawer"
          panel="drawer-panel"
          current={tab.value}
          tabs={[
            { key: "console", label: "SQL console" },
            { key: "log", label: "Log" },
          ]}
          onChoose={(key) => {
            tab.value = key;
            open.value = true;
          }}
        />
        {!open.value && last !== undefined && <span class="drawer-last">{last.text}</span>}
      </div>
      <div
        class="drawer-panel"
        role="tabpanel"
        id="drawer-panel"
        hidden={!open.value}
        aria-labelledby={`drawer-panel-${tab.value}`}
      >
        {tab.value === "console" ? <Console session={session} /> : <Log session={session} />}
      </div>
    </section>
  );
}

function Console({ session }: { readonly session: Session }): JSX.Element {
  const [sql, setSql] = useState("");
  const [answer, setAnswer] = useState<ConsoleResult | undefined>(undefined);
  const history = useRef<string[]>([]);
  const { activity, project } = session;
  const ready = activity.value === undefined && project.value.trusted;
  const run = async (): Promise<void> => {
    if (sql.trim() === "" || !ready) return;
    history.current = [sql, ...history.current.filter((text) => text !== sql)];
    setAnswer(await session.console(sql).catch(() => undefined));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void run();
    } else if (event.key === "ArrowUp" && sql === "") setSql(history.current[0] ?? "");
  };
  return (
    <div class="console">
      <div class="console-line">
        <label class="visually-hidden" for="console-sql">
          SQL
        </label>
        <textarea
          id="console-sql"
          value={sql}
          rows={Math.min(6, sql.split("\n").length)}
          spellcheck={false}
          autocomplete="off"
          placeholder="SELECT id, applied_at FROM migr_revisions"
          onInput={(event) => setSql(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="button" disabled={!ready || sql.trim() === ""} onClick={() => void run()}>
          <Icon name="play" />
          Run SQL
        </button>
      </div>
      <div class="console-answer" aria-live="polite">
        {answer === undefined && (
          <p class="faint">
            Enter runs, Shift+Enter begins a new line. What it changes is in the database until Reset.
          </p>
        )}
        {answer?.results.map(({ sql: text, rows, durationMs }, index) => (
          <Answer key={index} sql={text} rows={rows} durationMs={durationMs} />
        ))}
        {answer?.problem !== undefined && <p class="bad">{answer.problem.message}</p>}
      </div>
    </div>
  );
}

function Answer({
  sql,
  rows,
  durationMs,
}: {
  readonly sql: string;
  readonly rows: Rows;
  readonly durationMs: number;
}): JSX.Element {
  const count = rows.total === 1 ? "1 row" : `${rows.total} rows`;
  return (
    <figure class="answer">
      <figcaption>
        <code>{sql}</code>
        <span class="faint">
          {count}, {durationMs.toFixed(1)} ms in WASM
        </span>
      </figcaption>
      {rows.columns.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        <section class="answer-scroll" tabIndex={0} aria-label="Rows">
          <table>
            <thead>
              <tr>
                {rows.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((value, column) => (
                    <td key={column}>{value ?? <i class="faint">NULL</i>}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </figure>
  );
}

const GLYPHS = { info: "·", done: "✓", warning: "!", error: "✗" } as const;

function Log({ session }: { readonly session: Session }): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const lines = session.log.value;
  useEffect(() => list.current?.scrollTo({ top: list.current.scrollHeight }), [lines]);
  if (lines.length === 0) return <p class="console faint">Nothing has run yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <ol class="log" ref={list} tabIndex={0} aria-label="Log">
      {lines.map((line, index) => (
        <li key={index} data-level={line.level} data-revision={line.revision} data-direction={line.direction}>
          <span aria-hidden="true">{GLYPHS[line.level]}</span> {line.text}
        </li>
      ))}
    </ol>
  );
}
