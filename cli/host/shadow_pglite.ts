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
    if ((await emptyPostgres(this.#current)) && (await dropRoles(this.#current))) return;
    await this.#restart();
  }

  async close(): Promise<void> {
    await this.#current.close();
  }

  /** @param lacked the role that has just been made for the statement */
  async #query(query: Query, lacked?: string): ReturnType<Connection["query"]> {
    const isHeld = NAMES_ROLES.test(query.sql) && (await succeeds(this.#current, `SAVEPOINT ${SAVEPOINT}`));
    try {
      const rows = await this.#current.query(query.sql, query.params);
      if (isHeld) await this.#current.query(`RELEASE SAVEPOINT ${SAVEPOINT}`);
      this.#log.push(query);
      return rows;
    } catch (error) {
      const role = missingRole(error);
      if (role !== undefined && role !== lacked) {
        await this.#addRole(role, isHeld);
        return await this.#query(query, role);
      }
      if (!(await this.#load(missingExtension(error)))) throw error;
      return await this.#query(query, lacked);
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

  /**
   * Roles belong to the server and not to the schema, so what is granted to one is no reason to fail here. A transaction that has
   * failed cannot make one, unless it can go back to before the statement.
   */
  async #addRole(name: string, isHeld: boolean): Promise<void> {
    this.#roles.add(name);
    if (isHeld) await this.#current.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}`);
    if (!(await succeeds(this.#current, ...standIn(name)))) await this.#rerun();
  }

  async #rerun(): Promise<void> {
    await this.#restart();
    for (const { sql, params } of this.#log) await this.#current.query(sql, params);
  }

  async #restart(): Promise<void> {
    await this.#current.close();
    this.#current = await start([...this.#extensions]);
    for (const role of this.#roles) for (const sql of standIn(role)) await this.#current.query(sql);
  }
}

/**
 * V8 compiles what runs often in WebAssembly a second time, which takes longer than most shadows run, and three quarters of its
 * memory. Other engines know no such flags.
 */
async function compileOnce(): Promise<void> {
  if (!("v8" in process.versions) || "bun" in process.versions || "deno" in process.versions) return;
  const { setFlagsFromString } = await import("node:v8");
  for (const flag of ["--liftoff-only", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) setFlagsFromString(flag);
}

/** Around a statement that may name a role that is not there. */
const SAVEPOINT = "migr_shadow";

/** A single statement in which roles may be named; what ends transactions itself is not held. */
const NAMES_ROLES =
  /^(?![\s\S]*\b(?:BEGIN|START|COMMIT|END|ROLLBACK)\b)[\s\S]*\b(?:GRANT|REVOKE|OWNER|POLICY|ROLE|AUTHORIZATION|USER)\b/i;

/** A role that is nobody's. */
function standIn(role: string): string[] {
  const name = quoted(role);
  return [`CREATE ROLE ${name}`, `COMMENT ON ROLE ${name} IS '${STAND_IN}'`];
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function succeeds(connection: Connection, ...statements: readonly string[]): Promise<boolean> {
  try {
    for (const sql of statements) await connection.query(sql);
    return true;
  } catch {
    return false;
  }
}

async function start(extensions: readonly string[]): Promise<Connection> {
  await compileOnce();
  const { connectPglite } = await import("./pglite_connection.ts");
  return await connectPglite(undefined, "shadow", extensions);
}

/**
 * Drops the roles of statements that have run, or that such statements lacked, with what they may do.
 *
 * @returns whether none is left
 */
async function dropRoles(connection: Connection): Promise<boolean> {
  const roles = await connection.query("SELECT rolname FROM pg_roles WHERE oid >= 16384");
  const names = roles.map(({ rolname }) => quoted(String(rolname))).join(", ");
  return names === "" || (await succeeds(connection, `DROP OWNED BY ${names} CASCADE`, `DROP ROLE ${names}`));
}

function missingRole(error: unknown): string | undefined {
  return /^role "(.+)" does not exist$/.exec(messageOf(error))?.[1];
}

function missingExtension(error: unknown): string | undefined {
  return /extension "([^"]+)" is not available/.exec(messageOf(error))?.[1];
}
