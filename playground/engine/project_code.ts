/**
 * A project's files as the core takes them: a graph whose revisions can be run, and models as a catalog.
 *
 * @module
 */
import {
  type Catalog,
  type Dialect,
  MigrError,
  type RevisionFile,
  RevisionGraph,
  type RevisionModule,
  toCatalog,
} from "../../core/mod.ts";
import { revisionPaths } from "../project/project.ts";
import { type Call, lineOf, withCallsNoted } from "./calls.ts";
import { type ImportText, ModuleLoader, type Modules } from "./modules.ts";
import { problemOf } from "./problem.ts";
import type { Problem, ProjectData } from "./protocol.ts";
import { readSeed } from "./seed.ts";

export class ProjectCode {
  readonly data: ProjectData;
  readonly graph: RevisionGraph;
  readonly #modules: ModuleLoader;
  /** The calls of each revision's last run, by path. */
  readonly #calls: Map<string, Call[]>;

  private constructor(
    data: ProjectData,
    modules: ModuleLoader,
    graph: RevisionGraph | undefined,
    calls: Map<string, Call[]>,
  ) {
    this.data = data;
    this.#modules = modules;
    this.#calls = calls;
    const read = (path: string): RevisionFile => {
      return { path, text: data.files[path] ?? "", load: () => this.#loadRevision(path) };
    };
    this.graph = graph ?? RevisionGraph.fromFiles(revisionPaths(data).map(read));
  }

  /** Reads the headers; nothing of the project runs. */
  static read(data: ProjectData, importText: ImportText, dialect: Modules = {}): ProjectCode {
    return new ProjectCode(data, new ModuleLoader(data.files, importText, dialect), undefined, new Map());
  }

  /** The same files as a smaller graph of them. */
  upTo(graph: RevisionGraph): ProjectCode {
    return new ProjectCode(this.data, this.#modules, graph, this.#calls);
  }

  /** Runs the models. @throws MigrError `MODEL_ERROR` */
  async model(dialect: Dialect): Promise<Catalog> {
    const exported = new Set<unknown>();
    for (const path of this.data.layout.models) {
      if (this.data.files[path] === undefined) {
        throw new MigrError("MODEL_ERROR", `The model ${path} does not exist.`, {
          hint: "Add the file to the project.",
        });
      }
      for (const value of Object.values(await this.#modules.load(path))) exported.add(value);
    }
    return toCatalog([...exported], dialect);
  }

  /** SQL to run after a revision. */
  seedAfter(revision: string): string | undefined {
    const { seed } = this.data.layout;
    const text = this.data.files[seed];
    return text === undefined ? undefined : readSeed(text, seed).get(revision);
  }

  /** An error as a problem, with the line of the file that is to blame as far as it can be known. */
  problem(error: unknown): Problem {
    const problem = problemOf(error, (stack) => this.#modules.placeIn(stack));
    if (problem.line !== undefined || problem.path === undefined || problem.sql === undefined) return problem;
    const line = lineOf(problem.sql, this.#calls.get(problem.path) ?? []);
    return line === undefined ? problem : { ...problem, line };
  }

  async #loadRevision(path: string): Promise<RevisionModule> {
    const module = (await this.#modules.load(path)) as Partial<RevisionModule>;
    const { upgrade, downgrade } = module;
    if (typeof upgrade !== "function") {
      throw new MigrError("REVISION_INVALID", `${path} exports no upgrade function.`, {
        hint: 'Add "export async function upgrade(op: Operations) { … }".',
        fields: { path },
      });
    }
    const calls: Call[] = [];
    this.#calls.set(path, calls);
    return withCallsNoted(
      { upgrade, ...(downgrade === undefined ? {} : { downgrade }) },
      (stack) => this.#modules.placeIn(stack),
      calls,
    );
  }
}
