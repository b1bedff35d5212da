/**
 * Lessons on the page: taking one, making one, and embedding one.
 */
import { expect, it } from "vitest";
import { embedCode } from "../../../playground/authoring/embed_code.ts";
import { readLessons } from "../../../playground/catalogue/read.ts";
import { parseLesson } from "../../../playground/lessons/parse.ts";
import { eventually, inBrowser, type Visitor } from "./visitor.ts";

function lessonNamed(id: string): ReturnType<typeof parseLesson> {
  const file = readLessons().find(({ entry }) => entry.id === id);
  if (file === undefined) throw new Error(`There is no lesson ${id}.`);
  return parseLesson(file.text, id);
}

const ticks = async (visitor: Visitor): Promise<(string | null)[]> =>
  await visitor.page
    .locator(".lesson-checks li")
    .evaluateAll((items) => items.map((item) => item.getAttribute("data-tick")));

const allHeld = async (visitor: Visitor): Promise<void> =>
  await eventually(async () => expect(new Set(await ticks(visitor))).toEqual(new Set(["held"])));

inBrowser("a lesson", ({ arrive, site }) => {
  it("ticks only when its goal holds, says so aloud, and begins again when it is reset", async () => {
    const visitor = await arrive();
    const lesson = lessonNamed("first_revision");
    const [path = "", solution = ""] = Object.entries(lesson.solution?.files ?? {})[0] ?? [];
    await visitor.open("#lesson=first_revision");
    await visitor.ready();
    await visitor.page.getByRole("heading", { name: lesson.title }).waitFor();
    await eventually(async () => expect(await ticks(visitor)).toEqual(["open", "open", "open", "open"]));
    // A table of that name alone is not the goal.
    await visitor.write(solution.replace('name: "name", type: "text", notNull: true', 'name: "name", type: "text"'));
    await visitor.button("Upgrade").click();
    await eventually(async () => expect(await ticks(visitor)).toEqual(["held", "open", "held", "held"]));
    await visitor.button("Downgrade").click();
    await eventually(async () => expect(await ticks(visitor)).toEqual(["open", "open", "open", "open"]));
    await visitor.write(solution);
    await visitor.button("Upgrade").click();
    await allHeld(visitor);
    await visitor.page
      .locator('.lesson [aria-live="polite"]')
      .getByText("The lesson is done")
      .waitFor({ state: "attached" });
    await visitor.page.getByRole("button", { name: /^Next: / }).waitFor();

    await visitor.button("Reset to the start").click();
    await eventually(async () => expect(await ticks(visitor)).toEqual(["open", "open", "open", "open"]));
    await visitor.standsAt("base");
    await visitor.page.locator(".cm-content").getByText("What undoes it?").waitFor();
    expect(path).toMatch(/create_plants/);
  });

  it("leads to the next one, with hints and a solution on the way", async () => {
    const visitor = await arrive();
    await visitor.open("#lesson=when_it_fails");
    await visitor.ready();
    await visitor.button("Upgrade").click();
    await visitor.page.getByRole("alert").first().waitFor();
    await visitor.standsAt("d5e0947ab1c3");
    await visitor.button("Show a hint").click();
    await visitor.page.getByText("Hint 1").waitFor();
    await visitor.page.locator("summary", { hasText: "Solution" }).click();
    await visitor.button("Put it into the files").click();
    await visitor.button("Upgrade").click();
    await allHeld(visitor);
  });

  it("is made by doing it once: marked, solved, written, tried, and handed out as a link", async () => {
    const visitor = await arrive({ permissions: ["clipboard-read", "clipboard-write"] });
    await visitor.open();
    await visitor.ready();
    await visitor.button(/^Project:/).click();
    await visitor.page.getByRole("button", { name: "New lesson" }).click();
    await visitor.button("This is the start").click();
    await visitor.button("Upgrade").click();
    await visitor.standsAt("c27f5a90e4b1");
    await visitor.button("This is the goal").click();
    await visitor.page.getByRole("textbox", { name: "Title" }).fill("Lend a book");
    const proposed = visitor.page.getByRole("combobox", { name: "Condition" });
    await eventually(async () => {
      const conditions = await proposed.evaluateAll((inputs) =>
        inputs.map((input) => (input as HTMLInputElement).value),
      );
      expect(conditions).toContain("table loans exists");
      expect(conditions).toContain("database is at c27f5a90e4b1");
    });
    await visitor.page
      .getByRole("textbox", { name: "Text, in Markdown" })
      .fill("Press **Upgrade**. <img src=x onerror=alert(1)>");
    await visitor.button("Preview").click();
    await visitor.page.locator(".authoring-prose strong", { hasText: "Upgrade" }).waitFor();
    await visitor.button("Copy link").click();
    await visitor.page.getByText("Link copied.").first().waitFor();
    const link = await visitor.page.evaluate(() => navigator.clipboard.readText());

    const learner = await arrive();
    await learner.page.goto(link);
    await learner.page.getByRole("heading", { name: "Lend a book" }).waitFor();
    expect(await learner.page.locator(".lesson img").count()).toBe(0);
    await learner.button("Run").click();
    await learner.ready();
    await learner.button("Upgrade").click();
    await allHeld(learner);
  });

  it("stands in another page, and twice on it each has a database of its own", async () => {
    const visitor = await arrive();
    const lesson = readLessons().find(({ entry }) => entry.id === "first_revision");
    site().extra.set("/course/plants.md", { type: "text/markdown", body: lesson?.text ?? "" });
    site().extra.set("/course/index.html", {
      type: "text/html",
      body: `<!doctype html><title>A course</title><h1>A course</h1>
${embedCode("plants.md", site().url)}
${embedCode("example:library", site().url)}
<migr-playground src="what.txt"></migr-playground>`,
    });
    await visitor.page.goto(new URL("/course/index.html", site().url).href);
    await visitor.page.getByText(/"what\.txt" cannot be embedded/).waitFor();
    const frames = visitor.page.locator("migr-playground iframe");
    await eventually(async () => expect(await frames.count()).toBe(2));
    const [first, second] = [frames.nth(0).contentFrame(), frames.nth(1).contentFrame()];
    await frames.nth(0).scrollIntoViewIfNeeded();
    await first.getByRole("heading", { name: "Your first revision" }).waitFor();
    await first.getByRole("button", { name: "Run", exact: true }).click();
    await frames.nth(1).scrollIntoViewIfNeeded();
    await second.locator('.engine-light[data-phase="ready"]').waitFor();
    await second.getByRole("button", { name: "Upgrade", exact: true }).click();
    await second.locator('[data-revision="c27f5a90e4b1"][aria-current=true]').waitFor();
    await first.locator('.engine-light[data-phase="ready"]').waitFor();
    expect(await first.locator("[aria-current=true][data-revision]").getAttribute("data-revision")).toBe("base");
    expect(await first.locator('[data-object^="table:"]').count()).toBe(0);
  });
});
