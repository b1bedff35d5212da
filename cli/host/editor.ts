/**
 * The person's own editor.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { MigrError } from "../../core/mod.ts";
import type { Host } from "./host.ts";

/**
 * Opens a file in the editor that `VISUAL` or `EDITOR` names, which may be a command line (`code --wait`), and waits
 * until it is closed.
 *
 * @param output where the editor writes: a JSON document has stdout for itself
 * @throws MigrError `USAGE` when none is named, `FILE_ERROR` when it cannot be started or fails
 */
export function openInEditor(path: string, { env }: Pick<Host, "env">, output: "stdout" | "stderr" = "stdout"): void {
  const editor = env.VISUAL || env.EDITOR;
  if (editor === undefined || editor === "") {
    throw new MigrError("USAGE", "No editor is named.", {
      hint: `Set VISUAL or EDITOR, as in EDITOR="code --wait". The file is ${path}.`,
    });
  }
  const isWindows = process.platform === "win32";
  const [command, args] = isWindows ? [`${editor} "${path}"`, []] : ["sh", ["-c", `${editor} "$1"`, "sh", path]];
  const { status, error } = spawnSync(command, args as string[], {
    stdio: [0, output === "stdout" ? 1 : 2, 2],
    shell: isWindows,
    env,
  });
  if (status === 0) return;
  throw new MigrError("FILE_ERROR", `The editor "${editor}" failed${status === null ? "" : ` with code ${status}`}.`, {
    hint: `Check VISUAL and EDITOR. The file is ${path}.`,
    cause: error,
  });
}
