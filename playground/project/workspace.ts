/**
 * What is open, where it comes from and where it is kept: around the session, which only knows one project at a time.
 *
 * @module
 */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { LESSONS, loadExample, loadLessonText, nextLesson, OPENING } from "../catalogue/catalogue.ts";
import { type ExampleData, type LessonEntry, projectOf } from "../catalogue/entries.ts";
import { complete } from "../lessons/completed.ts";
import { type Lesson, LessonError } from "../lessons/lesson.ts";
import { parseLesson } from "../lessons/parse.ts";
import { LessonProgress } from "../lessons/progress.ts";
import { isLessonText, lessonProject } from "../lessons/project.ts";
import type { Session } from "../session/session.ts";
import { unzip } from "./archive.ts";
import { UnpackError } from "./deflate.ts";
import { ImportError, type Imported, importProject } from "./import.ts";
import { type Asked, askedBy, pageAddress, projectLink, unpackLesson, unpackProject, zipBytes } from "./link.ts";
import type { Project } from "./project.ts";
import type { SavedEntry, SavedProjects, SaveState } from "./saved.ts";
import { leftOut } from "./share.ts";

/** Something to tell the visitor: what happened, and what to do. */
export interface Notice {
  readonly level: "info" | "error";
  readonly message: string;
  readonly hint?: string | undefined;
}

/** The lesson that is open. */
export interface OpenLesson {
  readonly lesson: Lesson;
  readonly progress: LessonProgress;
  /** Where it stands among the bundled ones. */
  readonly entry: LessonEntry | undefined;
  readonly next: LessonEntry | undefined;
}

const SAVE_AFTER_MS = 400;

export class Workspace {
  readonly session: Session;
  readonly #saveState = signal<SaveState>({ is: "nothing" });
  readonly #notice = signal<Notice | undefined>(undefined);
  readonly #lesson = signal<OpenLesson | undefined>(undefined);
  /** Absent: nothing is kept, as in an embedded page. */
  readonly #saved: SavedProjects | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  /** The project as it was opened: until it changes there is nothing to keep. */
  #pristine: Project;

  constructor(session: Session, saved: SavedProjects | undefined) {
    this.session = session;
    this.#saved = saved;
    this.#pristine = session.project.value;
    effect(() => this.#saveSoon(session.project.value));
    effect(() => {
      const open = this.#lesson.value;
      if (open?.progress.done.value === true && open.entry !== undefined) complete(open.entry.id);
    });
  }

  get saveState(): ReadonlySignal<SaveState> {
    return this.#saveState;
  }
  get notice(): ReadonlySignal<Notice | undefined> {
    return this.#notice;
  }
  get lesson(): ReadonlySignal<OpenLesson | undefined> {
    return this.#lesson;
  }

  tell(notice: Notice): void {
    this.#notice.value = notice;
  }

  /** Opens the project of the folder in which the program behind this page was started. */
  async openServed(read: () => Promise<Project>): Promise<void> {
    try {
      await this.#openProject(await read());
    } catch (error) {
      this.tell({ level: "error", message: error instanceof Error ? error.message : String(error) });
    }
  }

  dismissNotice(): void {
    this.#notice.value = undefined;
  }

  /**
   * Opens what the address asks for, else what was open the last time, else the opening project. Whatever is wrong with
   * a link is said, and the page is usable all the same.
   */
  async begin(fragment: string): Promise<void> {
    const asked = askedBy(fragment);
    if (asked.kind !== "nothing" && (await this.#told(() => this.open(asked)))) return;
    const last = asked.kind === "nothing" ? await this.#saved?.last() : undefined;
    if (last === undefined) await this.openData(OPENING);
    else await this.#openProject(last);
  }

  /** Follows links within the page. */
  async follow(fragment: string): Promise<void> {
    const asked = askedBy(fragment);
    if (asked.kind !== "nothing") await this.#told(() => this.open(asked));
  }

  /** @throws UnpackError, ImportError, LessonError */
  async open(asked: Asked): Promise<void> {
    switch (asked.kind) {
      case "nothing":
        return;
      case "project":
        return await this.#openProject(await unpackProject(asked.packed));
      case "lesson":
        return await this.openLesson(asked.id);
      case "lessonText":
        return await this.openLessonText(await unpackLesson(asked.packed), false);
      case "example":
        return await this.openExample(asked.id);
      case "zip":
        return await this.#openZip(asked.packed);
    }
  }

  async openExample(id: string): Promise<void> {
    const data = await loadExample(id);
    if (data === undefined) throw new ImportError(`There is no example "${id}".`, "Choose one in the menu.");
    await this.openData(data);
  }

  async openData(data: ExampleData): Promise<void> {
    const project = projectOf(data);
    const preview = data.previews[project.engine];
    await this.#openProject(project, preview);
  }

  async openLesson(id: string): Promise<void> {
    const text = await loadLessonText(id);
    if (text === undefined) throw new ImportError(`There is no lesson "${id}".`, "Choose one in the menu.");
    await this.#openProject(lessonProject(parseLesson(text, `${id}.md`), id, true));
  }

  /**
   * Opens a lesson that is not bundled.
   *
   * @param trusted its code may run unasked: true for what the visitor has just written
   * @throws LessonError
   */
  async openLessonText(text: string, trusted: boolean): Promise<void> {
    await this.#openProject(lessonProject(parseLesson(text, "lesson.md"), text, trusted));
  }

  /** What this browser keeps, newest first. */
  async savedProjects(): Promise<readonly SavedEntry[]> {
    return (await this.#saved?.list()) ?? [];
  }

  async openSaved(id: string): Promise<void> {
    await this.#told(async () => {
      const project = await this.#saved?.load(id);
      if (project === undefined) throw new ImportError("This project is not kept any more.", "Open its zip file.");
      await this.#openProject(project);
    });
  }

  async removeSaved(id: string): Promise<void> {
    await this.#saved?.remove(id);
  }

  /** The lesson as it began; the visitor's files are gone. */
  async resetLesson(): Promise<void> {
    const open = this.#lesson.value;
    const { lesson: reference, trusted, id } = this.session.project.value;
    if (open === undefined || reference === undefined) return;
    await this.#openProject({ ...lessonProject(open.lesson, reference, trusted), id });
  }

  /** Writes the solution's files into the project. */
  applySolution(): void {
    const solution = this.#lesson.value?.lesson.solution;
    for (const [path, text] of Object.entries(solution?.files ?? {})) this.session.edit(path, text);
  }

  /** The project stays, the lesson goes. */
  leaveLesson(): void {
    this.#endLesson();
    const { lesson: _, ...project } = this.session.project.value;
    this.session.project.value = project;
  }

  /** Opens what `disk.ts` has read; what it throws is said. `undefined`: the visitor changed their mind. */
  async import(read: () => Promise<Imported | undefined>): Promise<void> {
    await this.#told(async () => {
      const imported = await read();
      if (imported === undefined) return;
      await this.#openProject(imported.project);
      const { ignored } = imported;
      if (ignored.length === 0) return;
      const shown = ignored.slice(0, 3).join(", ");
      const more = ignored.length > 3 ? ` and ${ignored.length - 3} more` : "";
      this.#notice.value = { level: "info", message: `Left out: ${shown}${more}.` };
    });
  }

