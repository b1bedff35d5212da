/**
 * Constraints and indexes.
 *
 * @module
 */
import {
  type Deferral,
  type Enforcement,
  type ExclusionAttributes,
  type ForeignKeyAttributes,
  type IndexAttributes,
  type IndexKey,
  type IndexStorage,
  type KeyAttributes,
  type ObjectId,
  type ReferentialAction,
  type SchemaObject,
  schemaObject,
} from "../../../catalog/object.ts";
import { bare } from "../expressions.ts";
import {
  columnNames,
  idsOf,
  managed,
  parameters,
  type Reference,
  references,
  relations,
  type Scope,
  type Section,
  schemaOf,
} from "./scope.ts";
import { COLLATION_NAME } from "./tables.ts";

interface KeyRow {
  column?: string;
  expression?: string;
  collation?: string;
  opclass?: string;
  desc?: true;
  nullsFirst?: true;
  operator?: string;
}

/** What columns of most indexes have: the engine's own default classes for sorting and hashing, which have no options. */
const PLAIN_CLASSES = `ARRAY(SELECT oid FROM pg_opclass WHERE opcdefault AND opcmethod IN (403, 405) AND oid < 16384)`;

/** The class and options of a key of `pg_index i`, where it must be said. */
const OPCLASS = `CASE WHEN key.class <> ALL (${PLAIN_CLASSES}) THEN (SELECT
      CASE WHEN pg_opclass_is_visible(oc.oid) THEN '' ELSE (SELECT quote_ident(on_.nspname) || '.' FROM pg_namespace on_
        WHERE on_.oid = oc.opcnamespace) END || quote_ident(oc.opcname)
      || coalesce(' (' || (SELECT string_agg(split_part(o, '=', 1) || '=' ||
        quote_literal(substr(o, strpos(o, '=') + 1)), ', ') FROM unnest(x.attoptions) AS o) || ')', '')
    FROM pg_opclass oc JOIN pg_attribute x ON x.attrelid = i.indexrelid AND x.attnum = n
    WHERE oc.oid = key.class AND (NOT oc.opcdefault OR x.attoptions IS NOT NULL)) END`;

/**
 * The keys of `pg_index i` as a JSON array; `operators` gives those of an exclusion constraint. `OFFSET 0` keeps the planner from
 * reading whole tables for the one row that each key needs.
 */
function keys(operators: string): string {
  return `(SELECT json_agg(json_strip_nulls(json_build_object('column', a.attname,
    'expression', CASE WHEN a.attname IS NULL THEN pg_get_indexdef(i.indexrelid, n::integer, false) END,
    'collation', CASE WHEN key.sorting <> 0 AND key.sorting IS DISTINCT FROM a.attcollation AND (a.attname IS NOT NULL
      OR strpos(pg_get_indexdef(i.indexrelid), pg_get_indexdef(i.indexrelid, n::integer, false) || ' COLLATE ') > 0)
      THEN (SELECT ${COLLATION_NAME} FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
        WHERE co.oid = key.sorting) END,
    'opclass', ${OPCLASS},
    'desc', CASE WHEN key.options & 1 > 0 THEN true END,
    'nullsFirst', CASE WHEN key.options & 2 > 0 THEN true END,
    'operator', ${operators})) ORDER BY n)
  FROM unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[], i.indoption::int2[])
    WITH ORDINALITY AS key(number, class, sorting, options, n)
  LEFT JOIN LATERAL (SELECT attname, attcollation FROM pg_attribute WHERE attrelid = i.indrelid AND attnum = key.number
    AND key.number <> 0 OFFSET 0) AS a ON true
  WHERE n <= i.indnkeyatts)`;
}

/** A condition on `pg_index i`: it sorts or hashes by an operator class that somebody made. */
const OWN_CLASS = "16384 <= ANY (i.indclass::oid[])";

/** The covering columns of `pg_index i`. */
const INCLUDED = `CASE WHEN i.indnatts > i.indnkeyatts THEN
    ${columnNames("i.indrelid", "(i.indkey::int2[])[i.indnkeyatts : i.indnatts - 1]")} END`;

/** PostgreSQL 15 and later. */
const nullsNotDistinct = ({ version }: Scope): string =>
  version < 15 ? "NULL::boolean" : "CASE WHEN i.indnullsnotdistinct THEN true END";

/** An operator by the place of its key in `pg_constraint k`. */
const OPERATOR = `(SELECT CASE WHEN pg_operator_is_visible(o.oid) THEN o.oprname::text
    ELSE format('OPERATOR(%I.%s)', np.nspname, o.oprname) END
    FROM pg_operator o JOIN pg_namespace np ON np.oid = o.oprnamespace WHERE o.oid = k.conexclop[n])`;

