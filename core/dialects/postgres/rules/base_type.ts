/**
 * Base types, and the names that they begin as. A base type and the functions that read and write its values need each other:
 * there is a name first (a shell), then the functions, then the type. It goes the same way back.
 *
 * @module
 */
import { describe, type ObjectId } from "../../../catalog/object.ts";
import { qualified, quote, tableOf, text } from "../quote.ts";
import { dropOf, renameOf } from "./defined.ts";
import { knownCatalog, type Rule, type RuleContext, unsupported } from "./rule.ts";
import { columnsOf } from "./types.ts";

export const shellTypeRule: Rule<"shellType"> = {
  create: ({ object: { id } }) => [`CREATE TYPE ${qualified(id)}`],
  alter: () => [],
  drop: (operation) => [dropOf(operation)],
  rename: renameOf,
};

export const baseTypeRule: Rule<"baseType"> = {
  create: ({ object: { id, attributes } }) => [`CREATE TYPE ${qualified(id)} (${optionList(attributes.with)})`],
  alter: async ({ id, from, to }, context) => {
    const gone = Object.keys(from.with ?? {}).filter((name) => to.with?.[name] === undefined);
    const changed = Object.entries(to.with ?? {}).filter(([name, value]) => from.with?.[name] !== value);
    const options = { ...Object.fromEntries(changed), ...Object.fromEntries(gone.map((name) => [name, "NONE"])) };
    const kept = options.storage === undefined ? [] : await columnsKeptLike(id, context);
    return [
      `ALTER TYPE ${qualified(id)} SET (${optionList(options)})`,
      ...kept.map(
        (column) => `ALTER TABLE ${tableOf(column)} ALTER COLUMN ${quote(column.name)} SET STORAGE ${options.storage}`,
      ),
    ];
  },
  // Its functions go with it; what is left is the name.
  drop: async ({ object: { id } }, context) => {
    const catalog = await knownCatalog(context);
    const column = catalog === undefined ? undefined : columnsOf(catalog, qualified(id))[0];
    if (column !== undefined) {
      throw unsupported(
        `Dropping the ${describe(id)} while the ${describe(column.id)} holds values of it`,
        "Convert the column to another type first, in a revision of its own.",
      );
    }
    return [refuseWhileUsed(id), `DROP TYPE ${qualified(id)} CASCADE`, `CREATE TYPE ${qualified(id)}`];
  },
  rename: renameOf,
};

/** Columns that are stored as their type says, which they remember from when they were made. */
async function columnsKeptLike(id: ObjectId, context: RuleContext): Promise<ObjectId[]> {
  const catalog = await knownCatalog(context);
  const columns = catalog === undefined ? [] : columnsOf(catalog, qualified(id));
  const isKept = ({ attributes: { type, storage } }: (typeof columns)[number]): boolean =>
    storage === undefined && !type.endsWith("]");
  return columns.filter(isKept).map((column) => column.id);
}

function optionList(options: Readonly<Record<string, string>>): string {
  const entries = Object.entries(options).map(([name, value]) => `${name.toUpperCase()} = ${value}`);
  return entries.join(", ");
}

/** Only CASCADE can drop it together with its functions, and nothing else may go with it: not a column. */
function refuseWhileUsed(id: ObjectId): string {
  const parts =
    "t.typinput, t.typoutput, t.typreceive, t.typsend, t.typmodin, t.typmodout, t.typanalyze, t.typsubscript";
  return `DO $$ DECLARE used text; BEGIN
  SELECT pg_describe_object(d.classid, d.objid, d.objsubid) INTO used FROM pg_type t
  JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray) AND d.deptype = 'n'
  WHERE t.oid = ${text(qualified(id)).replaceAll("$$", "$ $")}::regtype AND d.objid <> t.typarray
    AND NOT (d.classid = 'pg_proc'::regclass AND d.objid IN (${parts}));
  IF FOUND THEN RAISE EXCEPTION 'type % is used by %', ${text(qualified(id)).replaceAll("$$", "$ $")}, used; END IF;
END $$`;
}
