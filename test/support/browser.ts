/**
 * A real browser with the playground as it is built, served over loopback below a path of some depth, as any static host
 * would.
 *
 * @module
 */
import { execFile } from "node:child_process";
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { ROOT } from "./imports.ts";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where the site lies on its host: nothing in it may know. */
const SITE_PATH = "/somewhere/below/";

/** The site's files; its own folder, so that a build of the project is not in the way. */
const BUILT: string = join(ROOT, "node_modules/.cache/migr-playground/site");

/**
 * Whether tests of the page can run. Where there is no Chromium they are skipped with a line that says what to install;
 * in CI that is a failure.
 */
export function hasBrowser(): boolean {
  if (existsSync(CHROMIUM)) return true;
  const message = `The playground's tests need Chromium at ${CHROMIUM}: apt-get install chromium, or set CHROMIUM.`;
  if (process.env.CI) throw new Error(message);
  console.warn(`Skipped: ${message}`);
  return false;
}

/** A browser and the site; close it. */
export interface BrowserSite {
  readonly browser: Browser;
  /** The page's address, with a slash at its end. */
  readonly url: string;
  /** Serves more files beside the site: by path below the host's root. */
  readonly extra: Map<string, { readonly type: string; readonly body: string | Uint8Array }>;
  /** Bytes per second that the engines' files are sent with, together: a line such as visitors have. */
  lineSpeed: number;
  close(): Promise<void>;
}

/** Builds the site where it is older than its sources, serves it and starts Chromium. */
export async function openBrowser(): Promise<BrowserSite> {
  await buildSite();
  const extra: BrowserSite["extra"] = new Map();
  const line = { speed: Number.POSITIVE_INFINITY };
  const server = await serve(extra, line);
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  return {
    browser,
    extra,
    url: `http://127.0.0.1:${port}${SITE_PATH}`,
    get lineSpeed() {
      return line.speed;
    },
    set lineSpeed(speed) {
      line.speed = speed;
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

async function serve(extra: BrowserSite["extra"], line: { readonly speed: number }): Promise<Server> {
  let free = 0;
  /** Waits until the line has room for some bytes. */
  const turn = async (bytes: number): Promise<void> => {
    free = Math.max(free, performance.now()) + (bytes / line.speed) * 1000;
    await sleep(free - performance.now());
  };
  const send = async (path: string, response: ServerResponse): Promise<void> => {
    for await (const chunk of createReadStream(path)) {
      await turn((chunk as Buffer).length);
      response.write(chunk);
    }
    response.end();
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const given = extra.get(pathname);
    if (given !== undefined) return void response.writeHead(200, { "content-type": given.type }).end(given.body);
    const inSite = pathname.startsWith(SITE_PATH) && !pathname.includes("..");
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const path = join(BUILT, name.slice(SITE_PATH.length));
    if (!inSite || !existsSync(path)) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    if (path.endsWith(".bin") && line.speed < Number.POSITIVE_INFINITY) void send(path, response);
    else createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Test files run at the same time, and one build is enough. */
async function buildSite(): Promise<void> {
  const lock = join(tmpdir(), "migr-playground-build.lock");
  mkdirSync(BUILT, { recursive: true });
  await taken(lock);
  try {
    if (isCurrent()) return;
    // A process of its own: a test run is no production, and Vite asks the environment which it is.
    const { NODE_ENV: _, VITEST: __, ...env } = process.env;
    const vite = [join(ROOT, "node_modules/vite/bin/vite.js"), "build", "--config", "vite.playground.config.ts"];
    await promisify(execFile)(process.execPath, [...vite, "--outDir", BUILT, "--emptyOutDir"], { cwd: ROOT, env });
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

const STALE_LOCK_MS = 120_000;

async function taken(lock: string): Promise<void> {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > STALE_LOCK_MS) rmSync(lock, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function isCurrent(): boolean {
  const site = statSync(join(BUILT, "sw.js"), { throwIfNoEntry: false });
  return site !== undefined && site.mtimeMs >= newestSource();
}

function newestSource(): number {
  const times = ["core", "playground"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
  return Math.max(...times, statSync(join(ROOT, "vite.playground.config.ts")).mtimeMs);
}
