/**
 * What other users of the machine see of this process.
 *
 * @module
 */
import { maskSecrets } from "../../core/mod.ts";

/**
 * Takes a password on the command line out of the list of processes, where the system allows it. It stood there for a
 * moment all the same, and may be in the shell's history: DATABASE_URL is the better place.
 */
export function hideSecretsOfCommandLine(): void {
  const line = process.argv.slice(2).join(" ");
  if (maskSecrets(line) !== line) process.title = `migr ${maskSecrets(line)}`;
}
