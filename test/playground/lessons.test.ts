/**
 * The bundled lessons, played on real engines: at the start no lesson is done, with its solution every one is.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { pglite } from "../../core/drivers/pglite.ts";
import { Catalog, RevisionGraph } from "../../core/mod.ts";
import { importText, sqliteAssets } from "../../playground/catalogue/preview.ts";
import { readLessons } from "../../playground/catalogue/read.ts";
import type { StartHost } from "../../playground/engine/host.ts";
import { startSqlite } from "../../playground/engine/host_sqlite.ts";
import type { DatabaseState, StatementRecord } from "../../playground/engine/protocol.ts";
import { Workbench } from "../../playground/engine/workbench.ts";
import { printCondition } from "../../playground/lessons/condition.ts";
import { holds } from "../../playground/lessons/evaluate.ts";
import type { Lesson } from "../../playground/lessons/lesson.ts";
import { parseLesson } from "../../playground/lessons/parse.ts";
import { lessonState } from "../../playground/lessons/state.ts";
import { writeLesson } from "../../playground/lessons/write.ts";
import { DEFAULT_LAYOUT, revisionPaths } from "../../playground/project/project.ts";
import { migr } from "../cli/fake_host.ts";
import type {} from "../support/global_setup.ts";
import { openPGlite } from "../support/pglite.ts";

const lessons = readLessons().map(({ entry, text }) => ({ id: entry.id, text, lesson: parseLesson(text, entry.id) }));

const startPGlite: StartHost = async () => ({
  dialect: postgres,
  open: async () => {
    const database = await openPGlite();
    return { connection: pglite(database), close: () => database.close() };
  },
});

/** Somebody who works on a lesson, without a page around it. */
class Learner {
  readonly #workbench: Workbench;
  readonly #lesson: Lesson;
  readonly #watched = new Map<string, StatementRecord[]>();
  #files: Record<string, string>;
  #state: DatabaseState | undefined;

  private constructor(lesson: Lesson, workbench: Workbench) {
    this.#lesson = lesson;
    this.#workbench = workbench;
    this.#files = { ...lesson.files };
  }

