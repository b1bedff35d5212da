/**
 * What other users of the machine see of this process.
 *
 * @module
 */
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { maskSecrets } from "../../core/mod.ts";

/**
 * Takes a password on the command line out of the list of processes, where the system allows it. It stood there for a
 * moment all the same, and may be in the shell's history: DATABASE_URL is the better place.
 */
export function hideSecretsOfCommandLine(): void {
  const line = process.argv.slice(2).join(" ");
  const masked = maskSecrets(line);
  if (masked === line) return;
  if (process.versions.bun === undefined) process.title = `migr ${masked}`;
  else if (process.platform === "linux") overwriteArguments(`migr ${masked}`);
}

/** Where in /proc/self/stat, counted after the name of the program, the arguments begin and end in memory. */
const ARGUMENTS_START = 45;

/** Bun's `process.title` stays inside of Bun; Linux lets a process write into its own memory, where the arguments are. */
function overwriteArguments(line: string): void {
  try {
    const stat = readFileSync("/proc/self/stat", "utf8");
    // The name is in parentheses and may have anything in it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [start = 0, end = 0] = fields.slice(ARGUMENTS_START, ARGUMENTS_START + 2).map(Number);
    if (!Number.isSafeInteger(start) || start === 0 || end <= start) return;
    const text = Buffer.alloc(end - start);
    text.write(line);
    const memory = openSync("/proc/self/mem", "r+");
    try {
      writeSync(memory, text, 0, text.length, start);
    } finally {
      closeSync(memory);
    }
  } catch {
    // A sandbox may forbid it; then the line stays, as it does on other systems.
  }
}
