/**
 * One engine with one database, and everything that the page can ask of it. It runs in a worker, and in tests without
 * one.
 *
 * @module
 */
import { Catalog, current } from "../../core/mod.ts";
import { DEFAULT_LAYOUT } from "../project/project.ts";
import type { EngineHost, OpenDatabase, StartHost } from "./host.ts";
import { dataOf, runConsole, schemaOf, stateOf } from "./looking.ts";
import type { ImportText, Modules } from "./modules.ts";
import { probe } from "./probing.ts";
import { ProjectCode } from "./project_code.ts";
import { merge, newRevision, Proposer } from "./proposing.ts";
import type { DryRunReport, EngineEvent, Params, ProjectData, RequestName, Result, RunReport } from "./protocol.ts";
import { catalogAt, fork, roundTrips } from "./proving.ts";
import { readRows } from "./rows.ts";
import { directionTo, type Run, runRevisions, stepsTo } from "./running.ts";
import { ShadowPool } from "./shadow_pool.ts";
import { changedTables, lossesBetween, type Survey, surveyOf } from "./survey.ts";

type Emit = (event: EngineEvent) => void;
type Handlers = { readonly [N in RequestName]: (params: Params<N>, emit: Emit) => Promise<Result<N>> };

/** What there is once the engine has started. */
interface Started {
  readonly host: EngineHost;
  readonly pool: ShadowPool;
  readonly proposer: Proposer;
  database: OpenDatabase;
}

export class Workbench {
  readonly #start: StartHost;
  readonly #read: (data: ProjectData) => ProjectCode;
  #started: Started | undefined;
  #code: ProjectCode;
  #seeded = new Set<string>();

  /**
   * @param importText how the project's modules are imported here
   * @param dialect the dialect's module, for projects that import it
   */
  constructor(start: StartHost, importText: ImportText, dialect: Modules = {}) {
    this.#start = start;
    this.#read = (data) => ProjectCode.read(data, importText, dialect);
    this.#code = this.#read({ files: {}, layout: DEFAULT_LAYOUT });
  }

  /** Answers a request. Call it again only when the answer is there. */
  async answer<N extends RequestName>(name: N, params: Params<N>, emit: Emit = () => {}): Promise<Result<N>> {
    return await this.#handlers[name](params, emit);
  }

  /** The files that were loaded last. */
  get project(): ProjectData {
    return this.#code.data;
  }

  /** Ends the engine. */
  async close(): Promise<void> {
    await this.#started?.database.close();
    await this.#started?.pool.close();
    this.#started = undefined;
  }

  /** An error as the page is told of it. */
  problem(error: unknown): ReturnType<ProjectCode["problem"]> {
    return this.#code.problem(error);
  }

