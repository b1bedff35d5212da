/**
 * Projects from a visitor's disk, and back to it.
 */
import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { bytesOf, fileName, unzip, zipOf } from "../../playground/project/archive.ts";
import { type GivenFile, importProject } from "../../playground/project/import.ts";
import { exampleProject } from "./projects.ts";

const encoder = new TextEncoder();
const given = (files: Readonly<Record<string, string | Uint8Array>>): GivenFile[] =>
  Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === "string" ? encoder.encode(content) : content,
  }));

const REVISION = "-- revision: ae10\n-- down-revision:\n\n-- migr: upgrade\nSELECT 1;\n";

describe("importProject()", () => {
  it("finds the project in whatever folder it is, and leaves out what is none of it", () => {
    const { project, ignored } = importProject(
      given({
        "work/shop/migr.config.ts": 'export default { url: "postgres://localhost/shop" };\n',
        "work/shop/migrations/versions/ae10_x.sql": REVISION,
        "work/shop/app.db": new Uint8Array([0, 1]),
        "work/shop/pgdata/PG_VERSION": "18\n",
        "work/shop/pgdata/base/1/2": new Uint8Array(20),
        "work/node_modules/left-pad/index.js": "",
        "work/other.txt": "",
      }),
      "dropped",
    );
    expect(project).toMatchObject({ name: "shop", engine: "postgres", origin: "imported", trusted: false });
    expect(Object.keys(project.files)).toEqual(["migr.config.ts", "migrations/versions/ae10_x.sql"]);
    expect(ignored).toEqual(["work/node_modules", "work/other.txt", "work/shop/app.db", "work/shop/pgdata"]);
  });

  it("reads where the configuration keeps things, without running it", () => {
    const config = `import { defineConfig } from "migr";
// migrations: "./not-this"
throw new Error("never run");
export default defineConfig({
  url: 'sqlite:./app.db',
  models: ["./models/a.ts", "models/b.ts"],
  versionPaths: "./db/changes/",
});`;
    const { project } = importProject(given({ "migr.config.ts": config, "db/changes/ae10_x.sql": REVISION }), "x");
    expect(project.layout).toEqual({
      versions: ["db/changes"],
      models: ["models/a.ts", "models/b.ts"],
      seed: "seed.sql",
    });
    expect(project.engine).toBe("sqlite");
  });

  it("finds revisions by their headers where there is no configuration", () => {
    const { project } = importProject(given({ "repo/sql/migrations/versions/ae10_x.sql": REVISION }), "repo");
    expect(Object.keys(project.files)).toEqual(["migrations/versions/ae10_x.sql"]);
  });

  it("says what to do about a folder that is no project", () => {
    expect(() => importProject(given({ "a/b.txt": "x" }), "a")).toThrow(/no migr project/);
  });
});

describe("a zip", () => {
  it("brings every untouched file back byte for byte, whatever is in it", async () => {
    const files: Readonly<Record<string, Uint8Array>> = {
      "p/migr.config.ts": encoder.encode('export default { url: "sqlite:./app.db" };'),
      "p/migrations/versions/ae10_x.sql": encoder.encode(REVISION.replaceAll("\n", "\r\n")),
      "p/with-bom.txt": new Uint8Array([0xef, 0xbb, 0xbf, 0x41]),
      "p/not-utf8.txt": new Uint8Array([0xff, 0xfe, 0x00, 0x41, 0xd8]),
      "p/empty.txt": new Uint8Array(),
      "p/logo.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]),
    };
    const { project } = importProject(await unzip(zipSync(files)), "p");
    expect(unzipSync(await zipOf(project))).toEqual(files);
  });

  it("cannot put a file outside of the project", async () => {
    const files = await unzip(zipSync({ "../../evil.txt": encoder.encode("x") }));
    expect(files.map(({ path }) => path)).toEqual(["evil.txt"]);
  });

  it("that is none is said to be none", async () => {
    await expect(unzip(encoder.encode("hello"))).rejects.toThrow(/no zip file/);
  });
});

describe("bytesOf()", () => {
  it("has the example's files as they are in the repository", () => {
    const { files } = exampleProject("library");
    const texts = Object.entries(bytesOf({ files })).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]);
    expect(Object.fromEntries(texts)).toEqual(files);
  });
});

describe("fileName()", () => {
  it("keeps letters of all languages, and nothing that a disk dislikes", () => {
    expect(fileName("Bücher & mehr: 2026/07")).toBe("Bücher-mehr-2026-07");
    expect(fileName("../..")).toBe("project");
  });
});
