/**
 * The lease: a lock that is a row in a table, for databases where a session can hold none (D1, Durable Objects, libSQL, a
 * server behind a proxy that pools transactions).
 *
 * A lease expires, so that a runner that died keeps nobody out; whoever holds it renews it while he works. Each holder
 * gets a number, higher than all before (a fencing token), and what is written under the lease is written only while the
 * row still has that number: a runner that slept through the end of his lease cannot write any more.
 *
 * @module
 */
import type { LeaseRules, LedgerName, RunDialect } from "../dialects/dialect.ts";
import type { ClientLockOptions, Connection, Query, Row } from "../drivers/driver.ts";
import { DatabaseError, MigrError } from "../errors.ts";
import { type LockAttempt, otherRunner, waitForLock } from "../waiting.ts";

/** How long a lease lasts without being renewed. */
export const DEFAULT_LEASE_MS = 30_000;

/** Renewals in the time of one lease: one may fail. */
const RENEWALS = 3;

/** Between two looks at a lease that is taken. */
const PAUSES = { firstMs: 50, longestMs: 1_000 };

export interface LeaseOptions extends ClientLockOptions {
  /** Milliseconds for which the lease is taken and renewed. Default 30 000. */
  readonly leaseMs?: number | undefined;
  /** Who takes it, for the messages of others: `pid 123 on host`. */
  readonly holder: string;
}

