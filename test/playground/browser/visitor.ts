/**
 * Somebody in front of the page: what they do, in the words of the page.
 *
 * @module
 */
import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, vi } from "vitest";
import type { Project } from "../../../playground/project/project.ts";
import { packProject } from "../../../playground/project/share.ts";
import { type BrowserSite, hasBrowser, openBrowser } from "../../support/browser.ts";

/** Generous: the machine may do other things. What the page must keep to is said in each test. */
const PATIENCE_MS = 90_000;
const TEST_TIMEOUT_MS = 240_000;

type ContextOptions = Parameters<BrowserSite["browser"]["newContext"]>[0];

/** What the tests of a suite share. */
export interface Suite {
  /** Somebody new, who leaves when the test ends. */
  arrive(options?: ContextOptions): Promise<Visitor>;
  site(): BrowserSite;
}

/** Tests in the browser; skipped with a line where there is none. */
export function inBrowser(name: string, tests: (suite: Suite) => void): void {
  describe.runIf(hasBrowser())(name, () => {
    vi.setConfig({ testTimeout: TEST_TIMEOUT_MS, hookTimeout: TEST_TIMEOUT_MS });
    let site: BrowserSite | undefined;
    beforeAll(async () => {
      site = await openBrowser();
    });
    afterAll(async () => {
      await site?.close();
    });
    const open = (): BrowserSite => {
      if (site === undefined) throw new Error("The browser has not started.");
      return site;
    };
    tests({
      site: open,
      arrive: async (options) => {
        const visitor = await Visitor.arrive(open(), options);
        onTestFinished(() => visitor.leave());
        return visitor;
      },
    });
  });
}

/** What {@link Visitor.slowness} takes on that machine. */
const REFERENCE_MS = 60;

/** Repeats a look until it is as expected. */
export async function eventually(look: () => Promise<void>, patience = PATIENCE_MS): Promise<void> {
  await expect
    .poll(async () => await look().then(() => "as expected", String), { timeout: patience, interval: 50 })
    .toBe("as expected");
}

export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every request of the page and its frames, with what it carried. */
  readonly requests: { readonly url: string; readonly body: string }[] = [];
  /** What the page threw. */
  readonly errors: string[] = [];
  readonly #site: BrowserSite;

  constructor(site: BrowserSite, context: BrowserContext, page: Page) {
    this.#site = site;
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    context.on("request", (request) => this.requests.push({ url: request.url(), body: request.postData() ?? "" }));
    page.on("pageerror", (error) => this.errors.push(error.message));
  }

  /** A first visit: nothing is stored. */
  static async arrive(site: BrowserSite, options: ContextOptions = {}): Promise<Visitor> {
    const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    return new Visitor(site, context, await context.newPage());
  }

  /** Opens the page at a fragment. */
  async open(fragment = ""): Promise<this> {
    await this.page.goto(`${this.#site.url}${fragment}`);
    return this;
  }

  /** Opens a project by its link, and presses Run. */
  async openProject(project: Partial<Project> & Pick<Project, "files">): Promise<this> {
    await this.open(`#project=${await this.packed(project)}`);
    await this.button("Run").click();
    await this.ready();
    return this;
  }

  async packed(project: Partial<Project> & Pick<Project, "files">): Promise<string> {
    const whole: Project = {
      id: "p",
      name: "Test",
      engine: "sqlite",
      position: [],
      origin: "shared",
      trusted: false,
      ...project,
    };
    return await packProject(whole);
  }

  /**
   * How many times slower this machine is at the moment than the one for which the page's times are promised (two cores,
   * doing nothing else): at least 1.
   */
  async slowness(): Promise<number> {
    const took = await this.page.evaluate(() => {
      const samples = [1, 2, 3].map(() => {
        const start = performance.now();
        let sum = 0;
        for (let index = 0; index < 5e7; index++) sum = (sum + index * 7) | 0;
        return performance.now() - start + (sum & 0);
      });
      return samples.sort((a, b) => a - b)[1] ?? 0;
    });
    return Math.max(1, took / REFERENCE_MS);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  tab(name: string | RegExp): Locator {
    return this.page.getByRole("tab", { name });
  }

  revision(id: string): Locator {
    return this.page.locator(`[role=treeitem][data-revision="${id}"]`);
  }

  /** An object of the diagram by its key: `column:users.email`. */
  object(key: string): Locator {
    return this.page.locator(`[data-object="${key}"]`);
  }

  async engine(name: "SQLite" | "Postgres"): Promise<void> {
    await this.page.getByRole("radio", { name }).check();
  }

  /** The engine has started and nothing runs. */
  async ready(): Promise<void> {
    await this.page.locator('.engine-light[data-phase="ready"]').waitFor();
    await this.idle();
  }

  async idle(): Promise<void> {
    await this.page.locator(".activity-line[data-on=false]").waitFor({ state: "attached" });
  }

  /** The ids at which the graph says that the database stands. */
  async here(): Promise<(string | null)[]> {
    const rows = await this.page.locator("[role=treeitem][aria-current=true]").all();
    return await Promise.all(rows.map((row) => row.getAttribute("data-revision")));
  }

  async standsAt(...ids: string[]): Promise<void> {
    await eventually(async () => expect((await this.here()).sort()).toEqual([...ids].sort()));
  }

  /** Asks the database in the console, and gives the rows as texts. */
  async sql(text: string): Promise<string[][]> {
    const drawer = this.page.locator(".drawer");
    await this.tab("SQL console").click();
    await drawer.getByRole("textbox", { name: "SQL" }).fill(text);
    await this.button("Run SQL").click();
    await drawer
      .locator(".answer code")
      .getByText(text.split(";").at(-1)?.trim() ?? text, { exact: true })
      .last()
      .waitFor();
    const rows = await drawer.locator(".answer").last().locator("tbody tr").all();
    return await Promise.all(rows.map((row) => row.locator("td").allTextContents()));
  }

  /** Opens a file by its menu. */
  async file(name: string): Promise<void> {
    await this.page.getByRole("button", { name: "Files", exact: true }).click();
    await this.page.locator(".menu:popover-open").getByText(name, { exact: true }).click();
  }

  /** Puts a text into the editor in the place of all that is there. */
  async write(text: string): Promise<void> {
    const editor = this.page.locator(".cm-content");
    await editor.click();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.insertText(text);
  }

  /** A second tab of the same visitor. */
  async secondTab(): Promise<Visitor> {
    return new Visitor(this.#site, this.context, await this.context.newPage());
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
