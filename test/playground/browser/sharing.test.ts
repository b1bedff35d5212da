/**
 * Projects on their way: in links, zips and folders, between tabs, and to the command line and back.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { expect, it, onTestFinished } from "vitest";
import { migr } from "../../cli/fake_host.ts";
import { exampleProject } from "../projects.ts";
import { eventually, inBrowser, type Visitor } from "./visitor.ts";

const LOANS = "c27f5a90e4b1";
const SHELF = "e90d36b8f1c4";
const SHELF_FILE = `migrations/versions/${SHELF}_give_books_a_shelf.ts`;

/** The link that the page hands out. */
async function linkOf(visitor: Visitor): Promise<string> {
  await visitor.button("Share").click();
  const field = visitor.page.getByRole("textbox", { name: /A link to this project/ });
  await eventually(async () => expect(await field.inputValue()).toMatch(/#project=/));
  return await field.inputValue();
}

/** Chooses a zip with the page's own menu. */
async function chooseZip(
  visitor: Visitor,
  files: Readonly<Record<string, Uint8Array>>,
  name = "project.zip",
): Promise<void> {
  const chooser = visitor.page.waitForEvent("filechooser");
  await visitor.button(/^Project:/).click();
  await visitor.page.getByRole("button", { name: "Open a zip" }).click();
  await (await chooser).setFiles({ name, mimeType: "application/zip", buffer: Buffer.from(zipSync(files)) });
}

/** The files of the zip that the page's menu downloads, without their folder. */
async function downloaded(visitor: Visitor): Promise<Record<string, Uint8Array>> {
  const download = visitor.page.waitForEvent("download");
  await visitor.button("Export").click();
  await visitor.page.getByRole("button", { name: /Download a zip/ }).click();
  const files = unzipSync(readFileSync(await (await download).path()));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path.slice(path.indexOf("/") + 1), bytes]));
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "migr-playground-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const encoder = new TextEncoder();

