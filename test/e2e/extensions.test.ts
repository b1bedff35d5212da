/** The program and the binary have PGlite's extensions for their shadow. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { BINARY, emptyFolder, NODE_SOURCE, run } from "./programs.ts";

it.each([NODE_SOURCE, BINARY])("$name reads a model that needs extensions", async (program) => {
  const folder = emptyFolder();
  const text = `CREATE EXTENSION citext;
CREATE EXTENSION "uuid-ossp";
CREATE TABLE users (id uuid DEFAULT uuid_generate_v4(), email citext);`;
  writeFileSync(join(folder, "schema.sql"), text);
  const args = ["inspect", "schema.sql", "--dialect", "postgres", "--format", "mermaid"];
  const { code, stdout, stderr } = await run(program, folder, args);
  rmSync(folder, { recursive: true, force: true });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(stdout).toContain("citext email");
});
