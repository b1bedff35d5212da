/**
 * The statement ledger: what really ran, with what it locked, what it had to touch and how long it took.
 *
 * @module
 */
import type { JSX } from "preact";
import type { StatementImpact, StatementRecord } from "../engine/protocol.ts";
import type { EngineName } from "../project/project.ts";
import type { LedgerRun, Session } from "../session/session.ts";
import { Losses } from "./losses.tsx";

/** What each effect is called, and what it means for a table that is in use. */
const EFFECTS: Readonly<
  Record<StatementImpact["effect"], { readonly word: string; readonly means: string; readonly glyph: string }>
> = {
  metadata: {
    word: "metadata only",
    means: "No row is read or written: it takes a moment, however large the table is.",
    glyph: "·",
  },
  scan: { word: "scan", means: "Every row is read: it takes longer the larger the table is.", glyph: "◐" },
  rewrite: {
    word: "rewrite",
    means: "The table is written anew: it takes the longest, and needs the room twice.",
    glyph: "●",
  },
  data: { word: "rows", means: "Rows are changed, as any program would change them.", glyph: "▪" },
};

/** What other sessions cannot do meanwhile. */
const BLOCKS: Readonly<Record<string, string>> = {
  AccessShare: "blocks only DROP and the like",
  RowShare: "blocks only exclusive locks",
  RowExclusive: "blocks schema changes, no reads or writes",
  ShareUpdateExclusive: "blocks schema changes, no reads or writes",
  Share: "blocks writes",
  ShareRowExclusive: "blocks writes",
  Exclusive: "blocks writes",
  AccessExclusive: "blocks reads and writes",
};

export function Ledger({ session }: { readonly session: Session }): JSX.Element {
  const runs = [...session.runs.value].reverse();
  const { engine } = session.project.value;
  if (runs.length === 0) {
    return (
      <p class="ledger-empty">
        Each statement that runs is listed here, with the locks it took and what it did to the table, as the engine
        itself tells.
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <div class="ledger" role="log" aria-label="Statements that ran" tabIndex={0}>
      {runs.map((run) => (
        <RunView key={run.id} run={run} engine={engine} />
      ))}
    </div>
  );
}

function RunView({ run, engine }: { readonly run: LedgerRun; readonly engine: EngineName }): JSX.Element {
  const { statements, problem, losses } = run;
  const count = statements.length === 1 ? "1 statement" : `${statements.length} statements`;
  return (
    <section class="run" data-failed={problem === undefined ? undefined : ""} aria-label={run.title}>
      <h3 class="run-head">
        {run.title}
        {statements.length > 0 && <span class="run-note">{count}</span>}
        {run.durationMs > 0 && (
          <span
            class="run-note"
            title="Milliseconds of WebAssembly in this browser: good for comparing, not for predicting a server"
          >
            {time(run.durationMs)} in WASM
          </span>
        )}
        {problem !== undefined && <span class="badge bad">✗ failed</span>}
      </h3>
      <Losses losses={losses} />
      <ol class="statements">
        {statements.map((statement, index) => (
          <StatementView key={index} statement={statement} engine={engine} />
        ))}
      </ol>
    </section>
  );
}

function StatementView({
  statement,
  engine,
}: {
  readonly statement: StatementRecord;
  readonly engine: EngineName;
}): JSX.Element {
  const { sql, impact, failed, direction, durationMs } = statement;
  return (
    <li class="statement" data-effect={impact?.effect} data-failed={failed === true ? "" : undefined}>
      <span class="statement-way" title={direction === "upgrade" ? "upgrade" : "downgrade"}>
        <span aria-hidden="true">{direction === "upgrade" ? "↑" : "↓"}</span>
        <span class="visually-hidden">{direction}</span>
      </span>
      <code class="statement-sql">{sql}</code>
      <span class="statement-facts">
        {failed === true && <span class="fact bad">✗ refused</span>}
        {impact !== undefined && <ImpactFacts impact={impact} engine={engine} />}
        <span class="fact faint">{time(durationMs)}</span>
      </span>
    </li>
  );
}

function ImpactFacts({
  impact,
  engine,
}: {
  readonly impact: StatementImpact;
  readonly engine: EngineName;
}): JSX.Element {
  const { word, means, glyph } = EFFECTS[impact.effect];
  const touched = impact.effect === "rewrite" ? impact.rewrites : impact.scans;
  const others = engine === "sqlite" ? [] : impact.locks;
  return (
    <>
      <span class={`fact effect-${impact.effect}`} title={means}>
        <span aria-hidden="true">{glyph}</span> {word}
        {touched.length > 0 && impact.effect !== "metadata" && <span class="fact-of"> {touched.join(", ")}</span>}
      </span>
      {others.map(({ relation, mode }) => (
        <span key={`${relation} ${mode}`} class="fact lock" data-mode={mode} title={BLOCKS[mode]}>
          {mode}Lock <span class="fact-of">{relation}</span>
        </span>
      ))}
      {engine === "sqlite" && impact.locks.length > 0 && (
        <span class="fact lock" title="SQLite has one lock, on the whole database: nobody else writes meanwhile">
          Exclusive <span class="fact-of">database</span>
        </span>
      )}
      {impact.source === "documented" && (
        <span class="fact documented" title={impact.note}>
          documented, not measured
        </span>
      )}
    </>
  );
}

function time(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
