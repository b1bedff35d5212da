/**
 * A whole project in a link: files, engine and where the database stands, in the part of the URL that browsers never send
 * to a server.
 *
 * @module
 */
import { pack, UnpackError, unpack } from "./deflate.ts";
import { type EngineName, type Layout, layoutOf, type Project } from "./project.ts";

const ENGINES: Readonly<Record<EngineName, string>> = { sqlite: "s", postgres: "p" };

/** In the place of a revision's path that can be told from its text: it comes from the CLI, or from this page. */
const USUAL = "\u0001";

/**
 * A project as text for a fragment. Files that are no text are left out: {@link leftOut} names them.
 *
 * @example new URL(`#project=${await packProject(project)}`, location.href).href
 */
export async function packProject(project: Project): Promise<string> {
  const { name, engine, position, lesson = "", layout, files } = project;
  const head = [name, ENGINES[engine], position.join(","), lesson, layout === undefined ? "" : JSON.stringify(layout)];
  const paths = Object.keys(files).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const body = paths.flatMap((path) => {
    const text = files[path] ?? "";
    return [usualPath(text, extensionOf(path), project) === path ? `${USUAL}${extensionOf(path)}` : path, text];
  });
  return await pack([...head, ...body].join("\0"));
}

/** What a link cannot hold. */
export function leftOut(project: Pick<Project, "binaries">): string[] {
  return Object.keys(project.binaries ?? {});
}

/**
 * Reads {@link packProject}. The project is somebody else's: none of its code may run before the visitor says so.
 *
 * @throws UnpackError with what to tell the visitor
 */
export async function unpackProject(text: string): Promise<Project> {
  const [name = "", engine, position = "", lesson = "", layoutText = "", ...body] = (await unpack(text)).split("\0");
  const engineName = (Object.keys(ENGINES) as EngineName[]).find((key) => ENGINES[key] === engine);
  if (engineName === undefined || body.length % 2 !== 0) throw unreadable();
  const layout = readLayout(layoutText);
  const files: Record<string, string> = {};
  for (let at = 0; at < body.length; at += 2) {
    const [shown = "", content = ""] = [body[at], body[at + 1]];
    const path = shown.startsWith(USUAL) ? usualPath(content, shown.slice(1), { ...(layout && { layout }) }) : shown;
    if (path === undefined || path === "" || path.startsWith("/") || path.split("/").includes("..")) throw unreadable();
    files[path] = content;
  }
  return {
    id: `shared-${text.slice(0, 12)}`,
    name: name || "Shared project",
    engine: engineName,
    files,
    position: position === "" ? [] : position.split(","),
    ...(layout === undefined ? {} : { layout }),
    ...(lesson === "" ? {} : { lesson }),
    origin: "shared",
    trusted: false,
  };
}

function unreadable(): UnpackError {
  return new UnpackError("This link holds no project.", "Ask whoever sent it for a new one, or for a zip file.");
}

function readLayout(text: string): Layout | undefined {
  if (text === "") return undefined;
  try {
    const { versions, models, seed } = JSON.parse(text) as Partial<Layout>;
    if (isTexts(versions) && isTexts(models) && typeof seed === "string") return { versions, models, seed };
  } catch {
    // Said below.
  }
  throw unreadable();
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

/** Revisions last, so that what they have in common stands close together. */
const rank = (path: string): number => (/\/versions\//.test(path) ? 2 : path === "migr.config.ts" ? 0 : 1);

const extensionOf = (path: string): string => /\.(\w+)$/.exec(path)?.[1] ?? "";

/**
 * The path that a revision's file gets by default: its id and its message. A link of version 1 depends on this very
 * rule, so it is not the core's.
 */
function usualPath(text: string, extension: string, project: Pick<Project, "layout">): string | undefined {
  const isSql = extension === "sql";
  const id = (isSql ? /^-- revision: (\w+)$/m : /^export const revision = "(\w+)";$/m).exec(text)?.[1];
  const message = (isSql ? /^-- (.+)$/m : /^\/\*\* (.+) \*\/$/m).exec(text)?.[1];
  const [folder] = layoutOf(project).versions;
  if (id === undefined || message === undefined || folder === undefined) return undefined;
  const slug = message
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  return `${folder}/${id}_${slug}.${extension}`;
}
