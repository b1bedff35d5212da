/**
 * How long visitors of the playground wait: from the navigation to the first paint, and to the first upgrade. The site is
 * served over loopback, so that the line is not measured.
 *
 * @module
 */
import type { Page } from "playwright-core";
import { type BrowserSite, hasBrowser, openBrowser } from "../support/browser.ts";
import { median } from "./measure.ts";
import type { Row } from "./table.ts";

/** One visit: what it does before, and what is timed. */
interface Visit {
  readonly name: string;
  /** Opens the page in a browser that was never there, and gives the milliseconds of what counts. */
  run(site: BrowserSite): Promise<number>;
}

const VISITS: readonly Visit[] = [
  { name: "first paint: graph and diagram", run: (site) => fresh(site, firstPaint) },
  { name: "first upgrade, SQLite", run: (site) => fresh(site, (page) => firstUpgrade(page, site.url)) },
  {
    name: "first upgrade, PostgreSQL, first visit",
    run: (site) => fresh(site, (page) => firstUpgrade(page, `${site.url}#example=shop`)),
  },
  { name: "first upgrade, PostgreSQL, second visit", run: (site) => fresh(site, secondVisit) },
];

/** A row for each kind of visit; `undefined` where there is no browser. */
export async function measurePlayground(rounds: number): Promise<Row[] | undefined> {
  if (!hasBrowser()) return undefined;
  const site = await openBrowser();
  try {
    const rows: Row[] = [];
    for (const { name, run } of VISITS) {
      const samples: number[] = [];
      for (let round = 0; round < rounds; round += 1) samples.push(await run(site));
      rows.push({ tool: name, min: Math.min(...samples), median: median(samples), memory: undefined });
    }
    return rows;
  } finally {
    await site.close();
  }
}

async function fresh(site: BrowserSite, visit: (page: Page, url: string) => Promise<number>): Promise<number> {
  const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return await visit(await context.newPage(), site.url);
  } finally {
    await context.close();
  }
}

async function firstPaint(page: Page, url: string): Promise<number> {
  const start = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator('[data-object="column:books.title"]').waitFor();
  return performance.now() - start;
}

async function firstUpgrade(page: Page, url: string): Promise<number> {
  const start = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  // Until the example has come, the button is that of the opening project.
  if (url.includes("#example=shop")) await page.locator('[data-revision="7134bc9ef02d"]').waitFor();
  await page.getByRole("button", { name: "Upgrade", exact: true }).click();
  await page.locator(".statement").first().waitFor();
  await page.locator(".activity-line[data-on=false]").waitFor({ state: "attached" });
  return performance.now() - start;
}

async function secondVisit(page: Page, url: string): Promise<number> {
  const address = `${url}#example=shop`;
  await firstUpgrade(page, address);
  // Kept after the start, so as not to delay it.
  await page.waitForFunction(async () => (await (await caches.open("migr-engines")).keys()).length >= 4);
  const next = await page.context().newPage();
  await page.close();
  return await firstUpgrade(next, address);
}
