/**
 * Lends the tests of one vitest run what is slow to make: one PostgreSQL server per major, and the files of a fresh PGlite.
 * Each is made when the first test asks for it, so a run that needs none costs nothing; all is gone when the run ends.
 *
 * @module
 */
import { createServer, type Server } from "node:http";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { POSTGRES_MAJORS, type PostgresMajor, type PostgresServer, startPostgres } from "./postgres_server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where `servers.ts` and `pglite.ts` ask. */
    readonly lender: string;
  }
}

/** What the lender answers: a server's maintenance URL, or why there is none. */
export type LenderAnswer = { readonly url: string } | { readonly error: string };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = new Map<PostgresMajor, Promise<PostgresServer>>();
  const lender = await lend(servers);
  const address = lender.address();
  project.provide("lender", typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "");
  return async () => {
    lender.closeAllConnections();
    await new Promise((resolve) => lender.close(resolve));
    const started = await Promise.allSettled(servers.values());
    await Promise.all(started.map((server) => (server.status === "fulfilled" ? server.value.stop() : undefined)));
  };
}

/** Listens for `GET /postgres/14`, `GET /postgres/18` and `GET /pglite`. */
async function lend(servers: Map<PostgresMajor, Promise<PostgresServer>>): Promise<Server> {
  let snapshot: Promise<Uint8Array> | undefined;
  const lender = createServer(async (request, response) => {
    response.setHeader("connection", "close"); // a kept socket may be closed just when the next question is sent
    if (request.url === "/pglite") {
      snapshot ??= pgliteSnapshot();
      response.end(await snapshot);
    } else {
      response.end(JSON.stringify(await lendServer(servers, request.url)));
    }
  });
  await new Promise<void>((resolve) => lender.listen(0, "127.0.0.1", resolve));
  return lender;
}

/** The files of a new database: loading them is several times faster than `initdb`. */
async function pgliteSnapshot(): Promise<Uint8Array> {
  const client = await PGlite.create({ initDbStartParams: ["--wal-segsize=1"] });
  await client.exec("CHECKPOINT");
  const files = await client.dumpDataDir("none");
  await client.close();
  return new Uint8Array(await files.arrayBuffer());
}

async function lendServer(
  servers: Map<PostgresMajor, Promise<PostgresServer>>,
  path: string | undefined,
): Promise<LenderAnswer> {
  const major = POSTGRES_MAJORS.find((known) => path === `/postgres/${known}`);
  if (major === undefined) return { error: `There is no PostgreSQL for ${path}.` };
  let server = servers.get(major);
  if (server === undefined) {
    server = startPostgres(major);
    servers.set(major, server);
  }
  return await server.then(
    ({ url }) => ({ url }),
    (error) => ({ error: String(error?.message ?? error) }),
  );
}
