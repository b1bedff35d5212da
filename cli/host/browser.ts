/**
 * The person's own browser.
 *
 * @module
 */
import { spawn } from "node:child_process";

/** What opens a URL here. */
function command(url: string): readonly [string, readonly string[]] {
  if (process.platform === "darwin") return ["open", [url]];
  if (process.platform === "win32") return ["rundll32", ["url.dll,FileProtocolHandler", url]];
  return ["xdg-open", [url]];
}

/** Opens a URL; resolves to whether something could be started that does. */
export async function openInBrowser(url: string): Promise<boolean> {
  const [program, args] = command(url);
  return await new Promise((resolve) => {
    const child = spawn(program, [...args], { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}