interface ConstraintRow {
  schema: string;
  table: string;
  name: string;
  type: "p" | "u" | "c" | "x" | "f";
  columns?: string[];
  deferrable?: true;
  deferred?: true;
  include?: string[];
  nullsNotDistinct?: true;
  expression?: string;
  noInherit?: true;
  method?: string;
  elements?: KeyRow[];
  where?: string;
  target?: [schema: string, table: string, columns: string[]];
  onDelete?: string;
  onUpdate?: string;
  full?: true;
  needs?: Reference[];
  notValid?: true;
  notEnforced?: true;
  /** WITHOUT OVERLAPS, PERIOD. */
  temporal?: true;
  onDeleteColumns?: string[];
  with?: Record<string, string>;
  tablespace?: string;
  clustered?: true;
  replicaIdentity?: true;
  /** The table of the constraint that it comes from, and the name of that. */
  parent?: [schema: string, table: string, name: string];
  isOwn?: true;
}

/** An SQL condition on `pg_constraint k`: new rows must obey it. */
function enforced(scope: Scope): string {
  return scope.version < 18 ? "true" : "k.conenforced";
}

/** How the index `pg_index i`, `pg_class ic` is kept. */
const INDEX_STORAGE = `${parameters("ic.reloptions")} AS with, ts.spcname AS tablespace,
  CASE WHEN i.indisclustered THEN true END AS clustered,
  CASE WHEN i.indisreplident THEN true END AS "replicaIdentity"`;

/** Keys, foreign keys and indexes of partitions have a parent; checks are found by their name. */
const PARENT = `CASE WHEN k.conparentid <> 0 OR (k.contype = 'c' AND k.coninhcount > 0) THEN
    (SELECT json_build_array(pn.nspname, p.relname, pk.conname)
    FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
    JOIN pg_constraint pk ON pk.conrelid = p.oid AND (pk.oid = k.conparentid
      OR (k.conparentid = 0 AND pk.contype = 'c' AND pk.conname = k.conname))
    WHERE h.inhrelid = k.conrelid ORDER BY h.inhseqno LIMIT 1) END`;

export const constraints: Section<ConstraintRow> = {
  sql: (scope) => `
WITH ${relations(scope, ["r", "f"])}
SELECT r.schema, r.name AS table, k.conname AS name, k.contype AS type,
  CASE WHEN k.contype IN ('p', 'u', 'f') THEN ${columnNames("k.conrelid", "k.conkey")} END AS columns,
  CASE WHEN k.condeferrable THEN true END AS deferrable, CASE WHEN k.condeferred THEN true END AS deferred,
  CASE WHEN k.contype IN ('p', 'u', 'x') THEN ${INCLUDED} END AS include,
  CASE WHEN k.contype = 'u' THEN ${nullsNotDistinct(scope)} END AS "nullsNotDistinct",
  pg_get_expr(k.conbin, k.conrelid) AS expression,
  CASE WHEN k.contype = 'c' AND k.connoinherit THEN true END AS "noInherit",
  CASE WHEN k.contype = 'x' THEN am.amname END AS method,
  CASE WHEN k.contype = 'x' THEN ${keys(OPERATOR)} END AS elements,
  CASE WHEN k.contype = 'x' THEN pg_get_expr(i.indpred, i.indrelid) END AS where,
  CASE WHEN k.contype = 'f' THEN json_build_array(tn.nspname, tc.relname,
    ${columnNames("k.confrelid", "k.confkey")}) END AS target,
  CASE WHEN k.contype = 'f' THEN k.confdeltype END AS "onDelete",
  CASE WHEN k.contype = 'f' THEN k.confupdtype END AS "onUpdate",
  CASE WHEN k.contype = 'f' AND k.confmatchtype = 'f' THEN true END AS full,
  CASE WHEN i.indexprs IS NOT NULL OR i.indpred IS NOT NULL OR ${OWN_CLASS} THEN ${references("pg_class", "ic.oid", "r.oid")}
    WHEN k.contype IN ('c', 'x') THEN ${references("pg_constraint", "k.oid", "r.oid")} END AS needs,
  CASE WHEN NOT k.convalidated AND ${enforced(scope)} THEN true END AS "notValid",
  CASE WHEN NOT ${enforced(scope)} THEN true END AS "notEnforced",
  ${scope.version < 18 ? "NULL::boolean" : "CASE WHEN k.conperiod THEN true END"} AS temporal,
  ${scope.version < 15 ? "NULL::json" : columnNames("k.conrelid", "k.confdelsetcols")} AS "onDeleteColumns",
  ${INDEX_STORAGE},
  ${PARENT} AS parent, CASE WHEN k.contype = 'c' AND k.coninhcount > 0 AND k.conislocal THEN true END AS "isOwn"
FROM relation r JOIN pg_constraint k ON k.conrelid = r.oid AND k.contype IN ('p', 'u', 'c', 'x', 'f')
LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_class ic ON ic.oid = i.indexrelid LEFT JOIN pg_am am ON am.oid = ic.relam
LEFT JOIN pg_tablespace ts ON ts.oid = ic.reltablespace
LEFT JOIN pg_constraint kp ON k.conparentid <> 0 AND kp.oid = k.conparentid
LEFT JOIN pg_class tc ON tc.oid = k.confrelid LEFT JOIN pg_namespace tn ON tn.oid = tc.relnamespace
WHERE kp.conrelid IS DISTINCT FROM k.conrelid
ORDER BY r.oid, k.oid`,
  read: (row, scope) => [readConstraint(row, scope)],
};

