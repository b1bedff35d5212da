/**
 * Where the program's own files are: beside its entry, whether that is `cli/main.ts` of the source or `cli/main.js` of
 * the package. Code in a shared chunk could not tell from its own URL.
 *
 * @module
 */

/** Until the entry says otherwise, this file is where it is in the source. */
let entry: string = new URL("../main.ts", import.meta.url).href;

/** Called by the entry, with its `import.meta.url`. */
export function setEntryUrl(url: string): void {
  entry = url;
}

/** The URL of a module of the program, given from the package's root without its extension. */
export function ownUrl(file: string): string {
  return new URL(`../${file}${runsFromSource() ? ".ts" : ".js"}`, entry).href;
}

/** The URL of a file of the program as it is. */
export function ownFileUrl(file: string): URL {
  return new URL(`../${file}`, entry);
}

/** Whether the program runs from its TypeScript source. */
export function runsFromSource(): boolean {
  return entry.endsWith(".ts");
}
