/**
 * What scenarios change: every kind of object must appear, every attribute must appear, go and take each of its values,
 * in both directions. What happens is read from the catalogs before and after, what there is from the types.
 *
 * @module
 */
import type { Catalog } from "../../../core/catalog/catalog.ts";
import { type AnyObject, canonical, type ObjectKind } from "../../../core/catalog/object.ts";
import { attributeParts, type ModelledAttribute, modelledAttributes } from "../../support/modelled.ts";

/** Where scenarios are, and so what is there. */
type Folder = "postgres" | "sqlite";

const KINDS_OF_SQLITE: readonly ObjectKind[] = [
  "table",
  "column",
  "primaryKey",
  "unique",
  "check",
  "foreignKey",
  "index",
  "view",
  "trigger",
];

/** What no scenario changes, with the reason: an event, or the beginning of some. */
const EXCEPTIONS: Readonly<Record<Folder, Readonly<Record<string, string>>>> = {
  postgres: {
    role: "compared only where they are asked for; test/dialects/postgres/roles.test.ts",
    membership: "the same",
    "extension.version": "versions go one way; test/dialects/postgres/extensions.test.ts",
    "function.returns": "all functions have it, procedures have none",
    "procedure.returns": "procedures have none",
    "procedure.parameters.type": "it is a part of what a procedure is called",
    "procedure.volatility": "of functions only",
    "procedure.strict": "of functions only",
    "procedure.leakproof": "of functions only",
    "procedure.window": "of functions only",
    "procedure.parallel": "of functions only",
    "procedure.cost": "of functions only",
    "procedure.rows": "of functions only",
    "procedure.support": "of functions only",
    "primaryKey.nullsNotDistinct": "unique constraints only",
    "check.onConflict": "SQLite has it",
    "column.compression ~": "the servers of tests are built with one method",
    "column.identity.type": "an identity is of its column's type",
    "defaultPrivilege.by": "what is given with objects to come is given by those who make them",
    "defaultPrivilege.privileges": "who has some from the start can only lose them, whoever has none get some",
    "defaultPrivilege.revoked": "the same",
    "statistics.of": "those that live in their table are called otherwise, and so are others",
    securityLabel: "no provider of labels comes with the server; test/dialects/postgres/labels.test.ts",
  },
  sqlite: {
    "table.tablespace": "SQLite has none",
    "column.identity ~": "AUTOINCREMENT has no options",
    "column.identity.": "AUTOINCREMENT has no options",
    "primaryKey.deferrable": "only foreign keys are",
    "primaryKey.initiallyDeferred": "only foreign keys are",
    "primaryKey.include": "SQLite has none",
    "primaryKey.nullsNotDistinct": "SQLite has none",
    "unique.deferrable": "only foreign keys are",
    "unique.initiallyDeferred": "only foreign keys are",
    "unique.include": "SQLite has none",
    "unique.nullsNotDistinct": "SQLite has none",
    "check.noInherit": "tables do not inherit",
    "check.onConflict": "SQLite reads it and does nothing about it",
    "view.with": "views have no options",
    "index.method": "there is one",
    "index.keys.opclass": "there is one",
    "index.keys.nulls": "SQLite refuses it in indexes",
    "index.include": "SQLite has none",
    "index.nullsNotDistinct": "SQLite has none",
    "foreignKey.match": "SQLite reads it and does nothing about it",
    "trigger.enabled": "they cannot be switched off",
  },
};

/** Takes down what differs between the two ends of scenarios; the way back makes the other direction of each. */
export class Coverage {
  /** `table` is created; `table.with` appears; `table.with ~` changes; `table.replicaIdentity "full"` is a value that it takes. */
  readonly #seen = new Set<string>();

  see(before: Catalog, after: Catalog): void {
    for (const [one, other] of [
      [before, after],
      [after, before],
    ] as const) {
      for (const object of one) {
        const old = other.get(object.id) as AnyObject | undefined;
        if (old === undefined) this.#seen.add(object.kind);
        else if (canonical(old.attributes) !== canonical(object.attributes)) this.#compare(old, object);
      }
    }
  }

  #compare(old: AnyObject, object: AnyObject): void {
    const before = attributeParts(old.attributes);
    for (const [path, value] of attributeParts(object.attributes)) {
      const was = before.get(path);
      if (was === value) continue;
      const name = `${object.kind}.${path}`;
      this.#seen.add(was === undefined ? name : `${name} ~`).add(`${name} ${value}`);
    }
  }

  /** What no scenario did, of what can be done. */
  missing(folder: Folder): string[] {
    const known = [...modelledAttributes()].filter(([kind]) => folder === "postgres" || KINDS_OF_SQLITE.includes(kind));
    const wanted = known.flatMap(([kind, attributes]) => [
      kind,
      ...attributes.filter((attribute) => isOf(attribute, folder)).flatMap((attribute) => events(kind, attribute)),
    ]);
    const missing = wanted.filter((event) => !this.#seen.has(event));
    const excepted = Object.keys(EXCEPTIONS[folder]);
    const needless = excepted.filter((beginning) => !missing.some((event) => event.startsWith(beginning)));
    return [
      ...missing.filter((event) => !excepted.some((beginning) => event.startsWith(beginning))),
      ...needless.map((beginning) => `${beginning} is no exception: it is changed, or nothing is called so`),
    ];
  }
}

function isOf({ engine }: ModelledAttribute, folder: Folder): boolean {
  return engine === undefined || engine === folder;
}

/** What can happen to an attribute. */
function events(kind: ObjectKind, { path, optional, values }: ModelledAttribute): string[] {
  const name = `${kind}.${path}`;
  const appears = optional ? [name] : [];
  return values.length > 0 ? [...appears, ...values.map((value) => `${name} ${value}`)] : [...appears, `${name} ~`];
}