function readConstraint(row: ConstraintRow, scope: Scope): SchemaObject {
  const at = { schema: schemaOf(scope, row.schema), table: row.table, name: row.name };
  const needs = idsOf(scope, row.needs);
  const { parent } = row;
  const own = constraintObject(row, at, needs, scope);
  if (parent === undefined) return own;
  return {
    ...managed(own, [parent[0], parent[1]], scope, parent[2]),
    ...(row.isOwn === true ? { own: ["object"] } : {}),
  };
}

function constraintObject(
  row: ConstraintRow,
  at: Omit<ObjectId, "kind">,
  needs: readonly ObjectId[],
  scope: Scope,
): SchemaObject {
  switch (row.type) {
    case "p":
      return schemaObject({ kind: "primaryKey", ...at }, keyAttributes(row), needs);
    case "u":
      return schemaObject({ kind: "unique", ...at }, keyAttributes(row), needs);
    case "c":
      return schemaObject(
        { kind: "check", ...at },
        {
          expression: bare(row.expression ?? ""),
          ...(row.noInherit === true ? { noInherit: true } : {}),
          ...enforcement(row),
        },
        needs,
      );
    case "x":
      return schemaObject({ kind: "exclusion", ...at }, exclusionAttributes(row), needs);
    case "f":
      return schemaObject({ kind: "foreignKey", ...at }, foreignKeyAttributes(row, scope));
  }
}

function enforcement(row: ConstraintRow): Enforcement {
  return {
    ...(row.notValid === true ? { notValid: true } : {}),
    ...(row.notEnforced === true ? { notEnforced: true } : {}),
  };
}

function indexStorage(row: IndexStorage): IndexStorage {
  return {
    ...(row.with === undefined ? {} : { with: row.with }),
    ...(row.tablespace === undefined ? {} : { tablespace: row.tablespace }),
    ...(row.clustered === true ? { clustered: true } : {}),
    ...(row.replicaIdentity === true ? { replicaIdentity: true } : {}),
  };
}

function deferral(row: ConstraintRow): Deferral {
  if (row.deferred === true) return { initiallyDeferred: true };
  return row.deferrable === true ? { deferrable: true } : {};
}

function keyAttributes(row: ConstraintRow): KeyAttributes {
  return {
    columns: row.columns ?? [],
    ...(row.include === undefined ? {} : { include: row.include }),
    ...(row.nullsNotDistinct === true ? { nullsNotDistinct: true } : {}),
    ...(row.temporal === true ? { withoutOverlaps: true } : {}),
    ...indexStorage(row),
    ...deferral(row),
  };
}

function exclusionAttributes(row: ConstraintRow): ExclusionAttributes {
  return {
    ...(row.method === undefined || row.method === "btree" ? {} : { method: row.method }),
    elements: (row.elements ?? []).map((key) => ({ ...indexKey(key), operator: key.operator ?? "=" })),
    ...(row.include === undefined ? {} : { include: row.include }),
    ...indexStorage(row),
    ...(row.where === undefined ? {} : { where: bare(row.where) }),
    ...deferral(row),
  };
}

const ACTIONS: Readonly<Record<string, ReferentialAction>> = {
  c: "cascade",
  r: "restrict",
  n: "setNull",
  d: "setDefault",
};

