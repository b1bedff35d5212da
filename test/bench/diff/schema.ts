/**
 * Schemas as an application has them, in any size: tables of eight to twelve columns with keys, foreign keys, indexes, checks,
 * defaults and comments; views, functions, triggers, policies and enums beside them. Everything follows from the place of
 * a table, so that two runs make the same.
 *
 * @module
 */
import type { Engine } from "../schema.ts";

/** What is different in the second schema. */
export type Change =
  | "none"
  /** One table of a hundred, and at least one: a column more, another type, another default, an index less. */
  | "few"
  /** Every table. */
  | "every"
  /** Every table has another name. */
  | "renamed";

/** The tables of one schema of the database, besides the default one. */
const TABLES_IN_SCHEMA = 200;

/** The statements that make a schema, in an order in which they run. */
export function* schemaSql(engine: Engine, count: number): Iterable<string> {
  const table = engine === "sqlite" ? sqliteTable : postgresTable;
  for (let index = 0; index < count; index++) yield* table(index);
}

/** The statements that change it. */
export function* changeSql(engine: Engine, count: number, change: Change): Iterable<string> {
  const step = change === "few" ? 100 : 1;
  if (change === "none") return;
  for (let index = 0; index < count; index += step) {
    if (change === "renamed") yield `ALTER TABLE ${nameOf(engine, index)} RENAME TO renamed_${index}`;
    else yield* changedTable(engine, index, (index / step) % 4);
  }
}

/** The name of a table; in PostgreSQL a part of the tables is in schemas of their own. */
export function nameOf(engine: Engine, index: number): string {
  const group = Math.floor(index / TABLES_IN_SCHEMA);
  return engine === "postgres" && group % 2 === 1 ? `area_${group}.record_${index}` : `record_${index}`;
}

/** A table that this one refers to: near, far, or itself. */
function referenceOf(index: number, far: boolean): number {
  return far ? Math.floor(index / 2) : Math.max(index - 1, 0);
}

function* postgresTable(index: number): Iterable<string> {
  const name = nameOf("postgres", index);
  const bare = `record_${index}`;
  const group = Math.floor(index / TABLES_IN_SCHEMA);
  const mood = `mood_${Math.floor(index / 10)}`;
  if (index % TABLES_IN_SCHEMA === 0 && group % 2 === 1) yield `CREATE SCHEMA area_${group}`;
  if (index % 10 === 0) yield `CREATE TYPE ${mood} AS ENUM ('new', 'open', 'closed')`;
  if (index % 10 === 0) yield* postgresRoutines(index);
  yield `CREATE TABLE ${name} (
  ${[
    `id ${["bigint GENERATED ALWAYS AS IDENTITY", "serial", "uuid DEFAULT gen_random_uuid()"][index % 3]} PRIMARY KEY`,
    `number integer NOT NULL DEFAULT ${index}`,
    "name varchar(100) NOT NULL",
    "email text",
    `status ${mood} NOT NULL DEFAULT 'new'`,
    "amount numeric(12,2) NOT NULL DEFAULT 0",
    "created_at timestamptz NOT NULL DEFAULT now()",
    "parent_number integer",
    ...[
      "details jsonb DEFAULT '{}'::jsonb",
      "tags text[]",
      "active boolean DEFAULT true",
      "other_number integer",
    ].slice(0, index % 5),
    `CONSTRAINT ${bare}_number_key UNIQUE (number)`,
    `CONSTRAINT ${bare}_amount_check CHECK (amount >= 0)`,
    `CONSTRAINT ${bare}_parent_fkey FOREIGN KEY (parent_number) REFERENCES ${nameOf("postgres", referenceOf(index, false))} (number)`,
    ...(index % 5 === 4
      ? [
          `CONSTRAINT ${bare}_other_fkey FOREIGN KEY (other_number) REFERENCES ${nameOf("postgres", referenceOf(index, true))} (number) ON DELETE CASCADE`,
        ]
      : []),
  ].join(",\n  ")}
)`;
  yield `CREATE INDEX ${bare}_parent_idx ON ${name} (parent_number)`;
  yield `CREATE INDEX ${bare}_created_idx ON ${name} (created_at DESC) WHERE amount > 0`;
  if (index % 2 === 0) yield `CREATE UNIQUE INDEX ${bare}_email_idx ON ${name} (lower(email))`;
  yield `COMMENT ON TABLE ${name} IS 'Records of kind ${index}'`;
  yield `COMMENT ON COLUMN ${name}.email IS 'Where to write to'`;
  if (index % 5 === 0) yield* postgresExtras(index);
}