inBrowser("a project", ({ arrive, site }) => {
  it("is reproduced by its link in a fresh browser, which sends nothing of it to anybody", async () => {
    const sender = await arrive();
    await sender.open("#example=shop");
    await sender.ready();
    await sender.engine("SQLite");
    await sender.ready();
    await sender.revision("9d81a64e07fb").click();
    await sender.standsAt("9d81a64e07fb");
    const link = await linkOf(sender);
    expect(link.length).toBeLessThanOrEqual(2000);

    const receiver = await arrive();
    await receiver.page.goto(link);
    await receiver.button("Run").click();
    await receiver.ready();
    await receiver.standsAt("9d81a64e07fb");
    expect(await receiver.page.getByRole("radio", { name: "SQLite" }).isChecked()).toBe(true);
    const files = await downloaded(receiver);
    const expected = exampleProject("shop").files;
    expect(
      Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])),
    ).toEqual(expected);
    const packed = link.slice(link.indexOf("=") + 1);
    for (const { url, body } of [...sender.requests, ...receiver.requests]) {
      expect(url).not.toContain(packed.slice(0, 40));
      expect(body).toBe("");
      expect(
        new URL(url).protocol === "blob:" || url.startsWith(new URL(site().url).origin) || url.startsWith("data:"),
        url,
      ).toBe(true);
    }
  });

  it("whose link is damaged or too new is explained, and the page is usable", async () => {
    const packed = await (await arrive()).packed(exampleProject("library"));
    for (const [fragment, message] of [
      [packed.slice(0, -40), /This link is damaged/],
      [packed.replace("1.", "7."), /newer version of the playground/],
      ["1.", /This link is damaged/],
    ] as const) {
      const visitor = await arrive();
      await visitor.open(`#project=${fragment}`);
      const alert = visitor.page.getByRole("alert");
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(message);
      await visitor.ready();
      await visitor.button("Upgrade").click();
      await visitor.standsAt(LOANS);
    }
  });

  it("of somebody else does not run before Run, and then reaches neither network nor storage nor the page", async () => {
    const visitor = await arrive();
    const attempts = `
async function attempt(work: () => unknown): Promise<string> {
  try {
    await work();
    return "allowed";
  } catch {
    return "refused";
  }
}
const scope = globalThis as any;
`;
    const tries: Readonly<Record<string, string>> = {
      fetch: `fetch("${site().url}index.html?stolen")`,
      remote: 'fetch("https://example.org/?stolen")',
      socket:
        'new Promise((resolve, reject) => { const s = new WebSocket("ws://127.0.0.1:9/"); s.onopen = resolve; s.onerror = reject; })',
      script: `new Function("url", "return import(url)")("${site().url}embed.js?stolen")`,
      localStorage: "scope.localStorage.length",
      indexedDB:
        'new Promise((resolve, reject) => { const r = scope.indexedDB.open("x"); r.onsuccess = resolve; r.onerror = reject; })',
      caches: 'scope.caches.open("x")',
      parent: "scope.parent.document.title",
      document: "scope.document.cookie",
    };
    const calls = Object.entries(tries).map(
      ([name, code]) => `  op.insert("attempts", [{ name: "${name}", outcome: await attempt(() => ${code}) }]);`,
    );
    const text = `/** steal */
import type { Operations } from "migr";
${attempts}
export const revision = "aaaa";
export const downRevision = null;
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable("attempts", [{ name: "name", type: "text" }, { name: "outcome", type: "text" }]);
${calls.join("\n")}
}
`;
    await visitor.open(
      `#project=${await visitor.packed({ files: { "migrations/versions/aaaa.ts": text }, position: [] })}`,
    );
    await visitor.button("Run").waitFor();
    await visitor.page.waitForTimeout(500);
    expect(await visitor.button("Upgrade").isDisabled()).toBe(true);
    expect(visitor.requests.filter(({ url }) => url.includes("/engine/"))).toEqual([]);
    await visitor.button("Run").click();
    await visitor.ready();
    await visitor.button("Upgrade").click();
    await visitor.standsAt("aaaa");
    const outcomes = Object.fromEntries(await visitor.sql("SELECT name, outcome FROM attempts"));
    expect(outcomes).toEqual(Object.fromEntries(Object.keys(tries).map((name) => [name, "refused"])));
    expect(visitor.requests.filter(({ url }) => url.includes("stolen"))).toEqual([]);
  });

  it("that never ends is stopped within five seconds, and the page lives on", async () => {
    const visitor = await arrive();
    const endless = `/** endless */
import type { Operations } from "migr";

export const revision = "aaaa";
export const downRevision = null;
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  for (;;) op.dialect;
}
`;
    await visitor.openProject({ files: { "migrations/versions/aaaa.ts": endless } });
    await visitor.button("Upgrade").click();
    await visitor.button("Stop").click();
    const stopped = Date.now();
    await visitor.page.getByText(/^Stopped\. The database is where it was before/).waitFor();
    await visitor.ready();
    const took = Date.now() - stopped;
    expect(took).toBeLessThan(5000 * (await visitor.slowness()));
    expect(await visitor.sql("SELECT 1 + 1")).toEqual([["2"]]);
  });

  it("comes back from a zip byte for byte where nobody touched it", async () => {
    const visitor = await arrive();
    await visitor.open();
    const files: Readonly<Record<string, Uint8Array>> = {
      "migr.config.ts": encoder.encode('export default { url: "sqlite:./app.db" };\r\n'),
      "schema.ts": encoder.encode(
        'import { table, text } from "migr/schema";\nexport const t = table("t", { a: text() });',
      ),
      "migrations/versions/aaaa_t.sql": encoder.encode(
        "-- t\n-- revision: aaaa\n-- down-revision:\n\n-- migr: upgrade\nCREATE TABLE t (a text);\n",
      ),
      "logo.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff]),
      "latin1.txt": new Uint8Array([0x67, 0xf6, 0xdf, 0x65]),
    };
    await chooseZip(visitor, Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`mine/${path}`, bytes])));
    await visitor.button("Run").click();
    await visitor.ready();
    await visitor.file("schema.ts");
    const changed =
      'import { table, text } from "migr/schema";\nexport const t = table("t", { a: text(), b: text() });\n';
    await visitor.write(changed);
    await visitor.revision("aaaa").click();
    await visitor.standsAt("aaaa");
    const exported = await downloaded(visitor);
    const asText = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("latin1");
    expect(Object.keys(exported).sort()).toEqual(Object.keys(files).sort());
    expect(asText(exported["schema.ts"])).toBe(changed);
    for (const path of Object.keys(files).filter((name) => name !== "schema.ts")) {
      expect(asText(exported[path]), path).toBe(asText(files[path]));
    }
  });

  it("that is dropped on the page opens", async () => {
    const visitor = await arrive();
    await visitor.open();
    await visitor.ready();
    const zip = zipSync({
      "mine/migrations/versions/aaaa.sql": encoder.encode(
        "-- a\n-- revision: aaaa\n-- down-revision:\n\n-- migr: upgrade\nSELECT 1;\n",
      ),
    });
    const transfer = await visitor.page.evaluateHandle(
      (bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "mine.zip", { type: "application/zip" }));
        return data;
      },
      [...zip],
    );
    await visitor.page.dispatchEvent("body", "drop", { dataTransfer: transfer });
    await visitor.revision("aaaa").waitFor();
  });

  it("is run by the command line as it was exported, with the same heads, and the page opens what the command line made", async () => {
    const visitor = await arrive();
    await visitor.open("#example=two-heads");
    await visitor.ready();
    const folder = scratch();
    for (const [path, bytes] of Object.entries(await downloaded(visitor))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const heads = JSON.parse((await migr(["heads", "--json"], { cwd: folder })).stdout) as {
      heads: { revision: string }[];
    };
    const shown = await visitor.page
      .locator("[role=treeitem]:has(.graph-chip:text-is('head'))")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-revision")));
    expect(JSON.stringify(heads)).toContain(shown[0]);
    expect(JSON.stringify(heads)).toContain(shown[1]);
    expect(shown).toHaveLength(2);
    expect((await migr(["merge", "heads", "-m", "both"], { cwd: folder })).code).toBe(0);
    expect(await migr(["upgrade", "head"], { cwd: folder })).toMatchObject({ code: 0 });

    const { filesBelow } = await import("../../../playground/catalogue/read.ts");
    const made = Object.fromEntries(
      Object.entries(filesBelow(folder))
        .filter(([path]) => !path.endsWith(".db"))
        .map(([path, text]) => [`festival/${path}`, encoder.encode(text)]),
    );
    await chooseZip(visitor, made);
    await visitor.button("Run").click();
    await visitor.ready();
    await visitor.button("Head").click();
    await visitor.object("table:tickets").waitFor();
    expect(await visitor.sql("SELECT count(*) FROM migr_revisions")).toEqual([["5"]]);
  });

  it("is there again after a reload, its files and where the database stood", async () => {
    const visitor = await arrive();
    await visitor.open();
    await visitor.ready();
    await visitor.button("Head").click();
    await visitor.standsAt(SHELF);
    await visitor.revision(LOANS).click();
    await visitor.standsAt(LOANS);
    await visitor.file(SHELF_FILE.split("/").at(-1) ?? "");
    const text = `${exampleProject("library").files[SHELF_FILE]}// mine\n`;
    await visitor.write(text);
    await eventually(async () =>
      expect(await visitor.page.evaluate(async () => (await indexedDB.databases()).length)).toBeGreaterThan(0),
    );
    await visitor.page.waitForTimeout(1000);
    await visitor.page.reload();
    await visitor.ready();
    await visitor.standsAt(LOANS);
    await visitor.file(SHELF_FILE.split("/").at(-1) ?? "");
    await visitor.page.getByText("// mine").waitFor();
  });

  it("that two tabs change is lost in neither, and neither hangs", async () => {
    const first = await arrive();
    await first.open();
    const second = await first.secondTab();
    await second.open();
    await first.ready();
    await second.ready();
    for (const [visitor, text] of [
      [first, "// of the first tab"],
      [second, "// of the second tab"],
    ] as const) {
      await visitor.file(SHELF_FILE.split("/").at(-1) ?? "");
      await visitor.write(`${exampleProject("library").files[SHELF_FILE]}${text}\n`);
      await visitor.page.waitForTimeout(1000);
    }
    for (const visitor of [first, second]) {
      await visitor.page.reload();
      await visitor.ready();
    }
    await first.button(/^Project:/).click();
    const menu = first.page.locator(".menu:popover-open");
    await menu.getByText("The lending library (copy)").waitFor();
    expect(await menu.getByText(/^The lending library/).count()).toBeGreaterThanOrEqual(2);
  });
});
