/**
 * A small schema that evolves by random steps. A step is three numbers that are taken modulo what there is, so every list
 * of steps means something, and fast-check can shrink it.
 *
 * Steps keep to what rows survive: what is added to a table with rows is nullable or has a default, types change to types
 * that hold the same values, and a single column is unique only where its values differ.
 *
 * @module
 */
import fc from "fast-check";
import type { ReferentialAction } from "../../core/catalog/object.ts";
import type { Rename } from "../../core/catalog/rename.ts";
import type { DialectName } from "../../core/drivers/driver.ts";
import { columnId, tableId } from "../support/objects.ts";

export interface Column {
  readonly name: string;
  readonly type: string;
  /** Holds numbers of rows of that table, whether a foreign key says so or not. */
  readonly refersTo?: string;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
}

export interface Table {
  readonly name: string;
  /** Besides `id`. */
  readonly columns: readonly Column[];
  readonly numbersItself: boolean;
  readonly uniques: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly checks: readonly { readonly name: string; readonly column: string }[];
  readonly indexes: readonly Index[];
  readonly references: readonly Reference[];
}

export interface Index {
  readonly name: string;
  readonly column: string;
  readonly desc: boolean;
  readonly unique: boolean;
  readonly partial: boolean;
}

export interface Reference {
  readonly name: string;
  readonly column: string;
  readonly target: string;
  readonly onDelete: ReferentialAction | undefined;
}

export interface Schema {
  readonly dialect: DialectName;
  readonly tables: readonly Table[];
  readonly enums: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly views: readonly { readonly name: string; readonly table: string; readonly columns: readonly string[] }[];
  /** Names are numbered, so that none comes twice. */
  readonly names: number;
  /** Tables that have rows: those of the schema from which the evolution started. */
  readonly settled: readonly string[];
  readonly renames: readonly Rename[];
  /** How many names had been given when the tables got their rows. */
  readonly settledNames: number;
}