function* postgresRoutines(index: number): Iterable<string> {
  yield `CREATE FUNCTION touch_${index}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.created_at := now();
  RETURN NEW;
END $$`;
  yield `CREATE FUNCTION label_${index}(name text, number integer DEFAULT 0) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT name || ' ' || number::text $$`;
}

function* postgresExtras(index: number): Iterable<string> {
  const name = nameOf("postgres", index);
  const first = index - (index % 10);
  yield `CREATE TRIGGER touch BEFORE UPDATE ON ${name} FOR EACH ROW EXECUTE FUNCTION touch_${first}()`;
  yield `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`;
  yield `CREATE POLICY visible ON ${name} FOR SELECT USING (amount > 0 AND number <> 0)`;
  yield `CREATE VIEW view_${index} AS SELECT r.id, r.name, r.amount, label_${first}(r.name, r.number) AS label
  FROM ${name} r JOIN ${nameOf("postgres", referenceOf(index, true))} p ON p.number = r.parent_number WHERE r.amount > 0`;
  if (index % 50 === 0)
    yield `CREATE MATERIALIZED VIEW totals_${index} AS SELECT status, sum(amount) AS total FROM ${name} GROUP BY status`;
  yield `GRANT SELECT ON ${name} TO PUBLIC`;
}

function* sqliteTable(index: number): Iterable<string> {
  const name = nameOf("sqlite", index);
  yield `CREATE TABLE ${name} (
  ${[
    "id INTEGER PRIMARY KEY",
    `number INTEGER NOT NULL DEFAULT ${index} UNIQUE`,
    "name TEXT NOT NULL COLLATE NOCASE",
    "email TEXT",
    "status TEXT NOT NULL DEFAULT 'new'",
    "amount NUMERIC NOT NULL DEFAULT 0 CHECK (amount >= 0)",
    "created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP",
    `parent_number INTEGER REFERENCES ${nameOf("sqlite", referenceOf(index, false))} (number)`,
    ...[
      "details TEXT DEFAULT '{}'",
      "tags TEXT",
      "active INTEGER DEFAULT 1",
      `other_number INTEGER REFERENCES ${nameOf("sqlite", referenceOf(index, true))} (number) ON DELETE CASCADE`,
    ].slice(0, index % 5),
  ].join(",\n  ")}
)${index % 5 === 0 ? " STRICT" : ""}`.replace(index % 5 === 0 ? /\bNUMERIC\b/ : /$^/, "REAL");
  yield `CREATE INDEX ${name}_parent_idx ON ${name} (parent_number)`;
  yield `CREATE INDEX ${name}_created_idx ON ${name} (created_at DESC) WHERE amount > 0`;
  if (index % 2 === 0) yield `CREATE UNIQUE INDEX ${name}_email_idx ON ${name} (lower(email))`;
  if (index % 5 === 0) {
    yield `CREATE VIEW view_${index} AS SELECT r.id, r.name, r.amount FROM ${name} r JOIN ${nameOf("sqlite", referenceOf(index, true))} p ON p.number = r.parent_number WHERE r.amount > 0`;
    yield `CREATE TRIGGER touch_${index} AFTER UPDATE ON ${name} BEGIN UPDATE ${name} SET created_at = CURRENT_TIMESTAMP WHERE id = NEW.id; END`;
  }
}

function* changedTable(engine: Engine, index: number, way: number): Iterable<string> {
  const name = nameOf(engine, index);
  if (way === 0) yield `ALTER TABLE ${name} ADD COLUMN added_later text`;
  else if (way === 1) yield `CREATE INDEX record_${index}_later_idx ON ${name} (status, amount)`;
  else if (way === 2) {
    const schema = name.includes(".") ? `${name.split(".")[0]}.` : "";
    yield `DROP INDEX ${schema}record_${index}_parent_idx`;
  } else if (engine === "postgres")
    yield `ALTER TABLE ${name} ALTER COLUMN email TYPE varchar(200), ALTER COLUMN email SET DEFAULT 'none'`;
  else yield `ALTER TABLE ${name} ADD COLUMN added_later integer DEFAULT 0`;
}