  static async begin(lesson: Lesson): Promise<Learner> {
    const workbench = new Workbench(lesson.engine === "sqlite" ? startSqlite : startPGlite, importText);
    await workbench.answer("open", { assets: lesson.engine === "sqlite" ? sqliteAssets() : {} });
    const learner = new Learner(lesson, workbench);
    await learner.write({});
    const { problem, state } = await workbench.answer("reset", { position: lesson.at });
    expect(problem).toBeUndefined();
    learner.#state = state;
    return learner;
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    Object.assign(this.#files, files);
    this.#state = await this.#workbench.answer("load", { files: this.#files, layout: DEFAULT_LAYOUT });
  }

  /** Runs a command line of a solution as the page's buttons would. */
  async run(command: string): Promise<void> {
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
    const [name = ""] = words;
    const option = (flag: string): string => words[words.indexOf(flag) + 1] ?? "";
    if (name === "upgrade") await this.#upgrade(words[1] ?? "head");
    else if (name === "merge") await this.#merge(option("-m"));
    else if (name === "revision") await this.#autogenerate(option("-m"), words.includes("--rename"));
    else throw new Error(`A solution cannot say "${command}" yet.`);
  }

  async #upgrade(target: string): Promise<void> {
    const { state, problem } = await this.#workbench.answer("run", { target, direction: "upgrade" }, (event) => {
      if (event.type === "started") this.#watched.set(event.revision, []);
      if (event.type === "statement") this.#watched.get(event.record.revision)?.push(event.record);
    });
    expect(problem).toBeUndefined();
    this.#state = state;
  }

  async #merge(message: string): Promise<void> {
    const { heads } = this.#graph();
    const { path, text } = await this.#workbench.answer("merge", { heads, message });
    await this.write({ [path]: text });
  }

  async #autogenerate(message: string, isRename: boolean): Promise<void> {
    const { questions } = await this.#workbench.answer("autogenerate", { answers: {}, message });
    const answers = Object.fromEntries(questions.map(({ key }) => [key, isRename]));
    const { revision } = await this.#workbench.answer("autogenerate", { answers, message });
    expect(revision).toBeDefined();
    if (revision !== undefined) await this.write({ [revision.path]: revision.text });
  }

  #graph(): RevisionGraph {
    const paths = revisionPaths({ files: this.#files });
    return RevisionGraph.fromFiles(paths.map((path) => ({ path, text: this.#files[path] ?? "" })));
  }

  /** The checks that do not hold, as they are written. */
  async unticked(): Promise<string[]> {
    const { heads = [], applied = [], catalog, rowCounts = {} } = this.#state ?? {};
    const state = lessonState(
      {
        graph: this.#graph(),
        files: this.#files,
        start: this.#lesson.at,
        heads,
        applied: new Set(applied),
        catalog: Catalog.of(catalog?.objects ?? [], catalog?.unmodelled),
        rowCounts,
        watched: this.#watched,
      },
      (name, params) => this.#workbench.answer(name, params),
    );
    const found: string[] = [];
    for (const { condition } of this.#lesson.checks) {
      if (!(await holds(condition, state))) found.push(printCondition(condition));
    }
    return found;
  }
}

describe.each(lessons)("the lesson $id", ({ id, lesson, text }) => {
  it("is not done at the start, and is with its solution", async () => {
    const learner = await Learner.begin(lesson);
    expect((await learner.unticked()).length).toBeGreaterThan(0);
    await learner.write(lesson.solution?.files ?? {});
    for (const command of lesson.solution?.commands ?? []) await learner.run(command);
    expect(await learner.unticked()).toEqual([]);
  });

  it("has a solution that the program runs as well", async () => {
    const folder = mkdtempSync(join(tmpdir(), "migr-lesson-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const write = (files: Readonly<Record<string, string>>): void => {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
    };
    write(lesson.files);
    if (lesson.at.length > 0) expect(await migr(["upgrade", ...lesson.at], { cwd: folder })).toMatchObject({ code: 0 });
    write(lesson.solution?.files ?? {});
    for (const command of lesson.solution?.commands ?? []) {
      const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
      expect(await migr(words, { cwd: folder }), `migr ${command}`).toMatchObject({ code: 0 });
    }
  });

  it("is read back as it is when the authoring mode writes it", () => {
    const withoutLines = (read: Lesson): unknown => ({
      ...read,
      checks: read.checks.map(({ line: _, ...check }) => check),
      hints: read.hints.map((hint) => hint.replace(/\s+/g, " ")),
    });
    const again = parseLesson(writeLesson(lesson), id);
    expect(withoutLines(again)).toEqual(withoutLines(parseLesson(text, id)));
  });
});

describe("the lesson safe_not_null", () => {
  const { lesson } = lessons.find(({ id }) => id === "safe_not_null") ?? {};

  it("does not tick when the rows were read under the strongest lock", async () => {
    if (lesson === undefined) throw new Error("There is no such lesson.");
    const learner = await Learner.begin(lesson);
    await learner.run("upgrade head");
    expect(await learner.unticked()).toEqual(["no revision scans under AccessExclusiveLock"]);
  });

  it("does not tick when one revision does it all, because its lock lasts", async () => {
    if (lesson === undefined) throw new Error("There is no such lesson.");
    const learner = await Learner.begin(lesson);
    const [path = ""] = Object.keys(lesson.solution?.files ?? {});
    const all = `ALTER TABLE accounts ADD CONSTRAINT accounts_email_present CHECK (email IS NOT NULL) NOT VALID;
ALTER TABLE accounts VALIDATE CONSTRAINT accounts_email_present;
ALTER TABLE accounts ALTER COLUMN email SET NOT NULL;
ALTER TABLE accounts DROP CONSTRAINT accounts_email_present;`;
    const original = lesson.files[path] ?? "";
    await learner.write({ [path]: original.replace("ALTER TABLE accounts ALTER COLUMN email SET NOT NULL;", all) });
    await learner.run("upgrade head");
    expect(await learner.unticked()).toEqual(["no revision scans under AccessExclusiveLock"]);
  });
});