function foreignKeyAttributes(row: ConstraintRow, scope: Scope): ForeignKeyAttributes {
  const [schema, table, columns] = row.target ?? ["", "", []];
  const onDelete = ACTIONS[row.onDelete ?? ""];
  const onUpdate = ACTIONS[row.onUpdate ?? ""];
  return {
    columns: row.columns ?? [],
    references: { schema: schemaOf(scope, schema), table, columns },
    ...(onDelete === undefined ? {} : { onDelete }),
    ...(row.onDeleteColumns === undefined ? {} : { onDeleteColumns: row.onDeleteColumns }),
    ...(onUpdate === undefined ? {} : { onUpdate }),
    ...(row.full === true ? { match: "full" } : {}),
    ...(row.temporal === true ? { period: true } : {}),
    ...enforcement(row),
    ...deferral(row),
  };
}

interface IndexRow {
  schema: string;
  table: string;
  name: string;
  unique?: true;
  method: string;
  keys: KeyRow[];
  include?: string[];
  where?: string;
  with?: Record<string, string>;
  nullsNotDistinct?: true;
  needs?: Reference[];
  tablespace?: string;
  clustered?: true;
  replicaIdentity?: true;
  only?: true;
  statistics?: Record<string, string>;
  parent?: [schema: string, table: string, name: string];
}

/** Indexes of tables and materialized views, without those that stand behind a constraint. */
export const indexes: Section<IndexRow> = {
  sql: (scope) => `
WITH ${relations(scope, ["r", "m"])}
SELECT r.schema, r.name AS table, ic.relname AS name, CASE WHEN i.indisunique THEN true END AS unique,
  am.amname AS method, ${keys("NULL")} AS keys, ${INCLUDED} AS include,
  pg_get_expr(i.indpred, i.indrelid) AS where, ${INDEX_STORAGE},
  ${nullsNotDistinct(scope)} AS "nullsNotDistinct",
  CASE WHEN NOT i.indisvalid THEN true END AS only,
  CASE WHEN i.indexprs IS NOT NULL THEN (SELECT json_object_agg(x.attnum, x.attstattarget) FROM pg_attribute x
    WHERE x.attrelid = ic.oid AND x.attstattarget >= 0) END AS statistics,
  CASE WHEN ic.relispartition THEN (SELECT json_build_array(pn.nspname, pt.relname, p.relname)
    FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
    JOIN pg_index pi ON pi.indexrelid = p.oid JOIN pg_class pt ON pt.oid = pi.indrelid
    WHERE h.inhrelid = ic.oid) END AS parent,
  CASE WHEN i.indexprs IS NOT NULL OR i.indpred IS NOT NULL OR ${OWN_CLASS} THEN
    ${references("pg_class", "ic.oid", "r.oid")} END AS needs
FROM relation r JOIN pg_index i ON i.indrelid = r.oid
JOIN pg_class ic ON ic.oid = i.indexrelid AND (i.indisvalid OR ic.relkind = 'I') JOIN pg_am am ON am.oid = ic.relam
LEFT JOIN pg_tablespace ts ON ts.oid = ic.reltablespace
WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = ic.oid AND k.contype IN ('p', 'u', 'x'))
ORDER BY r.oid, ic.oid`,
  read: (row, scope) => {
    const id: ObjectId<"index"> = {
      kind: "index",
      schema: schemaOf(scope, row.schema),
      table: row.table,
      name: row.name,
    };
    const index = schemaObject(id, indexAttributes(row), idsOf(scope, row.needs));
    const { parent } = row;
    return [parent === undefined ? index : managed(index, [parent[0], parent[1]], scope, parent[2])];
  },
};

function indexAttributes(row: IndexRow): IndexAttributes {
  return {
    ...(row.unique === true ? { unique: true } : {}),
    ...(row.method === "btree" ? {} : { method: row.method }),
    keys: row.keys.map(indexKey),
    ...(row.include === undefined ? {} : { include: row.include }),
    ...(row.where === undefined ? {} : { where: bare(row.where) }),
    ...(row.nullsNotDistinct === true ? { nullsNotDistinct: true } : {}),
    ...(row.only === true ? { only: true } : {}),
    ...(row.statistics === undefined ? {} : { statistics: mapValues(row.statistics) }),
    ...indexStorage(row),
  };
}

/** Numbers in JSON become texts. */
function mapValues(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

function indexKey(row: KeyRow): IndexKey {
  const desc = row.desc === true;
  const nulls = row.nullsFirst === true ? "first" : "last";
  return {
    ...(row.column === undefined ? {} : { column: row.column }),
    ...(row.expression === undefined ? {} : { expression: bare(row.expression) }),
    ...(row.collation === undefined ? {} : { collation: row.collation }),
    ...(row.opclass === undefined ? {} : { opclass: row.opclass }),
    ...(desc ? { order: "desc" } : {}),
    ...(nulls === (desc ? "first" : "last") ? {} : { nulls }),
  };
}
