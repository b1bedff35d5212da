/**
 * The visitor's disk, as far as browsers let a page see it: a folder that is picked or dropped, a zip, and the way back.
 *
 * @module
 */
import { bytesOf, fileName, unzip, zipOf } from "./archive.ts";
import { type GivenFile, ImportError, type Imported, importProject, isWanted } from "./import.ts";
import type { Project } from "./project.ts";

/** Chromium's pickers, which the standard library of types does not know yet. */
interface Pickers {
  showDirectoryPicker?(options?: { readonly mode?: "read" | "readwrite" }): Promise<FileSystemDirectoryHandle>;
}

const pickers = (): Pickers => globalThis as Pickers;

/** Folders can be written here, not only downloaded. */
export const canWriteFolders = (): boolean => pickers().showDirectoryPicker !== undefined;

/**
 * Lets the visitor choose a folder.
 *
 * @returns `undefined` when they changed their mind
 * @throws ImportError
 */
export async function pickFolder(): Promise<Imported | undefined> {
  const pick = pickers().showDirectoryPicker;
  if (pick === undefined) return await pickFiles({ folder: true });
  const handle = await pick.call(globalThis, { mode: "read" }).catch(unlessAborted);
  if (handle === undefined) return undefined;
  const files: GivenFile[] = [];
  await readHandle(handle, "", files);
  return importProject(files, handle.name);
}

/** Lets the visitor choose a zip. */
export async function pickZip(): Promise<Imported | undefined> {
  return await pickFiles({ folder: false });
}

function unlessAborted(error: unknown): undefined {
  if (error instanceof DOMException && error.name === "AbortError") return undefined;
  throw error;
}

async function readHandle(folder: FileSystemDirectoryHandle, prefix: string, into: GivenFile[]): Promise<void> {
  for await (const [name, entry] of folder.entries()) {
    const path = `${prefix}${name}`;
    if (!isWanted(path)) continue;
    if (entry.kind === "directory") await readHandle(entry as FileSystemDirectoryHandle, `${path}/`, into);
    else into.push({ path, bytes: await bytesIn(await (entry as FileSystemFileHandle).getFile()) });
  }
}

const bytesIn = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

/** The oldest way, which every browser has. */
function pickFiles({ folder }: { readonly folder: boolean }): Promise<Imported | undefined> {
  const input = document.createElement("input");
  input.type = "file";
  if (folder) input.webkitdirectory = true;
  else input.accept = ".zip,application/zip";
  return new Promise((resolve, reject) => {
    input.addEventListener("cancel", () => resolve(undefined));
    input.addEventListener("change", () => importFiles([...(input.files ?? [])]).then(resolve, reject));
    input.click();
  });
}

/**
 * Files as an input or a drop gives them: one zip, or what is in a folder.
 *
 * @throws ImportError
 */
export async function importFiles(files: readonly File[]): Promise<Imported | undefined> {
  const [first] = files;
  if (first === undefined) return undefined;
  if (files.length === 1 && /\.zip$/i.test(first.name)) {
    return importProject(await unzip(await bytesIn(first)), first.name.replace(/\.zip$/i, ""));
  }
  const wanted = files.map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  const given = await Promise.all(
    wanted.filter(({ path }) => isWanted(path)).map(async ({ file, path }) => ({ path, bytes: await bytesIn(file) })),
  );
  return importProject(given, given[0]?.path.split("/")[0] ?? "Imported");
}

/**
 * What was dropped on the page.
 *
 * @param entries taken from the event in its own turn: afterwards the browser has forgotten them
 * @throws ImportError
 */
export async function importDrop(
  entries: readonly FileSystemEntry[],
  files: readonly File[],
): Promise<Imported | undefined> {
  if (entries.every((entry) => entry.isFile)) return await importFiles(files);
  const given: GivenFile[] = [];
  for (const entry of entries) await readEntry(entry, given);
  return importProject(given, entries[0]?.name ?? "Dropped");
}

async function readEntry(entry: FileSystemEntry, into: GivenFile[]): Promise<void> {
  const path = entry.fullPath.replace(/^\//, "");
  if (!isWanted(path)) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    into.push({ path, bytes: await bytesIn(file) });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives a hundred entries at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const child of some) await readEntry(child, into);
  }
}

/** Hands the visitor a file. */
export function download(content: BlobPart, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The project as a zip in the visitor's downloads. */
export async function downloadZip(project: Project): Promise<void> {
  download(await zipOf(project), `${fileName(project.name)}.zip`, "application/zip");
}

/**
 * Writes the project into a folder that the visitor chooses. Files of the same name are replaced, others stay.
 *
 * @returns the folder's name; `undefined` when they changed their mind
 * @throws ImportError where the browser cannot write folders
 */
export async function saveToFolder(project: Project): Promise<string | undefined> {
  const pick = pickers().showDirectoryPicker;
  if (pick === undefined) throw new ImportError("This browser cannot write folders.", "Export a zip instead.");
  const root = await pick.call(globalThis, { mode: "readwrite" }).catch(unlessAborted);
  if (root === undefined) return undefined;
  for (const [path, bytes] of Object.entries(bytesOf(project))) await writeBelow(root, path, bytes);
  return root.name;
}

async function writeBelow(root: FileSystemDirectoryHandle, path: string, bytes: Uint8Array): Promise<void> {
  const parts = path.split("/");
  const name = parts.pop() ?? path;
  let folder = root;
  for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await stream.write(bytes as Uint8Array<ArrayBuffer>);
  await stream.close();
}
