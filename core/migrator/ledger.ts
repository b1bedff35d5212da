/**
 * The ledger: the tables in the target database that say what ran. `migr_revisions` has a row for each applied (or half
 * applied) revision; `migr_log` is an append-only account of every upgrade, downgrade and stamp.
 *
 * @module
 */
import type { Connection, Query } from "../drivers/driver.ts";
import type { SqlValue } from "../operations/operation.ts";
import { chunks, type LedgerEntry, type LedgerRecord, type Progress, progressText, RunLedger } from "./run_ledger.ts";

export {
  type LedgerEntry,
  type LedgerRecord,
  type LogRecord,
  ledgerName,
  type Progress,
} from "./run_ledger.ts";

/** What the ledger stores of a revision for the time when its file is absent. */
export type StoredEntry = Pick<LedgerRecord, "message" | "downgrade">;

/** The ledger of one database, with all that commands do to it. */
export class Ledger extends RunLedger {
  /** What the ledger stores of some revisions besides their place: messages, and what takes them back. */
  async readStored(connection: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, StoredEntry>> {
    const found = new Map<string, StoredEntry>();
    for (const part of chunks(ids)) {
      const places = part.map((_, index) => this.dialect.placeholder(index + 1)).join(", ");
      const sql = `SELECT id, message, downgrade FROM ${this.revisions} WHERE id IN (${places})`;
      for (const row of await connection.query(sql, part)) {
        const downgrade = typeof row.downgrade === "string" ? row.downgrade : null;
        found.set(String(row.id), { message: String(row.message ?? ""), downgrade });
      }
    }
    return found;
  }

  /** Removes the rows of some revisions. */
  erase(ids: readonly string[]): Query[] {
    return chunks(ids).map((part) => ({
      sql: `DELETE FROM ${this.revisions} WHERE id IN (${part.map((_, i) => this.dialect.placeholder(i + 1)).join(", ")})`,
      params: part,
    }));
  }

  /** An SQL condition: some revisions are applied, and of others there is no row. */
  standsAt(present: readonly string[], absent: readonly string[]): string {
    const rows = (ids: readonly string[]): string =>
      `SELECT count(*) FROM ${this.revisions} WHERE id IN (${ids.map((id) => this.dialect.literal(id)).join(", ")})`;
    const conditions = [
      ...(present.length === 0 ? [] : [`(${rows(present)} AND state = 'applied') = ${present.length}`]),
      ...(absent.length === 0 ? [] : [`(${rows(absent)}) = 0`]),
    ];
    return conditions.join(" AND ") || "1 = 1";
  }

  /** Removes all rows. */
  eraseAll(): Query {
    return { sql: `DELETE FROM ${this.revisions}` };
  }

  /** Notes how far a half-applied revision is. */
  progress(id: string, statementsDone: number, progress: Progress): Query {
    const [done, at, key] = [1, 2, 3].map((index) => this.dialect.placeholder(index));
    return {
      sql: `UPDATE ${this.revisions} SET statements_done = ${done}, progress = ${at} WHERE id = ${key}`,
      params: [statementsDone, progressText(progress), id],
    };
  }

  /** Notes what a person has found out about a half-applied revision. */
  settle(id: string, statementsDone: number, state?: LedgerEntry["state"]): Query {
    const params: SqlValue[] = [];
    const bind = (value: SqlValue): string => this.dialect.placeholder(params.push(value));
    const set = [
      `statements_done = ${bind(statementsDone)}`,
      ...(state === undefined ? [] : [`state = ${bind(state)}`]),
    ];
    return { sql: `UPDATE ${this.revisions} SET ${set.join(", ")}, progress = NULL WHERE id = ${bind(id)}`, params };
  }

  /** Records that an applied revision is what its file says now. */
  accept(id: string, checksum: string, downgrade: string | null): Query {
    const [sum, back, key] = [1, 2, 3].map((index) => this.dialect.placeholder(index));
    return {
      sql: `UPDATE ${this.revisions} SET checksum = ${sum}, downgrade = ${back} WHERE id = ${key}`,
      params: [checksum, downgrade, id],
    };
  }
}
