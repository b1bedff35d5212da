/**
 * Where the keyboard's focus goes: whoever presses a button goes on from there, and who asks for a line gets to it.
 */
import { expect, it } from "vitest";
import { exampleProject } from "../projects.ts";
import { eventually, inBrowser, type Visitor } from "./visitor.ts";

/** What has the focus, by its name or text. */
async function focused({ page }: Visitor): Promise<string> {
  return await page.evaluate(() => {
    const { activeElement: here } = document;
    return here === null || here === document.body ? "nothing" : (here.getAttribute("role") ?? here.textContent ?? "");
  });
}

inBrowser("the keyboard's focus", ({ arrive }) => {
  it("stays on a button that moves the database, also when there is nothing left to do", async () => {
    const visitor = await arrive();
    await visitor.open("#example=library");
    await visitor.ready();
    await visitor.button("Upgrade").focus();
    for (const id of ["c27f5a90e4b1", "e90d36b8f1c4"]) {
      await visitor.page.keyboard.press("Enter");
      await visitor.standsAt(id);
      await visitor.idle();
      expect(await focused(visitor)).toBe("Upgrade");
    }
    expect(await visitor.button("Upgrade").isDisabled()).toBe(true);
    await visitor.page.keyboard.press("Enter");
    await visitor.standsAt("e90d36b8f1c4");
    expect(visitor.errors).toEqual([]);
  });

  it("goes to the revisions when the banner goes in which a button was pressed", async () => {
    const visitor = await arrive();
    await visitor.openProject({ ...exampleProject("library"), position: ["e90d36b8f1c4"] });
    await visitor.write("/** nothing */\n");
    await visitor.button("Undo").focus();
    await visitor.page.keyboard.press("Enter");
    await visitor.button("Undo").waitFor({ state: "detached" });
    await eventually(async () => expect(await focused(visitor)).toBe("treeitem"));
  });

  it("goes to the line of a model's error as often as one asks for it", async () => {
    const visitor = await arrive();
    const broken = `${"// \n".repeat(60)}throw new Error("not today");\n`;
    await visitor.openProject({ ...exampleProject("library"), files: { "schema.ts": broken } });
    await visitor.tab("Model").click();
    const line = visitor.page.locator(".cm-activeLine");
    for (const round of ["for the first time", "again"]) {
      await visitor.page.getByRole("button", { name: "Open schema.ts, line 61" }).click();
      await eventually(async () => expect(await line.textContent(), round).toBe('throw new Error("not today");'));
      expect(await line.isVisible(), round).toBe(true);
      await visitor.page.keyboard.press("Control+Home");
      await eventually(async () => expect(await line.textContent(), round).toBe("// "));
    }
  });
});
