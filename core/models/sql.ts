/**
 * SQL expressions in models.
 *
 * @module
 */
import {
  Builder,
  type KeyDefinition,
  MODEL,
  type Model,
  type SqlDefinition,
  type TableColumnDefinition,
} from "./definition.ts";

/** A key of an index with its direction, collation and operator class. */
export class Key extends Builder<KeyDefinition> {
  /** Smallest first, which is the default. */
  asc(): Key {
    return this.with_({ order: "asc" });
  }
  /** Greatest first. */
  desc(): Key {
    return this.with_({ order: "desc" });
  }
  nullsFirst(): Key {
    return this.with_({ nulls: "first" });
  }
  nullsLast(): Key {
    return this.with_({ nulls: "last" });
  }
  /** Sorts by another collation than the column's. */
  collate(collation: string): Key {
    return this.with_({ collation });
  }
  /** PostgreSQL: the operator class, such as `text_pattern_ops`. */
  opclass(opclass: string): Key {
    return this.with_({ opclass });
  }
}

/** What columns and expressions have in common: they can be a key of an index. */
export abstract class Sortable<D extends TableColumnDefinition | SqlDefinition> extends Builder<D> {
  #key(): Key {
    return new Key({ kind: "key", target: this as Model as KeyDefinition["target"] });
  }
  /** As a key of an index, smallest first. */
  asc(): Key {
    return this.#key().asc();
  }
  /** As a key of an index, greatest first. */
  desc(): Key {
    return this.#key().desc();
  }
  nullsFirst(): Key {
    return this.#key().nullsFirst();
  }
  nullsLast(): Key {
    return this.#key().nullsLast();
  }
  /** As a key of an index that sorts by a collation. */
  collate(collation: string): Key {
    return this.#key().collate(collation);
  }
  /** PostgreSQL: as a key of an index with an operator class. */
  opclass(opclass: string): Key {
    return this.#key().opclass(opclass);
  }
}

/** An SQL expression or query, made by {@link sql}. */
export class Sql extends Sortable<SqlDefinition> {}

/** A column of a declared table: `users.id`. */
export class TableColumn extends Sortable<TableColumnDefinition> {}

/** The tag {@link sql} and its one helper. */
export interface SqlTag {
  (strings: TemplateStringsArray, ...values: readonly unknown[]): Sql;
  /** Text that is SQL already: `sql.raw("now()")`. Never for what others typed. */
  raw(text: string): Sql;
}

/**
 * An SQL expression. What is interpolated is written as SQL: a column, table, view, enum or sequence by its quoted name,
 * any other value as a literal, safely. The text is taken as it stands in the source: a backslash is a backslash.
 *
 * @example check(sql`${t.age} >= ${18}`)
 * @example text().default(sql`CURRENT_USER`)
 */
export const sql: SqlTag = Object.assign(
  (strings: TemplateStringsArray, ...values: readonly unknown[]): Sql => {
    const texts = strings.raw.map((text) => text.replace(/\\(`|\$\{)/g, "$1"));
    const chunks = texts.flatMap((text, index) => (index < values.length ? [text, { value: values[index] }] : [text]));
    return new Sql({ kind: "sql", chunks });
  },
  { raw: (text: string): Sql => new Sql({ kind: "sql", chunks: [text] }) },
);

/** A value that is an expression made by {@link sql}. */
export function isSql(value: unknown): value is Model<SqlDefinition> {
  return typeof value === "object" && value !== null && (value as Partial<Model>)[MODEL]?.kind === "sql";
}