/** A lease that is held. */
export class Lease {
  readonly leaseMs: number;
  /** Fails unless the lease is still held; renews it, and keeps others from taking it until the transaction ends. */
  readonly guard: Query;
  readonly #table: LeaseTable;
  readonly #token: number;
  #renewed: number = Date.now();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(table: LeaseTable, token: number, leaseMs: number) {
    this.#table = table;
    this.#token = token;
    this.leaseMs = leaseMs;
    this.guard = { sql: table.guard(token, leaseMs) };
  }

  /** The lease may have run out, by the clock of this machine. */
  get isStale(): boolean {
    return Date.now() - this.#renewed > this.leaseMs / 2;
  }

  /** Renews the lease now and then until it is given back. A renewal that fails is made up for by the next. */
  keepAlive(connection: Connection): void {
    const renew = (): void => void this.renew(connection).catch(() => undefined);
    this.#timer = setInterval(renew, this.leaseMs / RENEWALS);
  }

  /** @throws MigrError `LOCK_LOST` when somebody else has it */
  async renew(connection: Connection): Promise<void> {
    const started = Date.now();
    try {
      await connection.query(this.guard.sql);
    } catch (error) {
      throw await this.explain(error, connection);
    }
    this.#renewed = started;
  }

  /** The guard has passed in a transaction. */
  noteRenewal(): void {
    this.#renewed = Date.now();
  }

  /** What an error of the guard means; any other error is returned as it is. */
  async explain(error: unknown, connection: Connection): Promise<unknown> {
    if (!(error instanceof DatabaseError) || error.fields.sql !== this.guard.sql || !/null/i.test(error.message))
      return error;
    const row = await this.#table.read(connection).catch(() => undefined);
    const who = otherRunner(describe(row));
    return new MigrError("LOCK_LOST", `${who} took over the lock, because this run did not renew it in time.`, {
      hint: "Nothing of this run was written since. Run it again: what the other runner has done is not done twice.",
      fields: { holder: row?.holder },
      cause: error,
    });
  }

  /** Gives the lease back, if it is still held. */
  async release(connection: Connection): Promise<void> {
    clearInterval(this.#timer);
    await connection.query(this.#table.expire(this.#token));
  }
}

interface LeaseRow {
  readonly token: number;
  readonly owner: string;
  readonly holder: string;
  readonly since: string;
  /** Milliseconds until it runs out, by the clock of the database. */
  readonly leftMs: number;
}

/** Who has it, where that is known. */
function describe(row: LeaseRow | undefined): string | undefined {
  return row === undefined || row.holder === "" ? undefined : `${row.holder}, since ${row.since}`;
}

/** The statements about the table that leases are in; one row for each ledger of the database. */
class LeaseTable {
  readonly #dialect: RunDialect;
  readonly #rules: LeaseRules;
  readonly #table: string;
  readonly #schema: string;
  readonly #key: string;

  constructor(dialect: RunDialect, ledger: LedgerName) {
    this.#dialect = dialect;
    this.#rules = leaseRules(dialect);
    this.#schema = ledger.schema === "" ? "" : dialect.quote(ledger.schema);
    const name = dialect.quote(ledger.lock ?? "migr_lock");
    this.#table = this.#schema === "" ? name : `${this.#schema}.${name}`;
    this.#key = `id = ${dialect.literal(ledger.revisions)}`;
  }

  /** Makes the table and the row, where they are not there yet; somebody else may be doing the same. */
  async create(connection: Connection, ledger: LedgerName): Promise<void> {
    const columns =
      "id varchar(128) NOT NULL PRIMARY KEY, token bigint NOT NULL, owner varchar(64) NOT NULL, holder text NOT NULL, since varchar(32) NOT NULL, expires_at bigint NOT NULL";
    const id = this.#dialect.literal(ledger.revisions);
    const statements = [
      ...(this.#schema === "" ? [] : [`CREATE SCHEMA IF NOT EXISTS ${this.#schema}`]),
      `CREATE TABLE IF NOT EXISTS ${this.#table} (${columns})`,
      `INSERT INTO ${this.#table} SELECT ${id}, 0, '', '', '', 0 WHERE NOT EXISTS (SELECT 1 FROM ${this.#table} WHERE ${this.#key})`,
    ];
    for (const sql of statements) await connection.query(sql);
  }

  async read(connection: Connection): Promise<LeaseRow | undefined> {
    const sql = `SELECT token, owner, holder, since, expires_at - ${this.#rules.now} AS left_ms FROM ${this.#table} WHERE ${this.#key}`;
    const [row] = await connection.query(sql);
    return row === undefined ? undefined : readRow(row);
  }

  /** Takes the lease from whoever had it under a number, unless somebody else is doing so. */
  take(row: LeaseRow, owner: string, holder: string, leaseMs: number): string {
    const { literal } = this.#dialect;
    const since = literal(`${new Date().toISOString().slice(0, 19).replace("T", " ")} UTC`);
    const free = `SELECT id FROM ${this.#table} WHERE ${this.#key} AND token = ${row.token} AND expires_at <= ${this.#rules.now}`;
    return `UPDATE ${this.#table} SET token = token + 1, owner = ${literal(owner)}, holder = ${literal(holder)}, since = ${since}, expires_at = ${this.#in(leaseMs)} WHERE id IN (${free}${this.#rules.skipLocked})`;
  }

  /** The column takes no NULL. */
  guard(token: number, leaseMs: number): string {
    return `UPDATE ${this.#table} SET expires_at = CASE WHEN token = ${token} THEN ${this.#in(leaseMs)} END WHERE ${this.#key}`;
  }

  expire(token: number): string {
    return `UPDATE ${this.#table} SET expires_at = 0 WHERE ${this.#key} AND token = ${token}`;
  }

  #in(ms: number): string {
    return `${this.#rules.now} + ${Math.round(ms)}`;
  }
}

function readRow(row: Row): LeaseRow {
  return {
    token: Number(row.token),
    owner: String(row.owner),
    holder: String(row.holder),
    since: String(row.since),
    leftMs: Number(row.left_ms),
  };
}

function leaseRules({ session, name }: RunDialect): LeaseRules {
  if (session.lease !== undefined) return session.lease;
  throw new MigrError("OPERATION_UNSUPPORTED", `A row in a table is no lock for ${name} here.`, {
    hint: 'Use the lock of the session: leave out lock: "table".',
  });
}

/**
 * Waits for the lease and takes it.
 *
 * @throws MigrError `LOCK_TIMEOUT`, naming who holds it and since when; `ABORTED`
 */
export async function takeLease(
  connection: Connection,
  dialect: RunDialect,
  ledger: LedgerName,
  options: LeaseOptions,
): Promise<Lease> {
  const { leaseMs = DEFAULT_LEASE_MS, holder } = options;
  const table = new LeaseTable(dialect, ledger);
  const owner = crypto.randomUUID();
  const take = async (): Promise<LockAttempt<Lease>> => {
    const row = await attempt(connection, table, dialect, ledger, { owner, holder, leaseMs });
    if (row?.owner === owner) return { lock: new Lease(table, row.token, leaseMs) };
    const left = row === undefined ? "" : ` in ${Math.ceil(Math.max(0, row.leftMs) / 1000)} s`;
    return {
      holder: async () => describe(row),
      isTaking: row === undefined,
      hint: `Wait until it is done. If it has died, its lock expires by itself${left}.`,
    };
  };
  return await waitForLock(take, options, PAUSES);
}

/** One try; gives the row as it then is, or `undefined` when the database was too busy to tell. */
async function attempt(
  connection: Connection,
  table: LeaseTable,
  dialect: RunDialect,
  ledger: LedgerName,
  wish: { readonly owner: string; readonly holder: string; readonly leaseMs: number },
): Promise<LeaseRow | undefined> {
  try {
    const row = await table.read(connection).catch(async (error: unknown) => {
      if (!dialect.session.isMissingTable(error)) throw error;
      await table.create(connection, ledger);
      return await table.read(connection);
    });
    if (row === undefined) await table.create(connection, ledger);
    if (row === undefined || row.leftMs > 0) return row;
    await connection.query(table.take(row, wish.owner, wish.holder, wish.leaseMs));
    return await table.read(connection);
  } catch (error) {
    // Somebody else makes the table at this moment, or writes to the database.
    if (error instanceof DatabaseError && isPassing(error)) return undefined;
    throw error;
  }
}

/** Names that were just taken, and locks that are held for a moment. */
function isPassing({ fields, message }: DatabaseError): boolean {
  const code = fields.engineCode ?? "";
  return (
    /^(?:SQLITE_(?:BUSY|LOCKED|CONSTRAINT)|23505|42P07|42P06|40001|40P01|55P03)$/.test(code) ||
    /already exists/.test(message)
  );
}
