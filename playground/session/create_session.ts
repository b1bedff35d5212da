/**
 * The session: signals, and actions that change them by asking the engine.
 *
 * @module
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Catalog, RevisionGraph } from "../../core/mod.ts";
import type {
  CatalogData,
  ConsoleResult,
  DatabaseState,
  Direction,
  DryRunReport,
  Engine,
  ForkReport,
  Params,
  Problem,
  Proposal,
  RenameAnswers,
  RequestName,
  Result,
  RoundTrip,
  RunReport,
  TableRows,
} from "../engine/protocol.ts";
import { type EngineName, layoutOf, type Project, revisionPaths, withFiles } from "../project/project.ts";
import { editedPaths, fileName, firstFile, graphOf, titleOf } from "./about_project.ts";
import { EMPTY, initialView, viewOf } from "./database_view.ts";
import { EngineKeeper, problemFrom } from "./engine_keeper.ts";
import { Proposals } from "./proposals.ts";
import { Recorder } from "./recorder.ts";
import type { Activity, DatabaseView, EngineStatus, LedgerRun, LogLine, Session } from "./session.ts";

/** What is shown before an engine has started. */
export interface Initial {
  readonly project: Project;
  /** The schema at the project's position, made by the build. */
  readonly catalog?: CatalogData | undefined;
  readonly rowCounts?: Readonly<Record<string, number>> | undefined;
}

const SHOWN_ROWS = 100;

