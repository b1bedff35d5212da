/**
 * An engineer at work: locks and rewrites as they were measured, losses, heads, and models.
 */
import { expect, it } from "vitest";
import { exampleProject } from "../projects.ts";
import { eventually, inBrowser } from "./visitor.ts";

const revision = (id: string, down: string, up: string, back = ""): Record<string, string> => ({
  [`migrations/versions/${id}.sql`]: `-- ${id}\n-- revision: ${id}\n-- down-revision: ${down}\n\n-- migr: upgrade\n${up}\n\n-- migr: downgrade\n${back}\n`,
});

const MODEL = `import { integer, table, text } from "migr/schema";

export const users = table("users", {
  id: integer().primaryKey(),
  name: text().notNull(),
});
`;
const USERS = revision(
  "aaaa",
  "",
  "CREATE TABLE users (id integer NOT NULL, name text NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (id));\nINSERT INTO users VALUES (1, 'Ada'), (2, 'Grace');",
  "DROP TABLE users;",
);

inBrowser("an engineer", ({ arrive }) => {
  it("sees a rewrite under AccessExclusiveLock where a table of 10,000 rows is written anew, and none where it is not", async () => {
    const visitor = await arrive();
    const rows = "CREATE TABLE t (a text);\nINSERT INTO t SELECT n::text FROM generate_series(1, 10000) AS n;";
    await visitor.openProject({
      engine: "postgres",
      position: ["aaaa"],
      files: {
        ...revision("aaaa", "", rows),
        ...revision("bbbb", "aaaa", "ALTER TABLE t ALTER COLUMN a TYPE varchar(99);"),
        ...revision("cccc", "bbbb", "ALTER TABLE t ADD COLUMN b text;"),
      },
    });
    await visitor.button("Head").click();
    await visitor.standsAt("cccc");
    const statement = (sql: string): ReturnType<typeof visitor.page.locator> =>
      visitor.page.locator(".statement", { hasText: sql });
    const rewrite = await statement("TYPE varchar(99)").textContent();
    expect(rewrite).toContain("rewrite");
    expect(rewrite).toContain("AccessExclusiveLock");
    const added = await statement("ADD COLUMN b text").textContent();
    expect(added).toContain("metadata only");
    expect(added).not.toMatch(/rewrite|scan/);
  });

  it("sees what cannot be measured labelled as documented", async () => {
    const visitor = await arrive();
    await visitor.openProject({
      engine: "postgres",
      position: ["aaaa"],
      files: {
        ...revision("aaaa", "", "CREATE TABLE t (a text);"),
        "migrations/versions/bbbb.sql":
          "-- b\n-- revision: bbbb\n-- down-revision: aaaa\n\n-- migr: upgrade no-transaction\nCREATE INDEX CONCURRENTLY t_a_idx ON t (a);\n",
      },
    });
    await visitor.button("Upgrade").click();
    await visitor.standsAt("bbbb");
    const text = await visitor.page.locator(".statement", { hasText: "CONCURRENTLY" }).textContent();
    expect(text).toContain("documented, not measured");
  });

  it("finds the lossy revision by its badge, and nothing to say of the others", async () => {
    const visitor = await arrive();
    await visitor.open("#example=lossy");
    await visitor.ready();
    await visitor.tab("Round trip").click();
    await visitor.button("Replay all, round-trip each").click();
    const line = (message: string): ReturnType<typeof visitor.page.locator> =>
      visitor.page.locator(".round-trip tbody tr", { hasText: message });
    await eventually(async () => expect(await line("forget the telephone").textContent()).toMatch(/lost ✗/));
    expect(await line("forget the telephone").textContent()).toMatch(/same ✓/);
    await eventually(async () => expect(await line("check e-mail addresses").textContent()).toMatch(/same ✓all ✓/));
    await visitor.button("Head").click();
    await visitor.revision("94f0e3b6a12d").click();
    await visitor.standsAt("94f0e3b6a12d");
    const badge = visitor.page.locator(".ahead .round-trip-badge");
    await eventually(async () => expect(await badge.textContent()).toContain("schema ✓ rows ✗"));
  });

  it("is told what a downgrade would lose before it runs", async () => {
    const visitor = await arrive();
    await visitor.open("#example=lossy");
    await visitor.ready();
    await visitor.button("Downgrade").click();
    await visitor.standsAt("b15e90c7d3f4");
    await visitor.page
      .locator(".ahead-loss")
      .getByText(/12 rows/)
      .waitFor();
    expect(await visitor.sql("SELECT count(*) FROM subscribers")).toEqual([["12"]]);
  });

  it("is refused a head where there are two, both named, and has one after the merge that is offered", async () => {
    const visitor = await arrive();
    await visitor.open("#example=two-heads");
    await visitor.ready();
    await visitor.button("Head").click();
    const refusal = visitor.page.getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/0f93b6d8c215/);
    expect(await refusal.textContent()).toMatch(/d64a1e05f7b9/);
    await visitor.standsAt("a8e4f2701b5c");
    await refusal.getByRole("button", { name: "Merge heads" }).click();
    const merge = visitor.page.locator("[role=treeitem]", { hasText: "merge" });
    await merge.first().waitFor();
    await visitor.button("Head").click();
    await eventually(async () =>
      expect(await visitor.page.locator("[role=treeitem] .graph-chip", { hasText: "head" }).count()).toBe(1),
    );
    await eventually(async () => expect(await visitor.here()).toHaveLength(1));
    await visitor.object("table:tickets").waitFor();
    await visitor.object("column:bands.country").waitFor();
  });

  it("sees the revision that a new field needs within half a second after typing stops", async () => {
    const visitor = await arrive();
    await visitor.open("#example=library");
    await visitor.ready();
    await visitor.file("schema.ts");
    await visitor.tab("Model").click();
    await visitor.page.getByText(/^The models and the \w+ agree\./).waitFor();
    const schema = exampleProject("library").files["schema.ts"] ?? "";
    const preview = visitor.page.locator(".model .code-text");
    let share = Number.POSITIVE_INFINITY;
    for (const column of ["age", "weight", "height"]) {
      await visitor.write(schema.replace("  shelf:", `  ${column}: integer(),\n  shelf:`));
      const stopped = Date.now();
      await preview.getByText(`"${column}"`).first().waitFor();
      const took = Date.now() - stopped;
      share = Math.min(share, took / (500 * (await visitor.slowness())));
      if (share < 1) break;
    }
    expect(await preview.textContent()).toContain("op.addColumn(");
    expect(share).toBeLessThan(1);
  });

  it("is asked whether a column was renamed, and a yes keeps its values", async () => {
    const visitor = await arrive();
    await visitor.openProject({ position: ["aaaa"], files: { "schema.ts": MODEL, ...USERS } });
    await visitor.file("schema.ts");
    await visitor.write(MODEL.replace("name: text()", "full_name: text()"));
    await visitor.tab("Model").click();
    const question = visitor.page.getByRole("group", { name: /renamed to full_name\?/ });
    await question.getByRole("radio", { name: /^Renamed/ }).check();
    await visitor.page.getByText("op.renameColumn").first().waitFor();
    await visitor.button("Write revision").click();
    await visitor.button("Upgrade").click();
    await visitor.page.locator(".statement", { hasText: "RENAME COLUMN" }).waitFor();
    await visitor.idle();
    expect(await visitor.sql("SELECT full_name FROM users ORDER BY id")).toEqual([["Ada"], ["Grace"]]);
  });

  it("edits a revision that has run and sees the other history beside the original", async () => {
    const visitor = await arrive();
    const project = exampleProject("library");
    await visitor.openProject({ ...project, position: ["e90d36b8f1c4"] });
    await visitor.write(
      (project.files["migrations/versions/e90d36b8f1c4_give_books_a_shelf.ts"] ?? "").replaceAll("shelf", "room"),
    );
    await visitor.button("Compare").click();
    await visitor.page.locator("[role=treeitem][data-state=ghost]").first().waitFor();
    await visitor.page.locator('[data-object="column:books.room"][data-diff=added]').waitFor();
    expect(await visitor.sql("SELECT count(shelf) FROM books")).toEqual([["3"]]);
  });
});
