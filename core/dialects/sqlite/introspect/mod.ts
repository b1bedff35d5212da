/**
 * Reads the schema of a SQLite database.
 *
 * SQLite keeps a schema as the text of its CREATE statements. One query fetches all of them, with what the engine
 * itself understood of the tables; the statements are then read by `ddl/`, and held against the engine's word.
 *
 * @module
 */
import { Catalog, type Unmodelled } from "../../../catalog/catalog.ts";
import { foldName } from "../../../catalog/identifiers.ts";
import { type ObjectId, type SchemaObject, schemaObject } from "../../../catalog/object.ts";
import type { Connection } from "../../../drivers/driver.ts";
import { MigrError } from "../../../errors.ts";
import type { IntrospectOptions } from "../../dialect.ts";
import { UnreadableError } from "../ddl/cursor.ts";
import { readIndex } from "../ddl/read_index.ts";
import { readView, tablesIn } from "../ddl/read_view.ts";
import { contentOf } from "../ddl/read_virtual.ts";
import { editTexts, withPlainNames } from "../object_texts.ts";
import { UNREADABLE } from "../refuse_loss.ts";
import { tidyStatement, withPlainTexts } from "../text.ts";
import { type Entry, readEntries } from "./query.ts";
import { type ReadTable, readTableEntry, tableObjects } from "./tables.ts";

/** The kinds that expressions and queries name. */
const NAMING: readonly string[] = ["table", "view", "column"];

/**
 * Reads the database's schema.
 *
 * @param options `schemas` may name nothing but `main`; the ledger's tables are left out.
 * @throws MigrError `OPERATION_UNSUPPORTED` when another schema is asked for.
 */
export async function introspect(connection: Connection, options: IntrospectOptions = {}): Promise<Catalog> {
  refuseSchemas(options.schemas);
  const ledger = new Set([options.ledger?.revisions, options.ledger?.log, options.ledger?.lock]);
  const entries = (await readEntries(connection)).filter((entry) => !ledger.has(entry.table));
  const reader = new SchemaReader(entries);
  return Catalog.of(reader.objects(), reader.unmodelled);
}

function isStatistics(name: string): boolean {
  return name.startsWith("sqlite_stat");
}

function refuseSchemas(schemas: IntrospectOptions["schemas"]): void {
  const other = schemas === "all" ? undefined : schemas?.find((schema) => schema !== "" && schema !== "main");
  if (other === undefined) return;
  throw new MigrError("OPERATION_UNSUPPORTED", `SQLite has no schemas, so "${other}" cannot be read.`, {
    hint: "Leave `schemas` out of the configuration.",
  });
}

/** The names of tables' columns, folded, with those that every table with rowids has. */
function columnsByTable(objects: readonly SchemaObject[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { kind, id } of objects) {
    if (kind === "table") found.set(id.name, new Set(["rowid", "_rowid_", "oid"]));
    if (kind === "column") found.get(id.table ?? "")?.add(foldName(id.name));
  }
  return found;
}

class SchemaReader {
  readonly unmodelled: Unmodelled[] = [];
  readonly #entries: readonly Entry[];
  readonly #tables = new Map<string, ReadTable>();
  /** Tables and views that views and triggers may depend on. */
  readonly #relations = new Map<string, ObjectId>();

  /** The engine's own tables about all others. */
  readonly #statistics: readonly string[];

  constructor(entries: readonly Entry[]) {
    this.#entries = entries.filter(({ name }) => !isStatistics(name));
    this.#statistics = entries.map(({ name }) => name).filter(isStatistics);
  }

