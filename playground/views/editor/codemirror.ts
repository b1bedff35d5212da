/**
 * The editor proper. Only this module and those beneath it import CodeMirror; it is loaded after the first paint.
 *
 * @module
 */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascriptLanguage, typescriptLanguage } from "@codemirror/lang-javascript";
import { PostgreSQL, SQLite, sql } from "@codemirror/lang-sql";
import { bracketMatching, indentOnInput, LanguageSupport } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { type Catalog, canonical } from "../../../core/mod.ts";
import { sqlSchema, typescriptCompletion } from "./completion.ts";
import type { EditorContents, EditorHandle } from "./contract.ts";
import { THEME } from "./theme.ts";

/** The change comes from outside and not from the person at the keyboard. */
const external = Annotation.define<boolean>();

/**
 * Opens an editor in an element.
 *
 * @param onChange called with the whole text after each change by hand
 */
export function openEditor(
  host: HTMLElement,
  contents: EditorContents,
  onChange: (text: string) => void,
): EditorHandle {
  return new OpenEditor(host, contents, onChange);
}

class OpenEditor implements EditorHandle {
  readonly #view: EditorView;
  readonly #onChange: (text: string) => void;
  /** Each file keeps its history and its selection while another one is shown. */
  readonly #states = new Map<string, EditorState>();
  readonly #language = new Compartment();
  readonly #access = new Compartment();
  readonly #merge = new Compartment();
  #contents: EditorContents;
  /** Texts that were told by `onChange` and have not come back yet: while they do, the person types on. */
  readonly #told: string[] = [];
  /** The original that the merge view compares with; `null` when that is not known. */
  #compared: string | undefined | null = null;

  constructor(host: HTMLElement, contents: EditorContents, onChange: (text: string) => void) {
    this.#contents = contents;
    this.#onChange = onChange;
    this.#view = new EditorView({ parent: host, state: this.#stateOf(contents) });
    this.#show();
  }

  update(contents: EditorContents): void {
    const before = this.#contents;
    this.#contents = contents;
    if (contents.path !== before.path) {
      this.#states.set(before.path, this.#view.state);
      this.#view.setState(this.#states.get(contents.path) ?? this.#stateOf(contents));
      this.#compared = null;
      this.#told.length = 0;
      this.#view.dispatch({ effects: [this.#language.reconfigure(this.#languageOf(contents)), this.#accessOf()] });
    } else this.#reconfigure(before);
    if (contents.path !== before.path || contents.text !== before.text) this.#take(contents.text);
    this.#show();
  }

  focus(line?: number): void {
    if (line !== undefined && line <= this.#view.state.doc.lines) {
      const { from } = this.#view.state.doc.line(line);
      this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    }
    this.#view.focus();
  }

  close(): void {
    this.#view.destroy();
  }

  #stateOf(contents: EditorContents): EditorState {
    return EditorState.create({
      doc: contents.text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        search({ top: true }),
        THEME,
        EditorState.tabSize.of(2),
        keymap.of([
          ...[closeBracketsKeymap, completionKeymap, searchKeymap, historyKeymap, lintKeymap, defaultKeymap].flat(),
          indentWithTab,
        ]),
        this.#language.of(this.#languageOf(contents)),
        this.#access.of(accessOf(contents)),
        this.#merge.of([]),
        EditorView.updateListener.of((update) => {
          const byHand = update.transactions.some((item) => item.docChanged && item.annotation(external) !== true);
          if (byHand) this.#tell(update.state.doc.toString());
        }),
      ],
    });
  }

  #languageOf({ language, dialect, catalog }: EditorContents): Extension {
    if (language === "sql") {
      const words = dialect === "postgres" ? PostgreSQL : SQLite;
      return sql({ dialect: words, schema: sqlSchema(catalog), upperCaseKeywords: true });
    }
    const completion = typescriptCompletion(() => this.#contents.catalog);
    const support = [typescriptLanguage, javascriptLanguage].map((item) => item.data.of({ autocomplete: completion }));
    return language === "ts" ? new LanguageSupport(typescriptLanguage, support) : [];
  }

  #accessOf() {
    return this.#access.reconfigure(accessOf(this.#contents));
  }

  #reconfigure(before: EditorContents): void {
    const { catalog, language, dialect } = this.#contents;
    const same = language === before.language && dialect === before.dialect && sameNames(catalog, before.catalog);
    const effects = [...(same ? [] : [this.#language.reconfigure(this.#languageOf(this.#contents))]), this.#accessOf()];
    this.#view.dispatch({ effects });
  }

  /** Shows a text from outside, unless it is what was typed here a moment ago. */
  #take(text: string): void {
    const place = this.#told.indexOf(text);
    if (place >= 0) {
      this.#told.splice(0, place + 1);
      return;
    }
    this.#told.length = 0;
    const { doc } = this.#view.state;
    if (doc.toString() === text) return;
    this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, annotations: external.of(true) });
  }

  #tell(text: string): void {
    this.#told.push(text);
    this.#onChange(text);
  }

  /** Problems and the comparison with an original. */
  #show(): void {
    const { doc } = this.#view.state;
    const diagnostics = this.#contents.problems.map(({ line = 1, message }) => {
      const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
      return { from, to, severity: "error" as const, message, markClass: "cm-failing" };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
    void this.#compare();
  }

  async #compare(): Promise<void> {
    const { original, path } = this.#contents;
    if (original === this.#compared) return;
    this.#compared = original;
    if (original === undefined) {
      this.#view.dispatch({ effects: this.#merge.reconfigure([]) });
      return;
    }
    const { unifiedMergeView } = await import("@codemirror/merge");
    if (this.#contents.path !== path || this.#compared !== original) return;
    const merge = unifiedMergeView({ original, mergeControls: false, highlightChanges: true, gutter: true });
    this.#view.dispatch({ effects: this.#merge.reconfigure(merge) });
  }
}

function accessOf({ readOnly, label, describedBy }: EditorContents): Extension {
  const attributes = { "aria-label": label, "aria-describedby": describedBy, spellcheck: "false", tabindex: "0" };
  return [EditorState.readOnly.of(readOnly), EditorView.contentAttributes.of(attributes)];
}

function sameNames(a: Catalog, b: Catalog): boolean {
  return a === b || canonical(sqlSchema(a)) === canonical(sqlSchema(b));
}
