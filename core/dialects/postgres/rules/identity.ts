/**
 * How a column comes to number its rows, and stops doing so.
 *
 * @module
 */
import type { ColumnAttributes, Identity, ObjectId } from "../../../catalog/object.ts";
import { changeClauses, optionClauses, outgrown, withRestart } from "../numbering.ts";
import { qualify, text } from "../quote.ts";
import { SERIAL_NAMES } from "../types.ts";

/** The column that changes. */
export interface ColumnTarget {
  /** Quoted. */
  readonly table: string;
  readonly column: string;
  readonly id: ObjectId<"column">;
  /** A sequence of its own is not written ahead, like its table. */
  readonly unlogged?: boolean;
}

/** What to say around and in the ALTER TABLE. */
export interface IdentityChange {
  readonly before?: readonly string[];
  readonly actions?: readonly string[];
  readonly after?: readonly string[];
}

/** From any way of numbering to any other, or none. New numbers start above those that are there. */
export function changeIdentity(
  target: ColumnTarget,
  from: Identity | undefined,
  to: Identity | undefined,
  type: string,
): IdentityChange {
  if (from !== undefined && to !== undefined && keepsSequence(from, to)) {
    return adjust(target, from, to, type);
  }
  const stop = from === undefined ? {} : stopNumbering(target, from, to);
  const start = to === undefined ? {} : startNumbering(target, to, type);
  return {
    before: [...(stop.before ?? []), ...(start.before ?? [])],
    actions: [...(stop.actions ?? []), ...(start.actions ?? [])],
    after: [...(stop.after ?? []), ...(start.after ?? [])],
  };
}

/** Both are identities: only a new sequence makes a serial of one, or the other way round. */
export function keepsSequence(from: Identity, to: Identity): boolean {
  return from.generated !== "serial" && to.generated !== "serial";
}

function adjust(target: ColumnTarget, from: Identity, to: Identity, type: string): IdentityChange {
  const kind = from.generated === to.generated ? [] : [`SET GENERATED ${words(to)}`];
  const options = changeClauses(from, to, type).map((clause) => `SET ${clause}`);
  const condition = outgrown(serialSequence(target.table, target.id), from, to, type);
  if (options.length === 0 || condition === undefined) {
    return [...kind, ...options].length === 0 ? {} : { actions: [[...kind, ...options].join(" ")] };
  }
  const change = `ALTER TABLE ${target.table} ALTER COLUMN ${target.column} ${[...kind, ...options].join(" ")}`;
  return { after: [withRestart(change, condition)] };
}

/** A new serial wants the name that the old identity's sequence has, so that goes first, by itself. */
function stopNumbering(target: ColumnTarget, from: Identity, to: Identity | undefined): IdentityChange {
  const alter = `ALTER TABLE ${target.table} ALTER COLUMN ${target.column}`;
  if (from.generated === "serial") return { before: [`${alter} DROP DEFAULT`, dropSerial(target)] };
  return to === undefined ? { actions: ["DROP IDENTITY"] } : { before: [`${alter} DROP IDENTITY`] };
}

function startNumbering(target: ColumnTarget, to: Identity, type: string): IdentityChange {
  const after = [setToHighest(target, to)];
  if (to.generated !== "serial") {
    const options = optionClauses(to).join(" ");
    return {
      before: [`ALTER TABLE ${target.table} ALTER COLUMN ${target.column} SET NOT NULL`],
      actions: [`ADD GENERATED ${words(to)} AS IDENTITY${options === "" ? "" : ` (${options})`}`],
      after,
    };
  }
  const sequence = qualify(target.id.schema, serialName(target.id));
  return {
    before: [
      `CREATE ${target.unlogged === true ? "UNLOGGED " : ""}SEQUENCE ${sequence}${type === "bigint" ? "" : ` AS ${type}`}`,
    ],
    actions: [`SET DEFAULT nextval(${text(sequence)})`, "SET NOT NULL"],
    after: [`ALTER SEQUENCE ${sequence} OWNED BY ${target.table}.${target.column}`, ...after],
  };
}

function words(identity: Identity): string {
  return identity.generated === "always" ? "ALWAYS" : "BY DEFAULT";
}

/** The name that `serial` would give, shortened to the 63 bytes of a name. */
export function serialName({ table = "", name }: ObjectId<"column">): string {
  const bytes = new TextEncoder();
  const length = (parts: readonly string[]): number => bytes.encode(parts.join("_")).length;
  const parts: [string, string, string] = [table, name, "seq"];
  while (length(parts) > 63) {
    const longer = length([parts[0]]) > length([parts[1]]) ? 0 : 1;
    parts[longer] = parts[longer].slice(0, -1);
  }
  return parts.join("_");
}

/** Moves a new sequence behind the rows that are there; does nothing in an empty table. */
function setToHighest({ table, column, id }: ColumnTarget, { increment, start }: Identity): string {
  const descending = increment?.startsWith("-") === true;
  const extreme = `${descending ? "min" : "max"}(${column})`;
  const beyond = start === undefined ? "" : ` HAVING ${extreme} ${descending ? "<=" : ">="} ${start}`;
  return `SELECT setval(${serialSequence(table, id)}, ${extreme}) FROM ${table}${beyond}`;
}

/** The sequence behind a column, whatever its name is. */
function serialSequence(table: string, id: ObjectId<"column">): string {
  return `pg_get_serial_sequence(${text(table)}, ${text(id.name)})`;
}

/** The sequence of a serial may have any name, so the server is asked for it. */
function dropSerial({ table, id }: ColumnTarget): string {
  return `DO $$ BEGIN EXECUTE 'DROP SEQUENCE ' || ${serialSequence(table, id)}; END $$`;
}

/** The integer type of a serial's sequence follows that of its column, so that it does not run out early. */
export function resizeSerial(
  target: ColumnTarget,
  current: ColumnAttributes | undefined,
  from: string | undefined,
  to: string,
  identityChanges: boolean,
): string[] {
  if (identityChanges || SERIAL_NAMES[to] === undefined || to === from) return [];
  if (current !== undefined && current.identity?.generated !== "serial") return [];
  if (current === undefined && from !== undefined && SERIAL_NAMES[from] === undefined) return [];
  return [
    `DO $$ DECLARE sequence text := ${serialSequence(target.table, target.id)}; BEGIN ` +
      `IF sequence IS NOT NULL THEN EXECUTE format('ALTER SEQUENCE %s AS ${to}', sequence); END IF; END $$`,
  ];
}