  objects(): SchemaObject[] {
    const relations = this.#entries.filter((entry) => entry.type === "table" || entry.type === "view");
    for (const entry of relations) this.#readRelation(entry);
    const found: SchemaObject[] = [];
    for (const table of this.#tables.values()) found.push(...this.#tableObjects(table));
    for (const entry of this.#entries) {
      if (entry.type !== "table") found.push(...this.#attempt(entry, () => this.#otherObject(entry)));
    }
    const columns = columnsByTable(found);
    const names = new Set(found.flatMap(({ id }) => (NAMING.includes(id.kind) ? [foldName(id.name)] : [])));
    return found.map((object) => {
      const own = columns.get(object.kind === "trigger" ? "" : (object.id.table ?? ""));
      // What else stands in quotes there are names; in queries only those that are known are surely not texts.
      if (own === undefined) return withPlainNames(object, (name) => names.has(name));
      return withPlainNames(editTexts(object, (text) => withPlainTexts(text, own)));
    });
  }

  #readRelation(entry: Entry): void {
    if (entry.type === "view") this.#addRelation("view", entry.name);
    else if (entry.flavour === "virtual") {
      const dependsOn = contentOf(entry.sql);
      const needs = dependsOn.length === 0 ? {} : { dependsOn };
      this.unmodelled.push({ kind: "virtual table", name: entry.name, standIn: entry.sql, ...needs });
    } else if (entry.flavour === "table") {
      this.#attempt(entry, () => {
        this.#tables.set(foldName(entry.name), readTableEntry(entry));
        this.#addRelation("table", entry.name);
        return undefined;
      });
    }
  }

  #addRelation(kind: "table" | "view", name: string): void {
    this.#relations.set(foldName(name), { kind, schema: "", name });
  }

  #tableObjects(table: ReadTable): SchemaObject[] {
    const { objects, problems } = tableObjects(table, this.#tables);
    if (problems.length > 0) this.unmodelled.push({ kind: UNREADABLE, name: table.name });
    for (const name of problems) this.unmodelled.push({ kind: "foreign key without a target", name });
    const [own, ...members] = objects as [SchemaObject, ...SchemaObject[]];
    return this.#statistics.length === 0 ? objects : [{ ...own, statistics: this.#statistics }, ...members];
  }

  /** What cannot be read is reported by name, and so is its table. */
  #attempt(entry: Entry, read: () => SchemaObject | undefined): SchemaObject[] {
    try {
      const object = read();
      return object === undefined ? [] : [object];
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      if (entry.type !== "table") this.unmodelled.push({ kind: `unreadable ${entry.type}`, name: entry.name });
      if (entry.type !== "view") this.unmodelled.push({ kind: UNREADABLE, name: entry.table });
      return [];
    }
  }

  #otherObject(entry: Entry): SchemaObject | undefined {
    const relation = this.#relations.get(foldName(entry.table));
    // An index or trigger of a virtual or shadow table belongs to the module that made the table.
    if (relation === undefined) return undefined;
    const { name } = entry;
    switch (entry.type) {
      case "view":
        return this.#view(entry);
      case "index": {
        const columns = this.#tables.get(foldName(entry.table))?.text.columns ?? [];
        const attributes = readIndex(
          entry.sql,
          columns.map((column) => column.name),
        );
        return schemaObject({ kind: "index", schema: "", table: relation.name, name }, attributes);
      }
      default:
        return schemaObject(
          { kind: "trigger", schema: "", table: relation.name, name },
          { definition: tidyStatement(entry.sql) },
          this.#mentioned(entry.sql, relation.name),
        );
    }
  }

  #view(entry: Entry): SchemaObject<"view"> {
    const view = readView(entry.sql);
    const dependsOn = this.#mentioned(view.definition, entry.name);
    const object = schemaObject({ kind: "view", schema: "", name: entry.name }, view, dependsOn);
    // An empty list says that it reads nothing that is known here; without one, dependencies would be guessed.
    return { ...object, dependsOn };
  }

  #mentioned(sql: string, self: string): ObjectId[] {
    const found: ObjectId[] = [];
    for (const name of tablesIn(sql)) {
      const relation = this.#relations.get(name);
      if (relation !== undefined && relation.name !== self) found.push(relation);
    }
    return found;
  }
}
