/**
 * Keeps the page in this browser, so that after one visit it works without a network, under whatever path it lies.
 *
 * The page itself is asked of the network first, so that a new version is seen; its other files have their contents' hash
 * in their names and are taken from the cache. The engines, which are large, are fetched when the page says that it has
 * nothing else to do.
 *
 * @module
 */

/** What the build puts in: files relative to this one. */
declare const SITE: {
  readonly version: string;
  readonly shell: readonly string[];
  readonly engines: readonly string[];
};

/** As much of the worker's global scope as is used here; the page's types know none of it. */
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "message", listener: (event: Extendable & { readonly data: unknown }) => void): void;
}
const scope = self as unknown as Scope;

const PREFIX = "migr-site-";
const SHELL = `${PREFIX}${SITE.version}`;
/** Engines have their hash in their names, so they outlive versions of the page. */
const ENGINES = "migr-site-engines";
/** How long the network may take before the page of the last visit is shown. */
const PATIENCE_MS = 2500;

const at = (path: string): string => new URL(path, scope.registration.scope).href;
const INDEX = at("index.html");
const engineUrls: ReadonlySet<string> = new Set(SITE.engines.map(at));
const shellUrls: ReadonlySet<string> = new Set(SITE.shell.map(at));

scope.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([...shellUrls])));
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetOld(), scope.clients.claim()]));
});

scope.addEventListener("message", (event) => {
  if (event.data === "keep-engines") event.waitUntil(keepEngines());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = withoutQuery(request.url);
  if (request.method !== "GET" || !url.startsWith(scope.registration.scope)) return;
  const isPage = request.mode === "navigate" && (url === INDEX || url === scope.registration.scope);
  if (isPage) event.respondWith(page(request));
  else if (engineUrls.has(url)) event.respondWith(kept(ENGINES, url, request));
  else if (shellUrls.has(url)) event.respondWith(kept(SHELL, url, request));
});

function withoutQuery(address: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname}`;
}

async function forgetOld(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== SHELL && name !== ENGINES) await caches.delete(name);
  }
  const cache = await caches.open(ENGINES);
  for (const request of await cache.keys()) if (!engineUrls.has(request.url)) await cache.delete(request);
}

/** One file after the other: the visitor's network is theirs. */
async function keepEngines(): Promise<void> {
  const cache = await caches.open(ENGINES);
  for (const url of engineUrls) if ((await cache.match(url)) === undefined) await cache.add(url);
}

/** The network's, when it is quick; else the one of the last visit. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL);
  const fallback = await cache.match(INDEX);
  const fresh = fetch(request);
  if (fallback === undefined) return await fresh;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
  const response = await Promise.race([fresh.catch(() => undefined), late]);
  return response?.ok === true ? response : fallback;
}

async function kept(name: string, url: string, request: Request): Promise<Response> {
  const cache = await caches.open(name);
  const known = await cache.match(url);
  if (known !== undefined) return known;
  const response = await fetch(request);
  if (response.ok && response.status === 200) await cache.put(url, response.clone());
  return response;
}
