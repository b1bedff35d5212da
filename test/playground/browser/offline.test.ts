/**
 * After one visit, without a network.
 */
import { expect, it } from "vitest";
import { eventually, inBrowser } from "./visitor.ts";

inBrowser("after one visit", ({ arrive }) => {
  it("the page reloads and upgrades without a network, on both engines", async () => {
    const visitor = await arrive();
    await visitor.open();
    await visitor.ready();
    // What the visitor waits for in peace: the page has fetched the other engine for later.
    await eventually(async () => {
      const kept = await visitor.page.evaluate(
        async () => (await (await caches.open("migr-site-engines")).keys()).length,
      );
      expect(kept).toBeGreaterThanOrEqual(6);
    });
    await visitor.context.setOffline(true);
    await visitor.page.reload();
    await visitor.ready();
    await visitor.button("Upgrade").click();
    await visitor.standsAt("c27f5a90e4b1");
    await visitor.engine("Postgres");
    await visitor.ready();
    await visitor.button("Upgrade").click();
    await visitor.standsAt("e90d36b8f1c4");
    expect(await visitor.sql("SELECT version()")).toEqual([[expect.stringContaining("PostgreSQL")]]);
    await visitor.open("#lesson=two_heads");
    await visitor.page.getByRole("heading", { name: "Two heads and a merge" }).waitFor();
  });
});