export interface Step {
  readonly verb: VerbName;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export function emptySchema(dialect: DialectName): Schema {
  return { dialect, tables: [], enums: [], views: [], names: 0, settled: [], renames: [], settledNames: 0 };
}

/** The schema after some steps. */
export function evolve(schema: Schema, steps: readonly Step[]): Schema {
  return steps.reduce((current, step) => VERBS[step.verb](current, step), schema);
}

/** Now its tables have rows, and renames are counted from here. */
export function settle(schema: Schema): Schema {
  return { ...schema, settled: schema.tables.map((table) => table.name), renames: [], settledNames: schema.names };
}

const VERB_NAMES = [
  "addTable",
  "dropTable",
  "renameTable",
  "addColumn",
  "dropColumn",
  "renameColumn",
  "changeType",
  "toggleNull",
  "toggleDefault",
  "addUnique",
  "addCheck",
  "addIndex",
  "addReference",
  "changeAction",
  "dropConstraint",
  "addEnum",
  "changeEnum",
  "addView",
  "dropView",
] as const;

/** Steps that make a schema: mostly additions. */
export const building: fc.Arbitrary<Step[]> = stepsOf((verb) => (verb.startsWith("add") ? 5 : 1), {
  minLength: 4,
  maxLength: 24,
});

/** Steps that change one. */
export const changing: fc.Arbitrary<Step[]> = stepsOf(
  (verb) => (/^(?:change|toggle|dropConstraint|dropColumn|renameColumn)/.test(verb) ? 3 : 1),
  { minLength: 1, maxLength: 14 },
);

function stepsOf(weight: (verb: VerbName) => number, length: fc.ArrayConstraints): fc.Arbitrary<Step[]> {
  const verbs = VERB_NAMES.flatMap((verb) => Array<VerbName>(weight(verb)).fill(verb));
  const number = fc.nat(99);
  const step = fc.record({ verb: fc.constantFrom(...verbs), x: number, y: number, z: number });
  return fc.array(step, { ...length, size: "max" });
}

type VerbName = (typeof VERB_NAMES)[number];
type Verb = (schema: Schema, step: Omit<Step, "verb">) => Schema;

/** Types that hold the same values, so that a column may go from one to the other and back. */
const TYPE_FAMILIES: readonly (readonly string[])[] = [
  ["integer", "bigint", "text"],
  ["text", "varchar(50)", "varchar(80)"],
  ["numeric(10,2)", "numeric(12,4)"],
  ["boolean"],
  ["timestamp"],
];
const TYPES = [...new Set(TYPE_FAMILIES.flat())];
const ACTIONS = [undefined, "cascade", "restrict", "setNull"] as const;

const VERBS: Readonly<Record<VerbName, Verb>> = {
  addTable(schema, { x, y }) {
    const table = {
      name: `t${schema.names}`,
      columns: [],
      numbersItself: x % 2 === 0,
      uniques: [],
      checks: [],
      indexes: [],
      references: [],
    };
    const named = { ...schema, tables: [...schema.tables, table], names: schema.names + 1 };
    return VERBS.addColumn(named, { x: schema.tables.length, y, z: x });
  },

  dropTable(schema, { x }) {
    const table = pick(schema.tables, x);
    if (table === undefined || [table, ...table.columns].some(({ name }) => isRenamed(schema, name))) return schema;
    const others = schema.tables.filter((other) => other !== table);
    const pointing = others.flatMap((other) =>
      other.columns.filter(({ refersTo }) => refersTo === table.name).map(({ name }) => [other.name, name] as const),
    );
    if (pointing.some(([, column]) => isRenamed(schema, column))) return schema;
    const without = { ...schema, tables: others, views: schema.views.filter((view) => view.table !== table.name) };
    return pointing.reduce<Schema>((current, [name, column]) => withoutColumn(current, name, column), without);
  },

  renameTable(schema, { x }) {
    const table = pick(schema.tables, x);
    if (table === undefined || !schema.settled.includes(table.name)) return schema;
    const name = `renamed${schema.names}`;
    return {
      ...schema,
      names: schema.names + 1,
      tables: schema.tables.map((other) => ({
        ...other,
        name: other === table ? name : other.name,
        columns: other.columns.map((column) =>
          column.refersTo === table.name ? { ...column, refersTo: name } : column,
        ),
        references: other.references.map((reference) =>
          reference.target === table.name ? { ...reference, target: name } : reference,
        ),
      })),
      views: schema.views.map((view) => (view.table === table.name ? { ...view, table: name } : view)),
      settled: schema.settled.map((settled) => (settled === table.name ? name : settled)),
      renames: [...schema.renames, { from: tableId(table.name), to: tableId(name) }],
    };
  },

  addColumn(schema, { x, y, z }) {
    const types = [...TYPES, ...schema.enums.map((type) => type.name)];
    const notNull = z % 3 === 0;
    const column = {
      name: `c${schema.names}`,
      type: types[y % types.length] ?? "text",
      notNull,
      hasDefault: notNull || z % 2 === 0,
    };
    return changeTable(schema, x, (table) => ({ columns: [...table.columns, column] }));
  },

  dropColumn(schema, { x, y }) {
    const table = pick(schema.tables, x);
    const column = pick(table?.columns ?? [], y);
    if (table === undefined || column === undefined || isRenamed(schema, column.name)) return schema;
    return withoutColumn(schema, table.name, column.name);
  },

  renameColumn(schema, { x, y }) {
    const table = pick(schema.tables, x);
    const column = pick(table?.columns ?? [], y);
    if (table === undefined || column === undefined || !schema.settled.includes(table.name)) return schema;
    // A column that the table did not have before it got rows cannot be renamed: there is nothing to rename.
    if (Number(column.name.replace(/\D/g, "")) >= schema.settledNames) return schema;
    const name = `renamed${schema.names}`;
    const to = (old: string): string => (old === column.name ? name : old);
    const renamed = changeTable(schema, schema.tables.indexOf(table), () => ({
      columns: table.columns.map((other) => ({ ...other, name: to(other.name) })),
      uniques: table.uniques.map((unique) => ({ ...unique, columns: unique.columns.map(to) })),
      checks: table.checks.map((check) => ({ ...check, column: to(check.column) })),
      indexes: table.indexes.map((index) => ({ ...index, column: to(index.column) })),
      references: table.references.map((reference) => ({ ...reference, column: to(reference.column) })),
    }));
    return {
      ...renamed,
      views: renamed.views.map((view) =>
        view.table === table.name ? { ...view, columns: view.columns.map(to) } : view,
      ),
      renames: [...schema.renames, { from: columnId(table.name, column.name), to: columnId(table.name, name) }],
    };
  },

  changeType(schema, { x, y, z }) {
    return changeColumn(schema, x, y, (column) => {
      const family = TYPE_FAMILIES.find((types) => types.includes(column.type));
      if (family === undefined || column.refersTo !== undefined) return {};
      return { type: family[z % family.length] ?? column.type };
    });
  },

  toggleNull(schema, { x, y }) {
    return changeColumn(schema, x, y, (column) => (column.hasDefault ? { notNull: !column.notNull } : {}));
  },

  toggleDefault(schema, { x, y }) {
    const table = pick(schema.tables, x);
    return changeColumn(schema, x, y, (column) => {
      const isUnique = table?.uniques.some(({ columns }) => columns.length === 1 && columns[0] === column.name);
      return column.notNull || column.refersTo !== undefined || isUnique ? {} : { hasDefault: !column.hasDefault };
    });
  },

  addUnique(schema, { x, y }) {
    return changeTable(schema, x, (table) => {
      const column = pick(table.columns, y);
      if (column === undefined) return {};
      const differs = !column.hasDefault && column.refersTo === undefined && hasManyValues(column);
      const columns = differs ? [column.name] : [column.name, "id"];
      return { uniques: [...table.uniques, { name: `u${schema.names}`, columns }] };
    });
  },

  addCheck(schema, { x, y }) {
    return changeTable(schema, x, (table) => {
      const column = pick(table.columns, y);
      return column === undefined
        ? {}
        : { checks: [...table.checks, { name: `k${schema.names}`, column: column.name }] };
    });
  },

  addIndex(schema, { x, y, z }) {
    return changeTable(schema, x, (table) => {
      const column = pick(table.columns, y);
      if (column === undefined) return {};
      const index = {
        name: `i${schema.names}`,
        column: column.name,
        desc: z % 2 === 0,
        unique: z % 3 === 0,
        partial: z % 5 === 0,
      };
      return { indexes: [...table.indexes, index] };
    });
  },

  addReference(schema, { x, y, z }) {
    const target = pick(schema.tables, y);
    if (target === undefined) return schema;
    return changeTable(schema, x, (table) => {
      const name = `c${schema.names}`;
      const column = { name, type: "integer", refersTo: target.name, notNull: false, hasDefault: false };
      const onDelete = ACTIONS[z % ACTIONS.length];
      const reference = { name: `f${schema.names}`, column: name, target: target.name, onDelete };
      return { columns: [...table.columns, column], references: [...table.references, reference] };
    });
  },

  changeAction(schema, { x, y, z }) {
    return changeTable(schema, x, (table) => {
      const changed = pick(table.references, y);
      const onDelete = ACTIONS[z % ACTIONS.length];
      return { references: table.references.map((other) => (other === changed ? { ...other, onDelete } : other)) };
    });
  },

  dropConstraint(schema, { x, y }) {
    return changeTable(schema, x, (table) => {
      const all = [...table.uniques, ...table.checks, ...table.indexes, ...table.references];
      const gone = pick(all, y);
      return {
        uniques: table.uniques.filter((item) => item !== gone),
        checks: table.checks.filter((item) => item !== gone),
        indexes: table.indexes.filter((item) => item !== gone),
        references: table.references.filter((item) => item !== gone),
      };
    });
  },

  addEnum(schema, { x }) {
    if (schema.dialect !== "postgres") return schema;
    const values = ["a", "b", "c", "d"].slice(0, 2 + (x % 3));
    return { ...schema, enums: [...schema.enums, { name: `e${schema.names}`, values }], names: schema.names + 1 };
  },

  changeEnum(schema, { x, y, z }) {
    const changed = pick(schema.enums, x);
    const enums = schema.enums.map((type) => {
      if (type !== changed) return type;
      if (z % 3 === 0) return { ...type, values: [...type.values].reverse() };
      const at = y % (type.values.length + 1);
      return { ...type, values: type.values.toSpliced(at, 0, `v${schema.names}`) };
    });
    return { ...schema, enums, names: schema.names + 1 };
  },

  addView(schema, { x, y }) {
    const table = pick(schema.tables, x);
    if (table === undefined) return schema;
    const columns = table.columns.filter((_, index) => (y >> index) % 2 === 0).map((column) => column.name);
    const view = { name: `v${schema.names}`, table: table.name, columns };
    return { ...schema, views: [...schema.views, view], names: schema.names + 1 };
  },

  dropView(schema, { x }) {
    const view = pick(schema.views, x);
    return { ...schema, views: schema.views.filter((other) => other !== view) };
  },
};

function pick<T>(items: readonly T[], number: number): T | undefined {
  return items[number % Math.max(items.length, 1)];
}

function changeTable(schema: Schema, x: number, change: (table: Table) => Partial<Table>): Schema {
  const changed = pick(schema.tables, x);
  const tables = schema.tables.map((table) => (table === changed ? { ...table, ...change(table) } : table));
  return { ...schema, tables, names: schema.names + 1 };
}

function changeColumn(schema: Schema, x: number, y: number, change: (column: Column) => Partial<Column>): Schema {
  return changeTable(schema, x, (table) => {
    const changed = pick(table.columns, y);
    return { columns: table.columns.map((column) => (column === changed ? { ...column, ...change(column) } : column)) };
  });
}

/** A column goes with everything that stands on it; views go on without it. */
function withoutColumn(schema: Schema, tableName: string, column: string): Schema {
  const index = schema.tables.findIndex((table) => table.name === tableName);
  const changed = changeTable(schema, index, (table) => ({
    columns: table.columns.filter(({ name }) => name !== column),
    uniques: table.uniques.filter(({ columns }) => !columns.includes(column)),
    checks: table.checks.filter((check) => check.column !== column),
    indexes: table.indexes.filter((item) => item.column !== column),
    references: table.references.filter((reference) => reference.column !== column),
  }));
  const views = changed.views.map((view) =>
    view.table === tableName ? { ...view, columns: view.columns.filter((name) => name !== column) } : view,
  );
  return { ...changed, views };
}

/** What was renamed stays, so that the rename means something. A name is given only once. */
function isRenamed(schema: Schema, name: string): boolean {
  return schema.renames.some(({ to }) => to.name === name);
}

/** Rows hold only a few booleans and enum values. */
function hasManyValues(column: Column): boolean {
  return TYPES.includes(column.type) && column.type !== "boolean";
}