  /** A link to the project as it is now, and what could not be put into it. */
  async share(): Promise<{ readonly link: string; readonly leftOut: readonly string[] }> {
    const project = this.session.project.value;
    return { link: await projectLink(project, pageAddress(location)), leftOut: leftOut(project) };
  }

  /** Shows an error of this folder as a notice; anything else is a fault of the page. @returns whether it went well */
  async #told(work: () => Promise<void>): Promise<boolean> {
    this.#notice.value = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof UnpackError || error instanceof ImportError || error instanceof LessonError)) throw error;
      this.#notice.value = { level: "error", message: error.message, hint: error.hint };
      return false;
    }
  }

  async #openZip(packed: string): Promise<void> {
    const bytes = zipBytes(packed);
    if (bytes === undefined) throw new ImportError("This link holds no zip file.", "Make the link again.");
    const { project } = importProject(await unzip(bytes), "Project", "shared");
    await this.#openProject(project);
  }

  async #openProject(project: Project, preview?: ExampleData["previews"]["sqlite"]): Promise<void> {
    this.#endLesson();
    this.#saveState.value = { is: "nothing" };
    this.#pristine = project;
    const opened = this.session.openProject(project, preview);
    await this.#beginLesson(project);
    await opened;
  }

  #endLesson(): void {
    this.#lesson.value?.progress.end();
    this.#lesson.value = undefined;
  }

  async #beginLesson({ lesson: reference }: Project): Promise<void> {
    if (reference === undefined) return;
    const text = isLessonText(reference) ? reference : await loadLessonText(reference);
    // A saved project may outlive its lesson.
    if (text === undefined || this.session.project.value.lesson !== reference) return;
    const lesson = parseLesson(text, "lesson.md");
    if (lesson.open !== undefined) this.session.openFile.value = lesson.open;
    const entry = LESSONS.find(({ id }) => id === reference);
    const progress = new LessonProgress(this.session, lesson);
    this.#lesson.value = { lesson, progress, entry, next: entry === undefined ? undefined : nextLesson(entry.id) };
  }

  /** Only what the visitor has changed is worth keeping. */
  #saveSoon(project: Project): void {
    clearTimeout(this.#saveTimer);
    const { files, position, engine } = this.#pristine;
    const isSame = project.files === files && project.engine === engine && sameList(project.position, position);
    if (this.#saved === undefined || isSame) return;
    this.#saveTimer = setTimeout(() => void this.#save(project), SAVE_AFTER_MS);
  }

  async #save(project: Project): Promise<void> {
    // An example or a shared project that was changed is the visitor's own from now on.
    const own: Project = project.origin === "disk" ? project : { ...project, origin: "saved" };
    const saved = await this.#saved?.save(own);
    if (saved === undefined) return;
    this.#saveState.value = saved.state;
    // From here on the visitor's own work is what a reload must bring back, not what the link held.
    if (saved.state.is !== "failed") forgetFragment();
    const current = this.session.project.value;
    if (current.id !== project.id || saved.project.id === project.id) return;
    this.#pristine = { ...current, id: saved.project.id, name: saved.project.name };
    this.session.project.value = this.#pristine;
  }
}

function forgetFragment(): void {
  if (askedBy(location.hash).kind !== "nothing") history.replaceState(null, "", location.pathname + location.search);
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
