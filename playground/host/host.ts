/**
 * The program behind the page, when `migr playground` serves it: the project of its folder, and the way back to the disk.
 *
 * @module
 */
import type { Layout, Project } from "../project/project.ts";

/** What the program gives; see `cli/playground_project.ts`. */
interface Served {
  readonly name: string;
  readonly engine: Project["engine"];
  readonly files: Readonly<Record<string, string>>;
  readonly layout: Layout;
}

/** The id of the project on disk, of which there is one. */
const DISK_ID = "disk";

export class Host {
  readonly #api: URL;
  /** The files as they are on disk, as far as this page knows. */
  #onDisk: Readonly<Record<string, string>> = {};

  private constructor(api: URL) {
    this.#api = api;
  }

  /** The program that serves this page; `undefined` on a static host. */
  static find(): Host | undefined {
    const content = document.querySelector<HTMLMetaElement>('meta[name="migr-host"]')?.content;
    return content === undefined ? undefined : new Host(new URL(content, document.baseURI));
  }

  /** Reads the folder. @throws Error when the program does not answer */
  async read(): Promise<Project> {
    const response = await fetch(new URL("project", this.#api));
    if (!response.ok) throw new Error(`migr does not answer (${response.status}): ${await response.text()}`);
    const { name, engine, files, layout } = (await response.json()) as Served;
    this.#onDisk = files;
    return { id: DISK_ID, name, engine, files, layout, position: [], origin: "disk", trusted: true };
  }

  /** The paths of files that differ from those on disk. */
  changed(project: Project): string[] {
    if (project.id !== DISK_ID) return [];
    const paths = new Set([...Object.keys(this.#onDisk), ...Object.keys(project.files)]);
    return [...paths].filter((path) => this.#onDisk[path] !== project.files[path]).sort();
  }

  /**
   * Writes what has changed.
   *
   * @returns the paths
   * @throws Error with what the program says, when a file has changed on disk meanwhile
   */
  async write(project: Project): Promise<readonly string[]> {
    const changes = this.changed(project).map((path) => ({
      path,
      before: this.#onDisk[path] ?? null,
      after: project.files[path] ?? null,
    }));
    const response = await fetch(new URL("files", this.#api), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ changes }),
    });
    if (!response.ok) {
      const { message, hint } = (await response.json()) as { readonly message: string; readonly hint?: string };
      throw new Error([message, hint].filter(Boolean).join(" "));
    }
    this.#onDisk = project.files;
    return changes.map(({ path }) => path);
  }
}
