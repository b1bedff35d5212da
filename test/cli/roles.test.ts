import { describe, expect, it } from "vitest";
import { TestProject } from "./project.ts";

interface Difference {
  readonly operations: readonly { readonly verb: string }[];
  readonly sql: string;
}

describe("--roles", () => {
  function projectOfTwo(): TestProject {
    const project = new TestProject();
    project.write("old.sql", "CREATE TABLE t (a integer); CREATE ROLE app_gone; CREATE ROLE other;");
    project.write(
      "new.sql",
      "CREATE TABLE t (a integer); CREATE ROLE app_new LOGIN; GRANT SELECT ON t TO app_new, app_named; CREATE ROLE more;",
    );
    return project;
  }
  const differ = (...options: string[]): Promise<Difference> =>
    projectOfTwo().json<Difference>("diff", "old.sql", "new.sql", "--dialect", "postgres", "--no-rename", ...options);

  it("without it, roles are nobody's business", async () => {
    expect((await differ()).sql).toBe("");
  });

  it("compares the roles whose names it gives, and not those that a statement merely names", async () => {
    const { sql } = await differ("--roles", "app_*");
    expect(sql.split("\n").filter((line) => line.includes("ROLE"))).toEqual([
      "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_new') THEN CREATE ROLE app_new; END IF; END $$;",
      "ALTER ROLE app_new LOGIN;",
      "DROP ROLE IF EXISTS app_gone;",
    ]);
  });

  it("shows them in inspect, as SQL and as models", async () => {
    const models = await projectOfTwo().run([
      "inspect",
      "new.sql",
      "--dialect",
      "postgres",
      "--roles",
      "app_*",
      "--format",
      "ts",
    ]);
    expect(models.stdout).toContain("app_new");
    expect(models.stdout).toContain("login: true");
    expect(models.stdout).not.toContain("more");
  });
});
