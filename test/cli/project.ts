/**
 * A project in a folder of its own, with a SQLite database, for tests that give it commands.
 *
 * @module
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished } from "vitest";
import type { Finished } from "../../scripts/story.ts";
import { type FakeOptions, migr } from "./fake_host.ts";

export class TestProject {
  readonly folder: string;

  /** @param config what `migr.config.ts` says besides the database */
  constructor(config = "", folder = mkdtempSync(join(tmpdir(), "migr-cli-"))) {
    this.folder = folder;
    this.write("migr.config.ts", `export default { url: "sqlite:./app.db", ${config} };\n`);
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  /** A revision as SQL; `header` has the lines behind its id: `down-revision: a`. */
  revision(id: string, header: string, up: string, down = "", folder = "migrations/versions"): string {
    const entries = header.split("\n").map((line) => `-- ${line}`);
    const back = down === "" ? "" : `\n-- migr: downgrade\n${down}\n`;
    const path = `${folder}/${id}.sql`;
    this.write(
      path,
      `-- Revision ${id}\n-- revision: ${id}\n${entries.join("\n")}\n\n-- migr: upgrade\n${up}\n${back}`,
    );
    return path;
  }

  /** Every file below a folder with its text. */
  files(folder = "migrations"): Record<string, string> {
    if (!existsSync(this.path(folder))) return {};
    const names = readdirSync(this.path(folder), { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(files.sort().map((path) => [path, readFileSync(path, "utf8")]));
  }

  async run(args: readonly string[], options: FakeOptions = {}): Promise<Finished> {
    return await migr(args, { cwd: this.folder, ...options });
  }

  /** Runs a command that must succeed and gives its document. */
  async json<T = Record<string, unknown>>(...args: string[]): Promise<T> {
    const { code, stdout, stderr } = await this.run([...args, "--json"]);
    expect(code, stdout + stderr).toBe(0);
    return JSON.parse(stdout) as T;
  }

  /** Runs a command that must fail and gives its error. */
  async error(...args: string[]): Promise<{ code: string; message: string; hint: string }> {
    const { code, stdout } = await this.run([...args, "--json"]);
    expect(code, stdout).not.toBe(0);
    return (JSON.parse(stdout) as { error: { code: string; message: string; hint: string } }).error;
  }

  /** Asks the database itself. */
  sql(text: string, file = "app.db"): Record<string, unknown>[] {
    const database = new DatabaseSync(this.path(file));
    try {
      return database.prepare(text).all();
    } finally {
      database.close();
    }
  }

  /** The first column of an answer. */
  column(text: string, file?: string): unknown[] {
    return this.sql(text, file).map((row) => Object.values(row)[0]);
  }
}
