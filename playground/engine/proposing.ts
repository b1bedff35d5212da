/**
 * Autogenerate as one types: the revision that the models need, or the questions that stand before it.
 *
 * @module
 */
import {
  type Catalog,
  compareSchemas,
  DEFAULT_FILE_NAME,
  describe,
  hazardsOf,
  MigrError,
  newRevisionId,
  type Operation,
  planMerge,
  planRevision,
  type RenameCandidate,
  renameCandidates,
  renderRevision,
  revisionFileName,
  slugOf,
} from "../../core/mod.ts";
import type { EngineHost } from "./host.ts";
import type { ProjectCode } from "./project_code.ts";
import type { NewFile, Proposal, RenameAnswers, RenameQuestion } from "./protocol.ts";
import { catalogAt } from "./proving.ts";
import type { ShadowPool } from "./shadow_pool.ts";

/** An answer is missing. */
class Unanswered extends Error {}

/** Keeps what is the same between two keystrokes: the schema of the history, and the id of the revision to be. */
export class Proposer {
  readonly #host: EngineHost;
  readonly #pool: ShadowPool;
  #history: { readonly key: string; readonly catalog: Catalog } | undefined;
  #id = newRevisionId();

  constructor(host: EngineHost, pool: ShadowPool) {
    this.#host = host;
    this.#pool = pool;
  }

  /** What the models have that the revisions do not make. */
  async propose(code: ProjectCode, answers: RenameAnswers, message: string): Promise<Proposal> {
    const nothing: Proposal = { empty: true, questions: [], upgrade: [], downgrade: [], hazards: [], unmodelled: [] };
    try {
      const history = await this.#schemaOf(code);
      const model = await code.model(this.#host.dialect);
      return await this.#compare(code, history, model, answers, message, nothing);
    } catch (error) {
      return { ...nothing, empty: false, problem: code.problem(error) };
    }
  }

  async #compare(
    code: ProjectCode,
    history: Catalog,
    model: Catalog,
    answers: RenameAnswers,
    message: string,
    nothing: Proposal,
  ): Promise<Proposal> {
    const { dialect } = this.#host;
    const askRename = async ({ flag }: RenameCandidate): Promise<boolean> => {
      const answer = answers[flag];
      if (answer === undefined) throw new Unanswered();
      return answer;
    };
    const options = { dialect, openShadow: () => this.#pool.open(), askRename };
    const found = await compareSchemas(history, model, options).catch((error: unknown) => {
      if (error instanceof Unanswered) return undefined;
      throw error;
    });
    if (found === undefined) {
      const open = renameCandidates(history, model).filter(({ flag }) => answers[flag] === undefined);
      return { ...nothing, empty: false, questions: open.map(question) };
    }
    const { upgrade, downgrade, unmodelled } = found;
    if (upgrade.length === 0) return { ...nothing, unmodelled };
    const hazards = hazardsOf(upgrade, (operation) => dialect.hazards(operation)).flat();
    const revision = this.#render(code, message === "" ? summary(upgrade) : message, upgrade, downgrade);
    return { empty: false, questions: [], revision, upgrade, downgrade, hazards, unmodelled };
  }

  #render(
    code: ProjectCode,
    message: string,
    upgrade: readonly Operation[],
    downgrade: readonly Operation[],
  ): Proposal["revision"] {
    const { dialect } = this.#host;
    if (code.graph.has(this.#id)) this.#id = newRevisionId();
    const header = planRevision(code.graph, { id: this.#id });
    const hazards = (operation: Operation): ReturnType<typeof dialect.hazards> => dialect.hazards(operation);
    const text = renderRevision({
      ...header,
      message,
      format: "ts",
      upgrade: { operations: upgrade, hazards },
      downgrade: { operations: downgrade, hazards },
    });
    return { id: this.#id, path: pathFor(code, this.#id, message, "ts"), text };
  }

  async #schemaOf(code: ProjectCode): Promise<Catalog> {
    code.graph.assertSound();
    const key = JSON.stringify(code.graph.files.map(({ path, text }) => [path, text]));
    if (this.#history?.key !== key) {
      this.#history = { key, catalog: await catalogAt(this.#host, code, this.#pool, code.graph.heads) };
    }
    return this.#history.catalog;
  }
}

function question(candidate: RenameCandidate): RenameQuestion {
  const { from, to, flag } = candidate;
  return { key: flag, from, to, fromLabel: describe(from), toLabel: describe(to) };
}

const VERBS = {
  create: "add",
  alter: "change",
  drop: "drop",
  rename: "rename",
  execute: "run",
  insert: "fill",
} as const;

/** A message for people who have not written one: `add column readers.phone`. */
function summary(operations: readonly Operation[]): string {
  const [first, ...others] = operations;
  if (first === undefined) return "change nothing";
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `${VERBS[first.verb]} ${subject(first)}${more}`;
}

function subject(operation: Operation): string {
  switch (operation.verb) {
    case "create":
    case "drop":
      return describe(operation.object.id);
    case "alter":
      return describe(operation.id);
    case "rename":
      return describe(operation.from);
    case "insert":
      return operation.table;
    case "execute":
      return "SQL";
  }
}

function pathFor({ data }: ProjectCode, id: string, message: string, format: "ts" | "sql"): string {
  const name = revisionFileName(DEFAULT_FILE_NAME, { id, slug: slugOf(message), date: new Date() }, { folders: false });
  return `${data.layout.versions[0] ?? "migrations/versions"}/${name}.${format}`;
}

/** An empty revision on a head. */
export function newRevision(code: ProjectCode, message: string, format: "ts" | "sql", head: string): NewFile {
  const header = planRevision(code.graph, { id: newRevisionId(), head });
  return file(code, header, message, format);
}

/** A revision that joins heads. */
export function merge(code: ProjectCode, heads: readonly string[], message: string): NewFile {
  const downRevisions = planMerge(code.graph, heads);
  const header = { ...planRevision(code.graph, { id: newRevisionId(), head: "heads" }), downRevisions };
  return file(code, header, message === "" ? `merge ${downRevisions.join(" and ")}` : message, "ts");
}

function file(
  code: ProjectCode,
  header: ReturnType<typeof planRevision>,
  message: string,
  format: "ts" | "sql",
): NewFile {
  if (message.trim() === "") {
    throw new MigrError("USAGE", "A revision needs a message.", { hint: "Say in a few words what it does." });
  }
  const body = format === "sql" ? { statements: [] } : { operations: [] };
  const text = renderRevision({ ...header, message, format, upgrade: body, downgrade: body });
  return { path: pathFor(code, header.id, message, format), text, revision: header.id };
}
