/**
 * Projects that this browser keeps: files and position, never a database, which is replayed.
 *
 * Storage may be full, forbidden, or held up by another tab. Nothing here waits for it longer than a moment, and nothing
 * that is on the screen depends on it.
 *
 * @module
 */
import { createStore, del, entries, get, set, type UseStore, update } from "idb-keyval";
import type { Project } from "./project.ts";

/** A project as it is kept. */
interface Kept {
  readonly project: Project;
  /** The tab that wrote it last. */
  readonly tab: string;
  readonly savedAt: number;
}

/** A kept project in a list. */
export interface SavedEntry extends Pick<Project, "id" | "name" | "engine"> {
  readonly savedAt: number;
}

/** How saving went, as the page says it. */
export type SaveState =
  | { readonly is: "nothing" }
  | { readonly is: "saved"; readonly at: number }
  /** Another tab had saved the same project meanwhile, so this one is kept beside it. */
  | { readonly is: "copied"; readonly at: number; readonly name: string }
  | { readonly is: "failed"; readonly reason: string };

const PATIENCE_MS = 2000;
const LAST = "last";
const keyOf = (id: string): string => `project:${id}`;

let store: UseStore | undefined;
/** One database with one table: nothing is ever upgraded, so no tab can block another. */
const projects = (): UseStore => {
  store ??= createStore("migr-playground", "projects");
  return store;
};

/** Fails when storage does not answer. */
async function soon<T>(work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the browser's storage does not answer")), PATIENCE_MS);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The projects of one tab. */
export class SavedProjects {
  readonly #tab = crypto.randomUUID();
  readonly #since = Date.now();
  /** For each project, when this tab saw it last. */
  readonly #seen = new Map<string, number>();

  /** The project of the last visit. Gives `undefined` where there is none, or storage does not answer. */
  async last(): Promise<Project | undefined> {
    try {
      const id = await soon(() => get<string>(LAST, projects()));
      return id === undefined ? undefined : await this.load(id);
    } catch {
      return undefined;
    }
  }

  async load(id: string): Promise<Project | undefined> {
    const kept = await soon(() => get<Kept>(keyOf(id), projects()));
    if (kept === undefined) return undefined;
    this.#seen.set(id, kept.savedAt);
    return kept.project;
  }

  /**
   * Keeps a project. When another tab has saved it since this one read it, it is kept as a copy, so that neither tab's work is
   * lost.
   *
   * @returns the project under the id it is kept by, and how it went
   */
  async save(project: Project): Promise<{ readonly project: Project; readonly state: SaveState }> {
    const at = Date.now();
    try {
      let isForeign = false;
      await soon(() =>
        update<Kept>(
          keyOf(project.id),
          (kept) => {
            isForeign = kept !== undefined && kept.tab !== this.#tab && kept.savedAt > this.#lastSeen(project);
            return isForeign && kept !== undefined ? kept : { project, tab: this.#tab, savedAt: at };
          },
          projects(),
        ),
      );
      if (isForeign) return await this.#saveCopy(project, at);
      this.#seen.set(project.id, at);
      await soon(() => set(LAST, project.id, projects()));
      return { project, state: { is: "saved", at } };
    } catch (error) {
      return { project, state: { is: "failed", reason: error instanceof Error ? error.message : String(error) } };
    }
  }

  /** A lesson that is begun anew takes the place of what one did the last time, unless another tab is at it. */
  #lastSeen({ id, lesson }: Project): number {
    return this.#seen.get(id) ?? (lesson === undefined ? 0 : this.#since);
  }

  async #saveCopy(project: Project, at: number): Promise<{ readonly project: Project; readonly state: SaveState }> {
    const copy: Project = { ...project, id: crypto.randomUUID(), name: `${project.name} (copy)` };
    await soon(() => set(keyOf(copy.id), { project: copy, tab: this.#tab, savedAt: at } satisfies Kept, projects()));
    this.#seen.set(copy.id, at);
    await soon(() => set(LAST, copy.id, projects()));
    return { project: copy, state: { is: "copied", at, name: copy.name } };
  }

  /** What is kept, newest first; nothing where storage does not answer. */
  async list(): Promise<readonly SavedEntry[]> {
    try {
      const all = await soon(() => entries<string, Kept | string>(projects()));
      return all
        .flatMap(([, kept]) => (typeof kept === "object" ? [kept] : []))
        .map(({ project: { id, name, engine }, savedAt }) => ({ id, name, engine, savedAt }))
        .sort((a, b) => b.savedAt - a.savedAt);
    } catch {
      return [];
    }
  }

  async remove(id: string): Promise<void> {
    this.#seen.delete(id);
    await soon(() => del(keyOf(id), projects())).catch(() => {});
  }

  /** The next visit begins with the opening project again. */
  async forgetLast(): Promise<void> {
    await soon(() => del(LAST, projects())).catch(() => {});
  }
}
