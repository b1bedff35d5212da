import "../shared/shared.css";
import "./editor.css";
import type { JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Catalog } from "../../../core/mod.ts";
import { type EditorContents, type EditorHandle, type EditorProblem, languageOf } from "./contract.ts";

export interface EditorViewProps {
  readonly path: string;
  readonly text: string;
  readonly engine: "sqlite" | "postgres";
  readonly readOnly?: boolean;
  /** Its tables and columns are proposed while typing. */
  readonly catalog: Catalog;
  /** Lines that failed. */
  readonly problems?: readonly EditorProblem[];
  /** The text that the database was made with: what differs is marked. */
  readonly original?: string | undefined;
  /** Moves the cursor to a line, each time when it is another object. */
  readonly goTo?: { readonly line: number } | undefined;
  readonly onChange: (text: string) => void;
}

const NONE: readonly EditorProblem[] = [];

/**
 * The editor. It can be typed into at once; colours, completion and the rest come when they are loaded.
 *
 * @example <EditorView path="schema.ts" text={text} engine="sqlite" catalog={catalog} onChange={edit} />
 */
export function EditorView(props: EditorViewProps): JSX.Element {
  const { path, text, readOnly = false, onChange, goTo } = props;
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<EditorHandle>(undefined);
  const changed = useRef(onChange);
  const plain = useRef<HTMLTextAreaElement>(null);
  const [ready, setReady] = useState(false);
  const hint = useId();
  const contents = contentsOf(props, hint);
  const latest = useRef(contents);
  latest.current = contents;
  changed.current = onChange;

  useEffect(() => {
    let open = true;
    const start = async (): Promise<void> => {
      await idle();
      const { openEditor } = await import("./codemirror.ts");
      if (!open || host.current === null) return;
      const focused = document.activeElement === plain.current;
      handle.current = openEditor(host.current, latest.current, (value) => changed.current(value));
      setReady(true);
      if (focused) handle.current.focus();
    };
    // Without it, the plain field goes on.
    start().catch(() => undefined);
    return () => {
      open = false;
      handle.current?.close();
      handle.current = undefined;
    };
  }, []);
  useLayoutEffect(
    () => handle.current?.update(latest.current),
    [ready, path, text, readOnly, props.engine, props.catalog, props.original, JSON.stringify(props.problems ?? NONE)],
  );
  useEffect(() => {
    if (goTo !== undefined) handle.current?.focus(goTo.line);
  }, [goTo, ready]);

  return (
    <div class="editor" data-ready={ready}>
      <div class="editor-host" ref={host} />
      {!ready && (
        <textarea
          ref={plain}
          class="editor-plain"
          value={text}
          readOnly={readOnly}
          spellcheck={false}
          autocomplete="off"
          wrap="off"
          aria-label={contents.label}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {contents.problems.length > 0 && (
        <p class="editor-problem" role="status">
          {problemText(path, contents.problems[0])}
        </p>
      )}
      <p class="editor-hint" id={hint}>
        <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor
      </p>
    </div>
  );
}

/** `Line 3: what is wrong`; the file's name is above it already. */
function problemText(path: string, problem: EditorProblem | undefined): string {
  if (problem === undefined) return "";
  const { line, message } = problem;
  const [place, prefix] = [`${path}:${line}: `, line === undefined ? "" : `Line ${line}: `];
  return `${prefix}${message.startsWith(place) ? message.slice(place.length) : message}`;
}

function contentsOf(props: EditorViewProps, hint: string): EditorContents {
  const { path, text, engine, catalog, original } = props;
  return {
    path,
    text,
    catalog,
    original,
    dialect: engine,
    language: languageOf(path),
    readOnly: props.readOnly ?? false,
    problems: props.problems ?? NONE,
    label: `Editor: ${path}`,
    describedBy: hint,
  };
}

/** After the first paint, when nothing more urgent is to be done. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: 800 });
    else setTimeout(resolve, 200);
  });
}