  readonly #handlers: Handlers = {
    open: async ({ assets }) => {
      const host = await this.#start(assets);
      const pool = new ShadowPool(host);
      const database = await host.open();
      this.#started = { host, pool, proposer: new Proposer(host, pool), database };
      return { version: await host.dialect.session.version(database.connection) };
    },
    load: async (data) => {
      this.#code = this.#read(data);
      return await this.#state();
    },
    state: async () => await this.#state(),
    run: async ({ target, direction }, emit) => {
      const way = direction ?? directionTo(target, await this.#applied());
      return await this.#watched(await this.#survey(), (code) => this.#run(code, target, way, true, emit));
    },
    reset: async ({ position, measure = false }, emit) => {
      const before = await this.#survey();
      await this.#empty();
      return await this.#watched(before, (code) => this.#replay(code, position, measure, emit));
    },
    catalogAt: async ({ heads }) => {
      const { host, pool } = this.#engine;
      return dataOf(heads.length === 0 ? Catalog.EMPTY : await catalogAt(host, this.#code, pool, heads));
    },
    dryRun: async (params) => await this.#dryRun(params),
    rows: async ({ table, limit }) => {
      const { connection, dialect } = this.#open;
      return await readRows(connection, dialect, await schemaOf(connection, dialect), table, limit);
    },
    console: async ({ sql }) => await runConsole(this.#open.connection, this.#open.dialect, this.#code, sql),
    autogenerate: async ({ answers, message }) => await this.#engine.proposer.propose(this.#code, answers, message),
    roundTrip: async ({ revisions }, emit) => {
      const { host, pool } = this.#engine;
      return await roundTrips({ host, pool, code: this.#code, emit }, new Set(revisions));
    },
    fork: async ({ original, revision }) => {
      const { host, pool } = this.#engine;
      const before = this.#read({ ...this.#code.data, files: original });
      return await fork(host, before, this.#code, pool, revision);
    },
    merge: async ({ heads, message }) => merge(this.#code, heads, message),
    newRevision: async ({ message, format, head }) => newRevision(this.#code, message, format, head),
  };

  get #engine(): Started {
    if (this.#started === undefined) throw new Error("The engine has not started.");
    return this.#started;
  }

  get #open(): { readonly connection: OpenDatabase["connection"]; readonly dialect: EngineHost["dialect"] } {
    const { database, host } = this.#engine;
    return { connection: database.connection, dialect: host.dialect };
  }

  async #state(): ReturnType<typeof stateOf> {
    return await stateOf(this.#open.connection, this.#open.dialect, this.#code);
  }

  async #applied(): Promise<ReadonlySet<string>> {
    const { connection, dialect } = this.#open;
    return new Set((await current(connection, this.#code.graph, { dialect })).applied);
  }

  async #survey(): Promise<Survey> {
    const { connection, dialect } = this.#open;
    return await surveyOf(connection, dialect, await schemaOf(connection, dialect));
  }

  /** An empty database in the place of the one there is. */
  async #empty(): Promise<void> {
    const { host, database } = this.#engine;
    await database.close();
    this.#engine.database = await host.open();
    this.#seeded = new Set();
  }

  async #run(
    code: ProjectCode,
    target: string,
    direction: "upgrade" | "downgrade",
    measure: boolean,
    emit: Emit,
  ): Promise<Run> {
    const { connection, dialect } = this.#open;
    return await runRevisions(connection, code, { dialect, target, direction, measure, seeded: this.#seeded, emit });
  }

  /** Upgrades to each of some heads. */
  async #replay(code: ProjectCode, heads: readonly string[], measure: boolean, emit: Emit): Promise<Run> {
    const all: Run[] = [];
    for (const head of heads) {
      if (!code.graph.has(head)) continue;
      const run = await this.#run(code, head, "upgrade", measure, emit);
      all.push(run);
      if (run.problem !== undefined) break;
    }
    return {
      ran: all.flatMap(({ ran }) => ran),
      statements: all.flatMap(({ statements }) => statements),
      durationMs: all.reduce((sum, { durationMs }) => sum + durationMs, 0),
      problem: all.at(-1)?.problem,
    };
  }

  async #watched(before: Survey, work: (code: ProjectCode) => Promise<Run>): Promise<RunReport> {
    const { ran, durationMs, problem } = await work(this.#code);
    const { connection, dialect } = this.#open;
    const catalog = await schemaOf(connection, dialect);
    const state = await stateOf(connection, dialect, this.#code, catalog);
    const after = await surveyOf(connection, dialect, catalog);
    const losses = lossesBetween(before, after);
    const data = changedTables(before, after);
    return { ran, state, losses, data, durationMs, ...(problem === undefined ? {} : { problem }) };
  }

  async #dryRun({ target, direction }: Params<"dryRun">): Promise<DryRunReport> {
    const { connection, dialect } = this.#open;
    const applied = await this.#applied();
    const way = direction ?? directionTo(target, applied);
    const steps = stepsTo(this.#code, applied, target, way);
    try {
      const found = await probe(connection, dialect, this.#code, target, way);
      return {
        steps: steps.map((step) => ({ ...step, statements: found.statements.get(step.revision) ?? [] })),
        losses: found.losses,
      };
    } catch (error) {
      return {
        steps: steps.map((step) => ({ ...step, statements: [] })),
        losses: [],
        note: this.#code.problem(error).message,
      };
    }
  }
}
