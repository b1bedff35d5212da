/**
 * A newcomer's first minute: the page is there at once, and what it says of the database is so.
 */
import { expect, it, onTestFinished } from "vitest";
import { exampleProject } from "../projects.ts";
import { eventually, inBrowser, type Visitor } from "./visitor.ts";

const BOOKS = "3f1c8a52b7d0";
const READERS = "8b64e0d19c3a";
const LOANS = "c27f5a90e4b1";
const SHELF = "e90d36b8f1c4";

/** What else this machine does is not the page's fault: the best of several first visits counts. */
async function quickest<T extends { readonly share: number }>(visit: () => Promise<T>): Promise<T> {
  let best = await visit();
  for (let more = 4; more > 0 && best.share >= 1; more--) {
    const next = await visit();
    if (next.share < best.share) best = next;
  }
  return best;
}

inBrowser("a newcomer", ({ arrive, site }) => {
  it("sees heading, graph and diagram within three seconds also where WebAssembly is blocked", async () => {
    const visitor = await arrive();
    await visitor.page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
    await visitor.page.route("**/engine/**", (route) => route.abort());
    const start = Date.now();
    await visitor.open();
    await visitor.page.getByRole("heading", { level: 1 }).waitFor();
    await visitor.revision(SHELF).waitFor();
    await visitor.object("column:books.title").waitFor();
    const took = Date.now() - start;
    expect(took).toBeLessThan(3000 * (await visitor.slowness()));
    await visitor.standsAt(READERS);
  });

  it("has run the first upgrade on SQLite two seconds after coming, and sees the table in green and its rows", async () => {
    const first = async (): Promise<{ readonly visitor: Visitor; readonly share: number }> => {
      const visitor = await arrive();
      const start = Date.now();
      await visitor.open();
      await visitor.button("Upgrade").click();
      await visitor.page.locator('[data-object="table:loans"][data-diff=added]').waitFor();
      const took = Date.now() - start;
      return { visitor, share: took / (2000 * (await visitor.slowness())) };
    };
    const { visitor, share } = await quickest(first);
    expect(share).toBeLessThan(1);
    await visitor.standsAt(LOANS);
    await visitor.tab("Data").click();
    await visitor.page.getByRole("cell", { name: "2026-04-11" }).waitFor();
  });

  it("sees PostgreSQL's start as a progress bar, and over a line of 10 Mbit/s at most half as long the second time", async () => {
    const visitor = await arrive();
    site().lineSpeed = 10e6 / 8;
    onTestFinished(() => {
      site().lineSpeed = Number.POSITIVE_INFINITY;
    });
    await visitor.open();
    await visitor.ready();
    const start = async (): Promise<number> => {
      const begun = Date.now();
      await visitor.engine("Postgres");
      await visitor.page.getByRole("progressbar").waitFor();
      await visitor.ready();
      return Date.now() - begun;
    };
    const first = await start();
    await visitor.standsAt(READERS);
    // What was fetched is kept after the start, so as not to delay it.
    await eventually(async () => {
      const kept = await visitor.page.evaluate(async () => (await (await caches.open("migr-engines")).keys()).length);
      expect(kept).toBeGreaterThanOrEqual(4);
    });
    await visitor.page.reload();
    await visitor.ready();
    const status = visitor.page.locator(".engine-switch [role=status]");
    await eventually(async () => expect(await status.textContent()).toMatch(/from this browser's store/));
    const again = await status.textContent();
    const second = Number(/started in ([\d.]+) s/.exec(again ?? "")?.[1]) * 1000;
    expect(second, `${again}; the first took ${first} ms`).toBeLessThanOrEqual(first / 2);
  });

  it("goes to a revision with a click, and the ledger in the database agrees", async () => {
    const visitor = await arrive();
    await visitor.open();
    await visitor.ready();
    await visitor.revision(SHELF).click();
    await visitor.standsAt(SHELF);
    expect(await visitor.sql("SELECT id FROM migr_revisions ORDER BY applied_at, id")).toHaveLength(4);
    await visitor.revision(BOOKS).click();
    await visitor.standsAt(BOOKS);
    expect(await visitor.sql("SELECT id FROM migr_revisions")).toEqual([[BOOKS]]);
  });

  it("goes back to an ancestor through the downgrades in reverse, and the log lists exactly those", async () => {
    const visitor = await arrive();
    await visitor.open();
    await visitor.ready();
    await visitor.button("Head").click();
    await visitor.standsAt(SHELF);
    await visitor.revision(BOOKS).click();
    await visitor.standsAt(BOOKS);
    await visitor.tab("Log").click();
    const downs = visitor.page.locator(".log [data-direction=downgrade]");
    expect(await downs.evaluateAll((items) => items.map((item) => item.getAttribute("data-revision")))).toEqual([
      SHELF,
      LOANS,
      READERS,
    ]);
  });

  it("finds database and graph as they were when a statement fails, and its line marked in the editor", async () => {
    const visitor = await arrive();
    const project = exampleProject("library");
    const path = `migrations/versions/${SHELF}_give_books_a_shelf.ts`;
    const text = (project.files[path] ?? "").replace("UPDATE books", "UPDATE boks");
    const line = text.split("\n").findIndex((found) => found.includes("boks")) + 1;
    await visitor.openProject({ ...project, files: { ...project.files, [path]: text }, position: [LOANS] });
    await visitor.button("Upgrade").click();
    await visitor.page
      .getByRole("alert")
      .getByText(/no such table: boks/)
      .first()
      .waitFor();
    await visitor.standsAt(LOANS);
    expect(await visitor.sql("SELECT count(*) FROM pragma_table_info('books') WHERE name = 'shelf'")).toEqual([["0"]]);
    const marked = visitor.page.locator(".cm-problem-line, .cm-line:has(.cm-lintRange-error), .cm-lint-marker-error");
    await marked.first().waitFor({ state: "attached" });
    await visitor.page
      .getByText(new RegExp(`Line ${line}:`))
      .first()
      .waitFor();
  });

  it("sees what was added, removed and changed in colour, sign and word", async () => {
    const visitor = await arrive();
    const revision = `-- change all
-- revision: bbbb
-- down-revision: aaaa

-- migr: upgrade
ALTER TABLE t ADD COLUMN fresh text;
ALTER TABLE t DROP COLUMN old;
ALTER TABLE t ALTER COLUMN kept TYPE bigint;
-- migr: downgrade
`;
    const first =
      "-- begin\n-- revision: aaaa\n-- down-revision:\n\n-- migr: upgrade\nCREATE TABLE t (kept integer, old text);\n";
    await visitor.openProject({
      engine: "postgres",
      position: ["aaaa"],
      files: { "migrations/versions/aaaa.sql": first, "migrations/versions/bbbb.sql": revision },
    });
    await visitor.button("Upgrade").click();
    await visitor.standsAt("bbbb");
    for (const [column, change] of [
      ["fresh", "added"],
      ["old", "removed"],
      ["kept", "changed"],
    ] as const) {
      const row = visitor.object(`column:t.${column}`);
      expect(await row.getAttribute("data-diff")).toBe(change);
      expect(await row.textContent()).toContain(change);
    }
  });
});
