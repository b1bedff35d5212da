/**
 * A server for one person: it listens on this machine only, answers only below a path that nobody can guess, and only to
 * pages that it served itself.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { MigrError, messageOf } from "../../core/mod.ts";

const ADDRESS = "127.0.0.1";
const MAX_BODY = 20_000_000;

/** What the server is asked; `path` is below the secret one, without a slash in front. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface Response {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array | string;
}

export type Answer = (request: Request) => Response | Promise<Response>;

export interface Loopback {
  /** With the secret path, and a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Listens.
 *
 * @param port 0: any that is free
 * @throws MigrError `CONNECTION_FAILED` when the port is taken
 */
export async function listen(port: number, answer: Answer): Promise<Loopback> {
  const secret = randomBytes(16).toString("hex");
  const server = createServer((request, response) => {
    handle(request, response, `/${secret}/`, answer).catch((error: unknown) => {
      send(response, { status: 500, type: "text/plain", body: messageOf(error) });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(port, error)));
    server.listen(port, ADDRESS, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      // Browsers keep connections open for the next request.
      server.closeAllConnections();
    });
  return { url: `http://${ADDRESS}:${actual}/${secret}/`, close };
}

async function handle(request: IncomingMessage, response: ServerResponse, root: string, answer: Answer): Promise<void> {
  const refused = refusal(request, root);
  if (refused !== undefined) return send(response, { status: refused, type: "text/plain", body: "Not here." });
  const path = decodeURIComponent(new URL(request.url ?? "/", `http://${ADDRESS}`).pathname.slice(root.length));
  const body = await bodyOf(request);
  if (body === undefined) return send(response, { status: 413, type: "text/plain", body: "Too large." });
  send(response, await answer({ method: request.method ?? "GET", path, body }));
}

/**
 * Why a request is not answered. The host's name is checked because another one may be made to mean this address; the
 * origin, because any page can send requests here.
 */
function refusal({ headers, url, method, socket }: IncomingMessage, root: string): number | undefined {
  const hosts = [`${ADDRESS}:${socket.localPort}`, `localhost:${socket.localPort}`];
  if (!hosts.includes(headers.host ?? "")) return 421;
  const { origin } = headers;
  const isOwn = origin === undefined ? method === "GET" : hosts.some((host) => origin === `http://${host}`);
  if (!isOwn) return 403;
  return url?.startsWith(root) === true ? undefined : 404;
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, type, body }: Response): void {
  response.writeHead(status, {
    "Content-Type": type,
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  response.end(body);
}

function cannotListen(port: number, error: unknown): MigrError {
  return new MigrError("CONNECTION_FAILED", `Cannot listen on port ${port}: ${messageOf(error)}.`, {
    hint: "Choose another with --port, or leave it out to get one that is free.",
    cause: error,
  });
}
