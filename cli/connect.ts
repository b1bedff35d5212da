/**
 * From a database URL to an open connection and its dialect. Clients and engines are loaded only for the database that
 * is used.
 *
 * @module
 */
import { type Connection, type Dialect, type DialectName, MigrError } from "../core/mod.ts";
import { fileExists, resolve, shownPath } from "./host/files.ts";

/** A database as its URL names it. */
export type Target =
  | { readonly client: "sqlite"; readonly file: string | undefined; readonly label: string }
  | { readonly client: "pglite"; readonly folder: string | undefined; readonly label: string }
  | { readonly client: "postgres"; readonly url: string; readonly label: string };

const FORMS =
  "Databases are named by postgres://user@host/name, sqlite:./app.db (or a path ending in .db, .sqlite or .sqlite3), sqlite::memory:, pglite:./folder or pglite:memory.";

/**
 * Reads a database URL.
 *
 * @param base the folder that relative paths start from
 * @throws MigrError `CONFIG_INVALID` when it names no database that migr knows.
 */
export function parseTarget(url: string, base: string): Target {
  const [, scheme = "", rest = ""] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(url) ?? [];
  if (/\.(db|sqlite3?)$/i.test(url) && !/^[a-z]{2,}:/i.test(url)) return sqliteTarget(url, base);
  switch (scheme.toLowerCase()) {
    case "postgres":
    case "postgresql":
      return postgresTarget(url);
    case "sqlite":
    case "file":
      return sqliteTarget(withoutSlashes(rest), base);
    case "pglite":
      return pgliteTarget(withoutSlashes(rest), base);
    default:
      throw new MigrError("CONFIG_INVALID", `"${url}" is no database that migr knows.`, { hint: FORMS });
  }
}

/** `sqlite://./app.db` and `sqlite:///var/app.db` are common spellings. */
function withoutSlashes(path: string): string {
  return path.startsWith("//") ? path.slice(2) : path;
}

function sqliteTarget(path: string, base: string): Target {
  if (path === ":memory:" || path === "memory") {
    return { client: "sqlite", file: undefined, label: "sqlite::memory:" };
  }
  if (path === "") throw new MigrError("CONFIG_INVALID", "The URL names no file.", { hint: FORMS });
  return { client: "sqlite", file: resolve(base, path), label: `sqlite:${shown(path, base)}` };
}

function pgliteTarget(path: string, base: string): Target {
  if (path === "memory" || path === ":memory:") return { client: "pglite", folder: undefined, label: "pglite:memory" };
  if (path === "") throw new MigrError("CONFIG_INVALID", "The URL names no folder.", { hint: FORMS });
  return { client: "pglite", folder: resolve(base, path), label: `pglite:${shown(path, base)}` };
}

function shown(path: string, base: string): string {
  const relative = shownPath(resolve(base, path), base);
  return relative.startsWith("/") ? relative : `./${relative}`;
}

function postgresTarget(url: string): Target {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new MigrError("CONFIG_INVALID", "The database URL cannot be read.", {
      hint: "It looks like postgres://user:password@host:5432/name. Write special characters of a password as %40 for @, %2F for /, %23 for #.",
    });
  }
  const user = parsed.username === "" ? "" : `${decodeURIComponent(parsed.username)}@`;
  return { client: "postgres", url, label: `postgres://${user}${parsed.host}${parsed.pathname}` };
}

/** Which language the database speaks. */
export function dialectNameOf(target: Target): DialectName {
  return target.client === "sqlite" ? "sqlite" : "postgres";
}

/** Loads a dialect. */
export async function loadDialect(name: DialectName): Promise<Dialect> {
  switch (name) {
    case "postgres":
      return (await import("../core/dialects/postgres/mod.ts")).postgres;
    case "sqlite":
      return (await import("../core/dialects/sqlite/mod.ts")).sqlite;
    case "mysql":
      throw new MigrError("OPERATION_UNSUPPORTED", "MySQL is not supported yet.", { hint: FORMS });
  }
}

/** Passwords that a URL holds, which must never be printed. */
export function secretsOf(target: Target): string[] {
  if (target.client !== "postgres") return [];
  const { password, searchParams } = new URL(target.url);
  const found = [password, safelyDecoded(password), searchParams.get("password") ?? ""];
  return found.filter((secret) => secret !== "");
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Opens a database.
 *
 * @param use `read`: a file that does not exist is not created; an empty database in memory stands for it
 * @throws MigrError `CONNECTION_FAILED`
 */
export async function connect(target: Target, use: "read" | "write"): Promise<Connection> {
  switch (target.client) {
    case "sqlite": {
      const { openSqlite } = await import("./host/sqlite.ts");
      return await openSqlite(use === "read" ? existing(target.file) : target.file, target.label);
    }
    case "pglite": {
      const { connectPglite } = await import("./host/pglite_connection.ts");
      return await connectPglite(use === "read" ? existing(target.folder) : target.folder, target.label);
    }
    case "postgres": {
      const { connectPostgres } = await import("./host/postgres.ts");
      return await connectPostgres(target.url, target.label);
    }
  }
}

function existing(path: string | undefined): string | undefined {
  return path !== undefined && fileExists(path) ? path : undefined;
}
