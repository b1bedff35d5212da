/**
 * Debian's pgbouncer before one of the test servers, with transactions pooled.
 *
 * @module
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = "/usr/sbin/pgbouncer";

/** Why there is none; undefined when there is. */
export function pgbouncerMissing(): string | undefined {
  if (existsSync(PROGRAM)) return undefined;
  if (process.env.CI === "true") throw new Error("pgbouncer is missing: apt-get install pgbouncer");
  return "apt-get install pgbouncer";
}

export interface Bouncer {
  /** The same database through the proxy. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a proxy with two server connections for everybody. */
export async function pgbouncer(target: string): Promise<Bouncer> {
  const to = new URL(target);
  const folder = mkdtempSync(join(tmpdir(), "migr-pgbouncer-"));
  const port = await freePort();
  const database = to.pathname.slice(1);
  const password = decodeURIComponent(to.password);
  const config = `[databases]
${database} = host=${to.hostname} port=${to.port} dbname=${database} user=${to.username}${password === "" ? "" : ` password=${password}`}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
ignore_startup_parameters = extra_float_digits
logfile = ${folder}/log
`;
  writeFileSync(join(folder, "pgbouncer.ini"), config);
  chmodSync(folder, 0o777);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync("chown", ["-R", "postgres", folder]);
  const args = [...(isRoot ? ["-u", "postgres"] : []), join(folder, "pgbouncer.ini")];
  const child = spawn(PROGRAM, args, { stdio: "ignore" });
  await listening(port, child);
  return {
    url: `postgres://${to.username}@127.0.0.1:${port}/${database}`,
    async stop() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}.`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("connect", () => socket.end());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("pgbouncer does not listen.");
}
