/**
 * `migr playground`: the playground on this machine, with the project of this folder in it.
 *
 * @module
 */
import { MigrError, messageOf } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import { usage } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { openInBrowser } from "../host/browser.ts";
import { type Answer, listen, type Request, type Response } from "../host/loopback.ts";
import { openSite, type Site, typeOf } from "../host/site.ts";
import { PlaygroundProject, type WriteRequest } from "../playground_project.ts";
import { Project } from "../project.ts";

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out, host } = context;
  const project = new PlaygroundProject(await Project.open(context));
  const interrupted = host.onInterrupt();
  const server = await listen(portFrom(input), answering(openSite(), project));
  const { url } = server;
  if (out.json) out.document({ url });
  out.print(`The playground is at ${out.style.cyan(url)}`);
  out.note(out.style.dim("Only this machine can reach it. Files are written when you ask for it. Ctrl+C ends it."));
  if (!input.negated("open") && !(await openInBrowser(url)))
    out.note("No browser could be started: open the address yourself.");
  await ended(interrupted);
  await server.close();
  return { json: undefined };
}

function portFrom(input: Input): number {
  const text = input.text("port");
  if (text === undefined) return 0;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw usage(`"${text}" is no port.`, "A port is a number from 1 to 65535; 0 takes any that is free.");
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** The site, told that there is a project behind it; the project; and the way back to the disk. */
function answering(site: Site, project: PlaygroundProject): Answer {
  return (request) => {
    if (request.path === "api/project") return request.method === "GET" ? json(200, project.read()) : NOT_ALLOWED;
    if (request.path === "api/files") return request.method === "POST" ? written(project, request) : NOT_ALLOWED;
    return page(site, request);
  };
}

const NOT_ALLOWED: Response = { status: 405, type: "text/plain", body: "Not this way." };

function page(site: Site, { path, method }: Request): Response {
  if (method !== "GET" && method !== "HEAD") return NOT_ALLOWED;
  const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const bytes = site(name);
  if (bytes === undefined) return { status: 404, type: "text/plain", body: "There is no such file." };
  if (name !== "index.html") return { status: 200, type: typeOf(name), body: bytes };
  const text = new TextDecoder().decode(bytes);
  return {
    status: 200,
    type: typeOf(name),
    body: text.replace("<head>", '<head><meta name="migr-host" content="api/" />'),
  };
}

function written(project: PlaygroundProject, { body }: Request): Response {
  try {
    return json(200, { written: project.write(JSON.parse(body) as WriteRequest) });
  } catch (error) {
    const hint = error instanceof MigrError ? error.hint : undefined;
    return json(409, { message: messageOf(error), hint });
  }
}

function json(status: number, value: unknown): Response {
  return { status, type: "application/json", body: JSON.stringify(value) };
}
