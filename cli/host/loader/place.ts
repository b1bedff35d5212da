/**
 * Where in the user's files an error happened. Every runtime tells it in another form: a stack, a list of build
 * messages, a line of text.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { messageOf } from "../../../core/mod.ts";
import { ownFileUrl } from "../own_url.ts";

export interface Place {
  /** One line, without the place. */
  readonly message: string;
  readonly file: string;
  readonly line: number | undefined;
  /** The file does not parse. */
  readonly syntax: boolean;
}

/** What Bun's build messages look like. */
interface BuildMessage {
  readonly message: string;
  readonly position?: { readonly file?: string; readonly line?: number } | null;
}

/** Finds the place of an error that importing `path` gave. */
export function placeOf(error: unknown, path: string): Place {
  const build = buildMessage(error);
  if (build !== undefined) {
    return {
      message: firstLine(build.message),
      file: build.position?.file || path,
      line: build.position?.line,
      syntax: !/could not resolve|cannot find/i.test(build.message),
    };
  }
  const text = plainText(`${messageOf(error)}\n${error instanceof Error ? (error.stack ?? "") : ""}`);
  const found = placesIn(text).find(isUsersFile);
  const syntax = error instanceof SyntaxError || /SyntaxError|ParseError/.test(text);
  return { message: firstLine(plainText(messageOf(error))), file: found?.file ?? path, line: found?.line, syntax };
}

function buildMessage(error: unknown): BuildMessage | undefined {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const isBuild = typeof first === "object" && first !== null && "position" in first && "message" in first;
  return isBuild ? (first as BuildMessage) : undefined;
}

const PLACE = /(?:^|[\s(])((?:file:\/\/)?(?:[A-Za-z]:)?[\\/][^\n:()]+):(\d+)(?::\d+)?/gm;

function placesIn(text: string): { file: string; line: number }[] {
  return [...text.matchAll(PLACE)].map(([, file = "", line = ""]) => ({
    file: file.startsWith("file://") ? fileURLToPath(file) : file,
    line: Number(line),
  }));
}

/** Not a package, and not migr itself. */
function isUsersFile({ file }: { file: string }): boolean {
  const own = ["core/", "cli/", "chunks/"].map((folder) => fileURLToPath(ownFileUrl(folder)));
  return !/[\\/]node_modules[\\/]|\$bunfs|~BUN/.test(file) && !own.some((folder) => file.startsWith(folder));
}

function plainText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Deno colours its messages
  return text.replace(/\x1b\[[0-9;]*m/g, "");
}

/** The sentence of a message, without an error's class in front and without what tools append. */
function firstLine(message: string): string {
  const [line = ""] = message.split("\n");
  return line.replace(/^(?:\w*Error: )+/, "").trim();
}
