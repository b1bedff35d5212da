/**
 * Lends the tests of one vitest run one PostgreSQL server per major. A server starts when the first test asks for it,
 * so a run that needs none costs nothing; all stop when the run ends.
 *
 * @module
 */
import { createServer, type Server } from "node:http";
import type { TestProject } from "vitest/node";
import { POSTGRES_MAJORS, type PostgresMajor, type PostgresServer, startPostgres } from "./postgres_server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where {@link import("./servers.ts").sharedPostgres} asks for a server. */
    readonly postgresLender: string;
  }
}

/** What the lender answers: a server's maintenance URL, or why there is none. */
export type LenderAnswer = { readonly url: string } | { readonly error: string };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = new Map<PostgresMajor, Promise<PostgresServer>>();
  const lender = await lend(servers);
  const address = lender.address();
  project.provide("postgresLender", typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "");
  return async () => {
    lender.closeAllConnections();
    await new Promise((resolve) => lender.close(resolve));
    const started = await Promise.allSettled(servers.values());
    await Promise.all(started.map((server) => (server.status === "fulfilled" ? server.value.stop() : undefined)));
  };
}

/** Listens for `GET /14` and `GET /18`. */
async function lend(servers: Map<PostgresMajor, Promise<PostgresServer>>): Promise<Server> {
  const lender = createServer(async (request, response) => {
    response.end(JSON.stringify(await answer(servers, request.url)));
  });
  await new Promise<void>((resolve) => lender.listen(0, "127.0.0.1", resolve));
  return lender;
}

async function answer(
  servers: Map<PostgresMajor, Promise<PostgresServer>>,
  path: string | undefined,
): Promise<LenderAnswer> {
  const major = POSTGRES_MAJORS.find((known) => path === `/${known}`);
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
