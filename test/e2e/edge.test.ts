/** Programs that migrate when they start: in workerd, on Node, Deno and Bun. */
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../support/imports.ts";
import { sharedPostgres } from "../support/servers.ts";
import { buildEdge, bundleRevisions } from "./edge_build.ts";
import { NODE } from "./programs.ts";

const ALL = ["3f1c5a7e9b02", "8d2e4f6a1c35", "b7a9c1d3e5f8"];
const POSTS = [
  { name: "Ada", title: "Notes; with a semicolon" },
  { name: "Grace", title: "Nanoseconds" },
];

interface Answer {
  readonly ran: readonly string[];
  readonly heads: readonly string[];
  readonly posts: readonly object[];
}

const folder = mkdtempSync(join(tmpdir(), "migr-edge-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const revisions = await bundleRevisions(folder);

const COMPATIBILITY = { modules: true, compatibilityDate: "2026-06-01" } as const;

describe("a worker with D1", () => {
  it("migrates with its first request, once, also when two isolates start at the same moment", async () => {
    const script = await buildEdge("d1", revisions);
    const worker = (name: string): object => ({ name, ...COMPATIBILITY, script, d1Databases: { DB: "app" } });
    const miniflare = new Miniflare({ workers: [worker("one"), worker("two")] } as never);
    onTestFinished(() => miniflare.dispose());
    const isolates = (await Promise.all([
      miniflare.getWorker("one"),
      miniflare.getWorker("two"),
    ])) as unknown as readonly { fetch(url: string): Promise<Response> }[];
    const answers = (await Promise.all(
      isolates.map(async (isolate) => await (await isolate.fetch("http://app/")).json()),
    )) as Answer[];
    expect(answers.flatMap(({ ran }) => ran).sort()).toEqual(ALL);
    for (const { posts } of answers) expect(posts).toEqual(POSTS);
    const db = await miniflare.getD1Database("DB", "one");
    const { results } = await db.prepare("SELECT revision FROM migr_log ORDER BY seq").all();
    expect(results.map((row: unknown) => (row as { revision: string }).revision)).toEqual(ALL);
    expect(
      (await db.prepare("SELECT \"notnull\" AS required FROM pragma_table_info('users') WHERE name = 'name'").all())
        .results,
    ).toEqual([{ required: 1 }]);
  });
});

describe("a Durable Object", () => {
  it("migrates before its first requests, once", async () => {
    const miniflare = new Miniflare({
      ...COMPATIBILITY,
      script: await buildEdge("durable_object", revisions),
      durableObjects: { STORE: { className: "Store", useSQLite: true } },
    });
    onTestFinished(() => miniflare.dispose());
    const ask = async (): Promise<Answer> => (await (await miniflare.dispatchFetch("http://app/")).json()) as Answer;
    for (const answer of await Promise.all([ask(), ask(), ask()])) {
      expect(answer).toEqual({ ran: ALL, heads: [ALL[2]], posts: POSTS });
    }
  });
});

const server = await sharedPostgres(18);

describe.skipIf(server === undefined)("a worker with PostgreSQL", () => {
  it("migrates with its first request, once, also when two isolates start at the same moment", async () => {
    const url = new URL((await server?.createDatabase()) ?? "");
    const bindings = { DATABASE_URL: url.href };
    const script = await buildEdge("postgres", await bundleRevisions(folder, "--runner", "--url", url.href));
    // Views, functions, roles and the like have no rules in it.
    expect(script).toContain("CREATE TABLE");
    expect(script).not.toMatch(/CREATE (?:OR REPLACE )?VIEW|CREATE ROLE|PUBLICATION/);
    const worker = (name: string): object => {
      return { name, ...COMPATIBILITY, compatibilityFlags: ["nodejs_compat"], script, bindings };
    };
    const miniflare = new Miniflare({ workers: [worker("one"), worker("two")] } as never);
    onTestFinished(() => miniflare.dispose());
    const isolates = (await Promise.all(
      ["one", "two"].map((name) => miniflare.getWorker(name)),
    )) as unknown as readonly {
      fetch(url: string): Promise<Response>;
    }[];
    const answers = await Promise.all(
      isolates.map(async (isolate) => await (await isolate.fetch("http://app/")).text()),
    );
    const read = answers.map((text) => JSON.parse(text) as Answer);
    expect(read.flatMap(({ ran }) => ran).sort()).toEqual(ALL);
    for (const { posts } of read) expect(posts).toEqual(POSTS);
  });
});

/** Starts a server, asks it once, and stops it. */
async function askServer(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, { cwd: folder, env: { PATH: process.env.PATH ?? "", ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  const port = await portOf(child);
  const response = await fetch(`http://127.0.0.1:${port}/`);
  const answer = (await response.json()) as Answer;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
  return answer;
}

function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer): void => {
      said += chunk.toString("utf8");
      const port = /listening on (\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(port);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", () => reject(new Error(said)));
  });
}

const SERVERS: Readonly<
  Record<string, (database: string) => Promise<readonly [readonly string[], Record<string, string>?]>>
> = {
  Node: async (database) => [[NODE, await builtFile("node")], { APP_DATABASE: database }],
  Bun: async (database) => [[join(ROOT, "node_modules/.bin/bun"), await builtFile("bun")], { APP_DATABASE: database }],
  "Deno with permission for its database and its port alone": async (database) => {
    copyFileSync(join(ROOT, "test/e2e/edge/deno.js"), join(folder, "deno.js"));
    const files = ["", "-wal", "-shm", "-journal"].map((suffix) => database + suffix).join(",");
    const allowed = ["--no-prompt", `--allow-read=${files}`, `--allow-write=${files}`, "--allow-net=127.0.0.1"];
    const config = ["--config", join(ROOT, "deno.json"), "--no-lock"];
    return [[join(ROOT, "node_modules/.bin/deno"), "run", ...config, ...allowed, join(folder, "deno.js"), database]];
  },
};

async function builtFile(name: string): Promise<string> {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, await buildEdge(name, revisions));
  return file;
}

describe.each(Object.entries(SERVERS))("a server on %s", (name, make) => {
  it("migrates before it listens, and does nothing the next time", async () => {
    const database = join(folder, `${name.slice(0, 4).trim()}.db`);
    const [command, env] = await make(database);
    expect(await askServer(command, env)).toEqual({ ran: ALL, heads: [ALL[2]], posts: POSTS });
    expect(await askServer(command, env)).toEqual({ ran: [], heads: [ALL[2]], posts: POSTS });
  });
});
