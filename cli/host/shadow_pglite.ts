/**
 * PGlite as a shadow. Extensions that come with it are loaded when a statement asks for one.
 *
 * @module
 */
import type { Connection, Query, Shadow } from "../../core/mod.ts";
import { messageOf, STAND_IN } from "../../core/mod.ts";
import { emptyPostgres } from "./shadow_postgres.ts";

/** Opens an empty one. */
export async function openPgliteShadow(): Promise<Shadow> {
  const engine = await Engine.open();
  return { connection: engine.connection, reset: () => engine.reset(), close: () => engine.close() };
}

/**
 * An engine that is started again when it lacks an extension: what has run so far runs once more. Knowing beforehand
 * would need reading revisions and models, and loading all extensions costs every shadow a fifth of its start.
 */
class Engine {
  readonly #extensions = new Set<string>();
  readonly #roles = new Set<string>();
  #current: Connection;
  #log: Query[] = [];

  private constructor(current: Connection) {
    this.#current = current;
  }

  static async open(): Promise<Engine> {
    return new Engine(await start([]));
  }

  readonly connection: Connection = {
    dialect: "postgres",
    label: "shadow",
    query: (sql, params) => this.#query({ sql, params }),
    batch: async (queries) => {
      for (const query of queries) await this.#query(query);
    },
    close: async () => {},
  };

  async reset(): Promise<void> {
    this.#log = [];
    this.#roles.clear();
    if ((await emptyPostgres(this.#current)) && !(await hasRoles(this.#current))) return;
    await this.#restart();
  }

  async close(): Promise<void> {
    await this.#current.close();
  }

  async #query(query: Query): ReturnType<Connection["query"]> {
    try {
      const rows = await this.#current.query(query.sql, query.params);
      this.#log.push(query);
      return rows;
    } catch (error) {
      const isWorthIt = (await this.#load(missingExtension(error))) || (await this.#addRole(missingRole(error)));
      if (!isWorthIt) throw error;
      return await this.#query(query);
    }
  }

  /** @returns whether it is worth trying again */
  async #load(name: string | undefined): Promise<boolean> {
    if (name === undefined || this.#extensions.has(name)) return false;
    const { contribExtension } = await import("./pglite.ts");
    if ((await contribExtension(name)) === undefined) return false;
    this.#extensions.add(name);
    await this.#rerun();
    return true;
  }

  /** Roles belong to the server and not to the schema, so what is granted to one is no reason to fail here. */
  async #addRole(name: string | undefined): Promise<boolean> {
    if (name === undefined || this.#roles.has(name)) return false;
    this.#roles.add(name);
    await this.#rerun();
    return true;
  }

  async #rerun(): Promise<void> {
    await this.#restart();
    for (const { sql, params } of this.#log) await this.#current.query(sql, params);
  }

  async #restart(): Promise<void> {
    await this.#current.close();
    this.#current = await start([...this.#extensions]);
    for (const role of this.#roles) {
      const name = `"${role.replaceAll('"', '""')}"`;
      await this.#current.query(`CREATE ROLE ${name}`);
      await this.#current.query(`COMMENT ON ROLE ${name} IS '${STAND_IN}'`);
    }
  }
}

async function start(extensions: readonly string[]): Promise<Connection> {
  const { connectPglite } = await import("./pglite_connection.ts");
  return await connectPglite(undefined, "shadow", extensions);
}

/** Roles of statements that have run, or that such statements lacked. */
async function hasRoles(connection: Connection): Promise<boolean> {
  return (await connection.query("SELECT FROM pg_roles WHERE oid >= 16384")).length > 0;
}

function missingRole(error: unknown): string | undefined {
  return /^role "(.+)" does not exist$/.exec(messageOf(error))?.[1];
}

function missingExtension(error: unknown): string | undefined {
  return /extension "([^"]+)" is not available/.exec(messageOf(error))?.[1];
}
