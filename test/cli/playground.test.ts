/**
 * `migr playground`: a server for one person on one machine, which writes only what it may.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { packSite, unpackSite } from "../../cli/host/site.ts";
import { withBuildLock } from "../e2e/programs.ts";
import { ROOT } from "../support/imports.ts";

const VERSIONS = "migrations/versions";
const BOOKS = `${VERSIONS}/3f1c8a52b7d0_create_books.ts`;

let folder: string;
let program: ChildProcess;
let url: URL;

/** The program serves what the build made; a fresh clone has none. */
function buildSite(): void {
  if (existsSync(join(ROOT, "dist/playground/index.html"))) return;
  withBuildLock(() => {
    const build = [join(ROOT, "scripts/build.ts"), "--playground"];
    execFileSync(process.execPath, build, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  });
}

beforeAll(async () => {
  buildSite();
  folder = mkdtempSync(join(tmpdir(), "migr-playground-"));
  cpSync(join(ROOT, "playground/examples/library"), folder, { recursive: true });
  writeFileSync(join(folder, ".env"), "SECRET=1\n");
  const { DATABASE_URL: _, ...env } = process.env;
  const args = [join(ROOT, "cli/main.ts"), "playground", "--no-open", "--json"];
  program = spawn(process.execPath, args, { cwd: folder, env });
  const line = await new Promise<string>((resolve, reject) => {
    program.stdout?.once("data", (data: Buffer) => resolve(data.toString()));
    program.once("exit", (code) => reject(new Error(`ended with ${code}`)));
  });
  url = new URL((JSON.parse(line) as { url: string }).url);
});

afterAll(() => {
  program.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => cpSync(join(ROOT, "playground/examples/library"), folder, { recursive: true }));

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** By hand, because `fetch` sets these headers itself. */
function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  const options = { host: "127.0.0.1", port: url.port, path, headers: { Host: url.host, ...headers } };
  return new Promise((resolve, reject) => {
    const sent = body === undefined ? get(options) : request({ ...options, method: "POST" });
    sent.once("error", reject).once("response", (response) => {
      let text = "";
      response.on("data", (part: Buffer) => {
        text += part.toString();
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.end(body);
  });
}

function write(changes: readonly { path: string; before: string | null; after: string | null }[]): Promise<Answer> {
  return ask(`${url.pathname}api/files`, { Origin: url.origin }, JSON.stringify({ changes }));
}

const onDisk = (path: string): string => readFileSync(join(folder, path), "utf8");

describe("migr playground", () => {
  it("gives the revisions, the models and the engine of the folder, and nothing else of it", async () => {
    const { text } = await ask(`${url.pathname}api/project`);
    const project = JSON.parse(text) as { engine: string; files: Record<string, string> };
    expect(project.engine).toBe("sqlite");
    expect(Object.keys(project.files).sort()).toEqual([
      BOOKS,
      `${VERSIONS}/8b64e0d19c3a_create_readers.ts`,
      `${VERSIONS}/c27f5a90e4b1_create_loans.ts`,
      `${VERSIONS}/e90d36b8f1c4_give_books_a_shelf.ts`,
      "schema.ts",
    ]);
    expect(project.files["schema.ts"]).toBe(onDisk("schema.ts"));
  });

  it("answers nobody who does not know the address, comes by another name or from another page", async () => {
    const path = `${url.pathname}api/project`;
    expect((await ask("/")).status).toBe(404);
    expect((await ask(`/${"0".repeat(32)}/api/project`)).status).toBe(404);
    expect((await ask(path, { Host: `rebound.example:${url.port}` })).status).toBe(421);
    expect((await ask(path, { Origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await ask(`${url.pathname}api/files`, {}, "{}")).status).toBe(403);
  });

  it("writes changed and new files, and removes those that went", async () => {
    const [books, models] = [onDisk(BOOKS), onDisk("schema.ts")];
    const added = `${VERSIONS}/added.sql`;
    const first = await write([
      { path: "schema.ts", before: models, after: `${models}// more\n` },
      { path: added, before: null, after: "-- new\n" },
    ]);
    expect(first).toMatchObject({ status: 200 });
    expect([onDisk("schema.ts"), onDisk(added)]).toEqual([`${models}// more\n`, "-- new\n"]);
    expect((await write([{ path: added, before: "-- new\n", after: null }])).status).toBe(200);
    expect(() => onDisk(added)).toThrow(/ENOENT/);
    expect(onDisk(BOOKS)).toBe(books);
  });

  it("writes nothing when one of the files has changed on disk meanwhile", async () => {
    const models = onDisk("schema.ts");
    const { status, text } = await write([
      { path: "schema.ts", before: models, after: "// mine\n" },
      { path: BOOKS, before: "// as it never was", after: "// mine\n" },
    ]);
    expect(status).toBe(409);
    expect(text).toContain(`${BOOKS} has changed on disk`);
    expect(onDisk("schema.ts")).toBe(models);
  });

  it.each(["migr.config.ts", ".env", "../outside.ts", `${VERSIONS}/../../outside.ts`, "/etc/outside.ts"])(
    "does not write %s",
    async (path) => {
      const { status, text } = await write([{ path, before: null, after: "// mine\n" }]);
      expect(status).toBe(409);
      expect(text).toContain("The playground does not write");
    },
  );

  it("says what is wrong with a request that is no list of changes", async () => {
    const { status } = await ask(`${url.pathname}api/files`, { Origin: url.origin }, "nonsense");
    expect(status).toBe(409);
    expect(program.exitCode).toBeNull();
  });
});

describe("unpackSite()", () => {
  it("gives back every file of packSite(), and no other", () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const site = unpackSite(
      packSite([
        { path: "index.html", bytes: bytes("<p>") },
        { path: "a/empty.js", bytes: bytes("") },
        { path: "a/b.css", bytes: bytes("b {}") },
      ]),
    );
    const read = (path: string): string | undefined => {
      const found = site(path);
      return found === undefined ? undefined : new TextDecoder().decode(found);
    };
    expect(["index.html", "a/empty.js", "a/b.css", "a"].map(read)).toEqual(["<p>", "", "b {}", undefined]);
  });
});
