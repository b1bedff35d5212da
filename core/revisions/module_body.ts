/**
 * A JavaScript module as the body of a function, so that many of them fit into one module.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { scanModule, type Token } from "./module_scanner.ts";

const OPENING: ReadonlySet<string> = new Set(["(", "[", "{", "${"]);
const CLOSING: ReadonlySet<string> = new Set([")", "]", "}"]);
const DECLARATIONS: ReadonlySet<string> = new Set(["const", "let", "var", "function", "async", "class"]);

/**
 * The text without the `export` before its declarations.
 *
 * @param path what messages call the file
 * @throws MigrError `REVISION_INVALID` for an import of values, or an export that declares nothing
 * @example moduleBody("export const revision = 'a';", "a.js") // " const revision = 'a';"
 */
export function moduleBody(javaScript: string, path: string): string {
  let body = "";
  let copied = 0;
  const list = [...scanModule(javaScript)];
  for (const [at, token] of topLevel(list)) {
    const next = list[at + 1];
    if (token.value === "export") {
      if (next?.kind !== "word" || !DECLARATIONS.has(next.value)) throw refused(path, token.line, "exports in a way");
      body += javaScript.slice(copied, token.start);
      copied = token.end;
    } else if (token.value === "import" && next?.value !== "(" && next?.value !== ".") {
      throw refused(path, token.line, "imports something, in a way");
    }
  }
  return body + javaScript.slice(copied);
}

/** The words outside of all brackets that may begin a statement, with their places. */
function* topLevel(list: readonly Token[]): Generator<[number, Token]> {
  let depth = 0;
  for (const [at, token] of list.entries()) {
    const isBracket = token.kind === "punctuation" || token.kind === "other";
    if (isBracket && OPENING.has(token.value)) depth += 1;
    else if (isBracket && CLOSING.has(token.value)) depth -= 1;
    else if (depth === 0 && token.kind === "word" && list[at - 1]?.value !== ".") yield [at, token];
  }
}

function refused(path: string, line: number, what: string): MigrError {
  return new MigrError("REVISION_INVALID", `${path}:${line}: the revision ${what} that a bundle cannot hold.`, {
    hint: 'A revision\'s only import is a type, and it exports declarations. Else let your own bundler do it: revisionsFrom({ texts, modules }) of "migr".',
    fields: { file: path, line },
  });
}
