/**
 * The schema that all tools make: tables of ten columns with two indexes and a foreign key each.
 *
 * @module
 */
export type Engine = "sqlite" | "postgres";

/** A column: its name, and its type in SQL. The key `id` is not among them. */
export const COLUMNS: readonly (readonly [name: string, type: "text" | "integer" | "boolean" | "timestamp"])[] = [
  ["parent_id", "integer"],
  ["name", "text"],
  ["email", "text"],
  ["status", "text"],
  ["score", "integer"],
  ["rank", "integer"],
  ["active", "boolean"],
  ["created_at", "timestamp"],
  ["updated_at", "timestamp"],
];

/** What the 5 % of changed tables get. */
export const ADDED_COLUMN = "added_later";

export interface BenchTable {
  readonly name: string;
  /** The table that its `parent_id` refers to: the one before it, or itself. */
  readonly parent: string;
  readonly changed: boolean;
}

/** The tables of a schema; every twentieth is changed when `changed` is set. */
export function tables(count: number, changed = false): BenchTable[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `table_${index}`,
    parent: `table_${Math.max(index - 1, 0)}`,
    changed: changed && index % 20 === 0,
  }));
}

/** The statements that make one table. */
export function ddl({ name, parent }: BenchTable): string[] {
  const columns = COLUMNS.map(([column, type]) => `  ${column} ${type}`);
  return [
    [
      `CREATE TABLE ${name} (`,
      `${["  id integer NOT NULL", ...columns].join(",\n")},`,
      `  CONSTRAINT ${name}_pkey PRIMARY KEY (id),`,
      `  CONSTRAINT ${name}_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES ${parent} (id)`,
      ")",
    ].join("\n"),
    `CREATE INDEX ${name}_name_idx ON ${name} (name)`,
    `CREATE INDEX ${name}_status_idx ON ${name} (status, score)`,
  ];
}
