/**
 * The projects that a browser keeps, and how one gets rid of them.
 */
import { expect, it } from "vitest";
import { eventually, inBrowser } from "./visitor.ts";

inBrowser("a kept project", ({ arrive }) => {
  it("is deleted with two presses, of which the first alone does nothing", async () => {
    const visitor = await arrive();
    await visitor.open("#example=library");
    await visitor.ready();
    await visitor.button("Upgrade").click();
    await visitor.standsAt("c27f5a90e4b1");
    const menu = visitor.page.locator(".project-menu .menu");
    const forget = menu.getByRole("button", { name: "Delete The lending library", exact: true });
    const project = visitor.button(/^Project:/);
    await visitor.page.getByText("Saved in this browser only").waitFor({ state: "attached" });
    await project.click();
    await menu.getByRole("button", { name: /^The lending library *SQLite/ }).waitFor();
    expect(await forget.count(), "the project that is open").toBe(0);
    await menu.getByText("The festival, with two heads").click();
    await visitor.ready();

    await project.click();
    await forget.click();
    await visitor.page.keyboard.press("Escape");
    await project.click();
    await forget.click();
    await menu.getByRole("button", { name: "Delete The lending library for good" }).click();
    await forget.waitFor({ state: "detached" });

    await visitor.open();
    await visitor.page.reload();
    await visitor.ready();
    await visitor.standsAt("8b64e0d19c3a");
    await project.click();
    await eventually(async () => expect(await menu.getByRole("button", { name: /^Delete/ }).count()).toBe(0));
    expect(visitor.errors).toEqual([]);
  });
});
