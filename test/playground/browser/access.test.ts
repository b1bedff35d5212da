/**
 * The page for everybody: by keyboard alone, for screen readers, on a phone, in the light and in the dark.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { eventually, inBrowser, type Visitor } from "./visitor.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds that is serious or critical, in words. */
async function violations(visitor: Visitor): Promise<string[]> {
  // What moves is judged when it has arrived.
  await visitor.page.waitForTimeout(400);
  await visitor.page.evaluate(AXE);
  const found = await visitor.page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: unknown[] }> } };
    return (await axe.run()).violations;
  });
  return (found as Violation[])
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary}`),
    );
}

/** Presses Tab until something is focused. */
async function tabTo(visitor: Visitor, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await visitor.page.keyboard.press("Tab");
    if (await visitor.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`The Tab key does not lead to ${selector}.`);
}

inBrowser("the page", ({ arrive }) => {
  it.each(["light", "dark"] as const)("has no serious violation of accessibility in the %s", async (colorScheme) => {
    const visitor = await arrive({ colorScheme });
    await visitor.open();
    await visitor.ready();
    expect(await violations(visitor)).toEqual([]);
    await visitor.button("Upgrade").click();
    await visitor.standsAt("c27f5a90e4b1");
    for (const name of ["Diagram", "Data", "Schema diff", "Model", "Round trip"]) {
      await visitor.tab(new RegExp(`^${name}`)).click();
      expect(await violations(visitor), name).toEqual([]);
    }
    await visitor.sql("SELECT * FROM books");
    expect(await violations(visitor), "console").toEqual([]);
    await visitor.open("#lesson=safe_not_null");
    await visitor.page.getByRole("heading", { name: "NOT NULL on a big table" }).waitFor();
    await visitor.page.locator(".lesson-table").waitFor();
    expect(await violations(visitor), "lesson").toEqual([]);
  });

  it("is worked by the keyboard alone: tree, editor, console and menu", async () => {
    const visitor = await arrive();
    await visitor.open();
    await visitor.ready();
    const { keyboard } = visitor.page;
    await tabTo(visitor, "[role=treeitem]");
    expect(await visitor.page.evaluate(() => document.activeElement?.getAttribute("data-revision"))).toBe(
      "8b64e0d19c3a",
    );
    await keyboard.press("Home");
    await keyboard.press("Enter");
    await visitor.standsAt("e90d36b8f1c4");
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await visitor.standsAt("c27f5a90e4b1");
    await tabTo(visitor, "[role=tab][id^=file-panel]");
    await keyboard.press("ArrowRight");
    await tabTo(visitor, ".cm-content");
    await keyboard.press("Control+End");
    await keyboard.type("// typed");
    await visitor.page.locator(".cm-content").getByText("// typed").waitFor();
    // The first one closes what the editor proposes.
    await keyboard.press("Escape");
    await keyboard.press("Escape");
    await tabTo(visitor, "[role=tab][id^=result-panel]");
    await keyboard.press("ArrowRight");
    expect(await visitor.tab("Data").getAttribute("aria-selected")).toBe("true");
    await tabTo(visitor, "[role=tab][id^=drawer-panel]");
    await keyboard.press("Enter");
    await tabTo(visitor, "#console-sql");
    await keyboard.type("SELECT 6 * 7 AS answer");
    await keyboard.press("Enter");
    await visitor.page.getByRole("cell", { name: "42" }).waitFor();
    await tabTo(visitor, "[aria-label^='Project:']");
    await keyboard.press("Enter");
    await tabTo(visitor, ".menu-item");
    await keyboard.press("Escape");
    await eventually(async () => expect(await visitor.page.locator(".menu:popover-open").count()).toBe(0));
  });

  it("never scrolls sideways on a phone, and has three parts there", async () => {
    const visitor = await arrive({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const fits = async (): Promise<void> => {
      const { wide, view } = await visitor.page.evaluate(() => ({
        wide: document.scrollingElement?.scrollWidth ?? 0,
        view: innerWidth,
      }));
      expect(wide).toBeLessThanOrEqual(view);
      expect(view).toBe(390);
    };
    await visitor.open();
    await visitor.ready();
    await visitor.button("Upgrade").tap();
    await visitor.standsAt("c27f5a90e4b1");
    for (const part of ["Graph", "Code", "Result"]) {
      await visitor.page.getByRole("navigation").getByRole("button", { name: part }).tap();
      await fits();
    }
    await visitor.open("#lesson=safe_not_null");
    await visitor.page.getByRole("navigation").getByRole("button", { name: "Graph" }).tap();
    await visitor.page.locator(".lesson-table").waitFor();
    await fits();
    expect(await violations(visitor)).toEqual([]);
  });
});