class PlaygroundSession implements Session {
  readonly project: Signal<Project>;
  readonly graph: ReadonlySignal<RevisionGraph>;
  readonly openFile: Signal<string>;
  readonly edited: ReadonlySignal<readonly string[]>;
  readonly #database = signal<DatabaseView>(EMPTY);
  readonly #previous = signal<Catalog | undefined>(undefined);
  readonly #activity = signal<Activity | undefined>(undefined);
  readonly #problem = signal<Problem | undefined>(undefined);
  readonly #roundTrips = signal<readonly RoundTrip[]>([]);
  readonly #fork = signal<ForkReport | undefined>(undefined);
  readonly #data = signal<readonly TableRows[]>([]);
  /** The files that the database was made with. */
  readonly #base: Signal<Readonly<Record<string, string>>>;
  readonly #keeper = new EngineKeeper();
  readonly #recorder = new Recorder();
  readonly #proposals = new Proposals({
    ask: (answers, message) => this.#ask("autogenerate", { answers, message }),
    isReady: () => this.project.value.trusted && this.#keeper.status.value.phase === "ready",
    epoch: () => this.#epoch,
  });
  /** What the worker has as its files. */
  #loaded: { readonly engine: Engine; readonly project: Project } | undefined;
  /** The heads that a replay is on its way to. */
  #replaying = false;
  /** Counts projects and stops: what comes back from an earlier one is not shown. */
  #epoch = 0;

  constructor(initial: Initial) {
    this.project = signal(initial.project);
    this.#base = signal(initial.project.files);
    this.openFile = signal(firstFile(initial.project));
    this.graph = computed(() => graphOf(this.project.value));
    this.edited = computed(() => editedPaths(this.project.value, this.#base.value, this.#database.value.applied));
    this.#showInitial(initial);
  }

  get baseFiles(): ReadonlySignal<Readonly<Record<string, string>>> {
    return this.#base;
  }
  get engine(): ReadonlySignal<EngineStatus> {
    return this.#keeper.status;
  }
  get database(): ReadonlySignal<DatabaseView> {
    return this.#database;
  }
  get previous(): ReadonlySignal<Catalog | undefined> {
    return this.#previous;
  }
  get activity(): ReadonlySignal<Activity | undefined> {
    return this.#activity;
  }
  get problem(): ReadonlySignal<Problem | undefined> {
    return this.#problem;
  }
  get runs(): ReadonlySignal<readonly LedgerRun[]> {
    return this.#recorder.runs;
  }
  get log(): ReadonlySignal<readonly LogLine[]> {
    return this.#recorder.log;
  }
  get proposal(): ReadonlySignal<Proposal | undefined> {
    return this.#proposals.current;
  }
  get roundTrips(): ReadonlySignal<readonly RoundTrip[]> {
    return this.#roundTrips;
  }
  get fork(): ReadonlySignal<ForkReport | undefined> {
    return this.#fork;
  }
  get data(): ReadonlySignal<readonly TableRows[]> {
    return this.#data;
  }

  async openProject(project: Project, initial: Omit<Initial, "project"> = {}): Promise<void> {
    this.#epoch++;
    this.#proposals.forget();
    // Another project's code must not be in the same worker.
    this.#keeper.stop();
    batch(() => {
      this.project.value = project;
      this.openFile.value = firstFile(project);
      this.#activity.value = undefined;
      this.#problem.value = undefined;
      this.#roundTrips.value = [];
      this.#fork.value = undefined;
      this.#recorder.clear();
      this.#showInitial({ project, ...initial });
    });
    if (project.trusted) await this.start();
  }

  async trust(): Promise<void> {
    this.project.value = { ...this.project.value, trusted: true };
    await this.start();
  }

  /** Starts the engine and replays to where the project stands. */
  async start(): Promise<void> {
    await this.#replay("Replaying", this.project.value.position, { quiet: true });
    this.#proposals.soon(0);
  }

  edit(path: string, text: string | undefined): void {
    const before = this.project.value;
    if (before.files[path] === text) return;
    this.project.value = withFiles(before, { [path]: text });
    if (text === undefined && this.openFile.value === path) this.openFile.value = firstFile(this.project.value);
    this.#fork.value = undefined;
    this.#proposals.soon();
  }

  async switchEngine(engine: EngineName): Promise<void> {
    if (this.project.value.engine === engine && this.#keeper.isOn) return;
    this.#epoch++;
    this.#keeper.stop();
    batch(() => {
      this.project.value = { ...this.project.value, engine };
      this.#activity.value = undefined;
      this.#problem.value = undefined;
      this.#database.value = EMPTY;
      this.#previous.value = undefined;
      this.#data.value = [];
      this.#proposals.clear();
      this.#roundTrips.value = [];
    });
    if (this.project.value.trusted) await this.start();
  }

  async runTo(target: string, direction?: Direction): Promise<void> {
    const title = titleOf(target, direction);
    await this.#change(title, (ask, hear) => ask("run", { target, direction }, hear));
  }

  async up(): Promise<void> {
    await this.runTo("+1", "upgrade");
  }
  async down(): Promise<void> {
    await this.runTo("-1", "downgrade");
  }
  async toHead(): Promise<void> {
    await this.runTo("head", "upgrade");
  }
  async reset(): Promise<void> {
    await this.#replay("Reset", []);
  }

  async preview(target: string, direction?: Direction): Promise<DryRunReport> {
    return await this.#ask("dryRun", { target, direction });
  }

  async stop(): Promise<void> {
    this.#epoch++;
    const wasReplaying = this.#replaying;
    this.#keeper.stop();
    this.#activity.value = undefined;
    this.#recorder.say("warning", "Stopped.");
    // What could not be replayed once will not be the second time.
    const position = wasReplaying ? [] : this.project.value.position;
    await this.#replay("Starting again", position, { quiet: true });
    this.#problem.value = {
      code: "STOPPED",
      message: wasReplaying
        ? "Stopped. The database is empty, because its revisions could not be replayed."
        : "Stopped. The database is where it was before.",
    };
  }

  async console(sql: string): Promise<ConsoleResult> {
    const result = await this.#during("Asking the database", () => this.#ask("console", { sql }));
    await this.#refresh(result.state);
    return result;
  }

  async propose(answers: RenameAnswers): Promise<void> {
    await this.#proposals.ask(answers);
  }

  async acceptProposal(message = ""): Promise<void> {
    const revision = await this.#proposals.take(message);
    if (revision === undefined) return;
    this.edit(revision.path, revision.text);
    this.openFile.value = revision.path;
  }

  async mergeHeads(): Promise<void> {
    const { heads } = this.graph.value;
    await this.#write("Merging heads", () => this.#ask("merge", { heads, message: "" }));
  }

  async newRevision(message: string, format: "ts" | "sql"): Promise<void> {
    await this.#write("Writing a revision", () => this.#ask("newRevision", { message, format, head: "head" }));
  }

  async roundTrip(revisions: readonly string[]): Promise<void> {
    const others = this.#roundTrips.value.filter(({ revision }) => !revisions.includes(revision));
    const [epoch, found] = [this.#epoch, [] as RoundTrip[]];
    await this.#during("Up, down and up again", async () => {
      const all = await this.#ask("roundTrip", { revisions }, (event) => {
        if (event.type !== "roundTrip" || epoch !== this.#epoch) return;
        found.push(event.result);
        this.#roundTrips.value = [...others, ...found];
        const { activity } = this;
        if (activity.value !== undefined) this.#activity.value = { ...activity.value, done: event.done, of: event.of };
      });
      if (epoch === this.#epoch) this.#roundTrips.value = [...others, ...all];
    });
  }

  async replayFork(revision: string): Promise<void> {
    const original = this.#base.value;
    await this.#during("Replaying the edit beside the original", async () => {
      this.#fork.value = await this.#ask("fork", { original, revision });
    });
  }

  async adoptEdits(): Promise<void> {
    this.#fork.value = undefined;
    await this.#replay("Run again with the edit", this.#database.value.heads, { measure: true });
  }

  discardEdits(): void {
    const base = this.#base.value;
    const changes = Object.fromEntries(this.edited.value.map((path) => [path, base[path]]));
    this.#fork.value = undefined;
    this.project.value = withFiles(this.project.value, changes);
    this.#proposals.soon();
  }

  dismiss(): void {
    this.#problem.value = undefined;
  }

  async ask<N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>> {
    return await this.#ask(name, params);
  }

  async #ask<N extends RequestName>(
    name: N,
    params: Params<N>,
    hear?: Parameters<Engine["request"]>[2],
  ): Promise<Result<N>> {
    const engine = await this.#keeper.get(this.project.value.engine);
    await this.#load(engine);
    return await engine.request(name, params, hear);
  }

  async #load(engine: Engine): Promise<void> {
    const project = this.project.value;
    if (this.#loaded?.engine === engine && this.#loaded.project.files === project.files) return;
    this.#loaded = { engine, project };
    await engine.request("load", { files: project.files, layout: layoutOf(project) });
  }

  /** An action that the visitor waits for; its failure becomes the page's problem. */
  async #during<T>(label: string, work: () => Promise<T>): Promise<T> {
    const epoch = this.#epoch;
    batch(() => {
      this.#problem.value = undefined;
      this.#activity.value = { label, startedAt: performance.now() };
    });
    try {
      return await work();
    } catch (error) {
      const problem = problemFrom(error);
      if (epoch === this.#epoch && problem.code !== "STOPPED") this.#problem.value = problem;
      throw error;
    } finally {
      if (epoch === this.#epoch) this.#activity.value = undefined;
    }
  }

  /** A run, whatever it is: nothing is thrown, everything is shown. */
  async #change(
    title: string,
    work: (ask: Ask, hear: Parameters<Engine["request"]>[2]) => Promise<RunReport>,
  ): Promise<void> {
    const { project, activity } = this;
    if (!project.value.trusted || activity.value !== undefined) return;
    if (this.edited.value.length > 0) return this.#refuseEdited();
    const epoch = this.#epoch;
    const run = this.#recorder.begin(title);
    try {
      const report = await this.#during(title, () => work((...args) => this.#ask(...args), run.hear));
      if (epoch !== this.#epoch) return;
      run.end(report.losses, report.durationMs, report.problem);
      this.#show(report);
    } catch (error) {
      const problem = problemFrom(error);
      if (problem.code !== "STOPPED") run.end([], 0, problem);
    }
  }

  /** Throws the database away and replays up to some heads with the files as they are. */
  async #replay(title: string, position: readonly string[], { quiet = false, measure = false } = {}): Promise<void> {
    if (this.#activity.value !== undefined || !this.project.value.trusted) return;
    const epoch = this.#epoch;
    const run = this.#recorder.begin(title);
    this.#replaying = true;
    try {
      const report = await this.#during(title, () => this.#ask("reset", { position, measure }, run.hear));
      if (epoch !== this.#epoch) return;
      // Making the database anew loses nothing that anyone put there.
      run.end([], report.durationMs, report.problem);
      this.#show({ ...report, losses: [], ran: quiet ? [] : report.ran });
      if (quiet) this.#previous.value = undefined;
    } catch {
      // It is shown as the page's problem.
    } finally {
      if (epoch === this.#epoch) this.#replaying = false;
    }
  }

  #show({ state, data, problem, ran }: RunReport): void {
    batch(() => {
      this.#previous.value = this.#database.value.catalog;
      this.#setState(state);
      this.#data.value = data;
      this.#base.value = this.project.value.files;
      this.#problem.value = problem;
      if (problem !== undefined) this.#recorder.say("error", problem.message, problem);
      this.#follow(problem?.path ?? this.#pathOf(ran.at(-1)?.revision));
    });
  }

  /** The editor shows what ran last or failed, unless something else than a revision is being edited. */
  #follow(path: string | undefined): void {
    const { value } = this.project;
    const paths = new Set(revisionPaths(value));
    const isWatching = paths.has(this.openFile.value) || !paths.has(path ?? "");
    if (path !== undefined && value.files[path] !== undefined && isWatching) this.openFile.value = path;
  }

  #pathOf(revision: string | undefined): string | undefined {
    return revision === undefined ? undefined : this.graph.value.get(revision)?.file.path;
  }

  #setState(state: DatabaseState): void {
    this.#database.value = viewOf(state);
    const { heads } = state;
    const { value } = this.project;
    if (value.position.join() !== heads.join()) this.project.value = { ...value, position: heads };
  }

  /** After the console, which may have changed anything. */
  async #refresh(state: DatabaseState): Promise<void> {
    const before = new Map(this.#data.value.map((rows) => [JSON.stringify(rows.table), rows.after]));
    const data: TableRows[] = [];
    for (const object of state.catalog.objects) {
      if (object.kind !== "table") continue;
      const table = { schema: object.id.schema, name: object.id.name };
      const after = await this.#ask("rows", { table, limit: SHOWN_ROWS });
      data.push({ table, before: before.get(JSON.stringify(table)), after });
    }
    batch(() => {
      this.#previous.value = this.#database.value.catalog;
      this.#setState(state);
      this.#data.value = data;
    });
  }

  async #write(label: string, work: () => Promise<Result<"merge">>): Promise<void> {
    try {
      const { path, text } = await this.#during(label, work);
      this.edit(path, text);
      this.openFile.value = path;
    } catch {
      // It is shown as the page's problem.
    }
  }

  #refuseEdited(): void {
    const names = this.edited.value.map(fileName).join(", ");
    this.#problem.value = {
      code: "EDITED",
      message: `${names} has changed since this database ran it.`,
      hint: "Run again with the edit, compare both, or take the edit back.",
      path: this.edited.value[0],
    };
  }

  #showInitial({ project, catalog, rowCounts }: Initial): void {
    this.#base.value = project.files;
    this.#previous.value = undefined;
    this.#data.value = [];
    this.#database.value = initialView(project, catalog, rowCounts);
  }
}

type Ask = <N extends RequestName>(
  name: N,
  params: Params<N>,
  hear?: Parameters<Engine["request"]>[2],
) => Promise<Result<N>>;

/** Makes the page's session. Nothing runs before {@link Session.start} or {@link Session.openProject}. */
export function createSession(initial: Initial): Session {
  return new PlaygroundSession(initial);
}
