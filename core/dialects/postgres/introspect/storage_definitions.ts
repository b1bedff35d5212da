/**
 * What is stored and where beside tables: extensions, collations, domains and other types, text search, foreign data,
 * extended statistics, publications and subscriptions. Each is a part of the one query of `definitions.ts`.
 *
 * @module
 */
import type { Attributes, DomainAttributes, ObjectKind, StatisticsAttributes } from "../../../catalog/object.ts";
import { bare } from "../expressions.ts";
import { text } from "../quote.ts";
import { columnNames, type Definitions, inScope, notOfExtension, parameters, relations, type Scope } from "./scope.ts";
import { COLLATION_NAME } from "./tables.ts";
import { OWN_SUBSCRIPTIONS, SHOWS_OPTIONS } from "./unread.ts";

interface Entry {
  readonly kind: ObjectKind;
  readonly when: Definitions["when"];
  readonly catalog: string;
  /** SQL expressions; `schema` and `table` are NULL for what lives in the database itself. */
  readonly schema?: string;
  readonly table?: string;
  readonly name: string;
  readonly oid?: string;
  /** Attributes and the SQL expressions that give them. */
  readonly attributes: Readonly<Record<string, string | ((scope: Scope) => string)>>;
  readonly from: string | ((scope: Scope) => string);
}

function definitionsOf(entry: Entry): Definitions {
  const { when, catalog, schema = "NULL", table = "NULL", oid = "o.oid" } = entry;
  const isOwn = notOfExtension(catalog, oid);
  return {
    when,
    catalog,
    sql: (scope) => {
      const pairs = Object.entries(entry.attributes).map(
        ([name, value]) => `${text(name)}, ${typeof value === "string" ? value : value(scope)}`,
      );
      const from = typeof entry.from === "string" ? entry.from : entry.from(scope);
      return `
SELECT ${text(entry.kind)} AS kind, ${schema} AS schema, ${table}::name AS table, ${entry.name}::text AS name,
  NULL::text AS arguments, json_build_object(${pairs.join(", ")}) AS attributes, ${oid}
FROM ${from}${from.includes("WHERE") ? " AND" : " WHERE"} ${isOwn}`;
    },
  };
}

/** An object of a schema: its catalog as `o`, its schema as `n`. */
function inSchema(catalog: string, namespace: string, more = "true", joins = ""): (scope: Scope) => string {
  return (scope) =>
    `${catalog} o JOIN pg_namespace n ON n.oid = o.${namespace} ${joins} WHERE ${inScope(scope, "n.nspname")} AND ${more}`;
}

/** `KEY = value` where there is a value. */
const setting = (key: string, value: string): string => `'${key} = ' || ${value}`;
const definition = (before: string, ...items: readonly string[]): string =>
  `'${before}(' || concat_ws(', ', ${items.join(", ")}) || ')'`;
const regproc = (oid: string): string => `nullif(${oid}, 0)::regproc::text`;

const COLLATION: Entry = {
  kind: "collation",
  when: "collations",
  catalog: "pg_collation",
  schema: "n.nspname",
  name: "o.collname",
  attributes: {
    definition: ({ version }) => {
      const locale = version >= 17 ? "o.colllocale" : version >= 15 ? "o.colliculocale" : "NULL::text";
      return definition(
        "",
        "CASE o.collprovider WHEN 'c' THEN 'provider = libc' WHEN 'i' THEN 'provider = icu' WHEN 'b' THEN 'provider = builtin' END",
        "CASE WHEN NOT o.collisdeterministic THEN 'deterministic = false' END",
        setting(
          "locale",
          `quote_literal(coalesce(${locale}, CASE WHEN o.collcollate = o.collctype THEN o.collcollate END))`,
        ),
        `CASE WHEN ${locale} IS NULL AND o.collcollate <> o.collctype THEN
          'lc_collate = ' || quote_literal(o.collcollate) || ', lc_ctype = ' || quote_literal(o.collctype) END`,
        version >= 16 ? setting("rules", "quote_literal(o.collicurules)") : "NULL",
      );
    },
  },
  from: inSchema("pg_collation", "collnamespace"),
};

const TYPES: readonly Entry[] = [
  {
    kind: "domain",
    when: "types",
    catalog: "pg_type",
    schema: "n.nspname",
    name: "o.typname",
    attributes: {
      type: "format_type(o.typbasetype, o.typtypmod)",
      collation: COLLATION_NAME,
      notNull: "CASE WHEN o.typnotnull THEN true END",
      default: "pg_get_expr(o.typdefaultbin, 0)",
      checks: `(SELECT json_object_agg(k.conname, json_build_object('expression', pg_get_expr(k.conbin, 0),
        'notValid', CASE WHEN NOT k.convalidated THEN true END, 'comment', obj_description(k.oid, 'pg_constraint')))
        FROM pg_constraint k WHERE k.contypid = o.oid AND k.contype = 'c')`,
    },
    from: inSchema(
      "pg_type",
      "typnamespace",
      "o.typtype = 'd'",
      `JOIN pg_type bt ON bt.oid = o.typbasetype
      LEFT JOIN pg_collation co ON co.oid = o.typcollation AND o.typcollation <> bt.typcollation
      LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace`,
    ),
  },
  {
    kind: "compositeType",
    when: "types",
    catalog: "pg_class",
    oid: "c.oid",
    schema: "n.nspname",
    name: "o.typname",
    attributes: {
      fields: `coalesce((SELECT json_agg(json_build_object('name', a.attname,
          'type', format_type(a.atttypid, a.atttypmod), 'collation', ${COLLATION_NAME}) ORDER BY a.attnum)
        FROM pg_attribute a JOIN pg_type at ON at.oid = a.atttypid
        LEFT JOIN pg_collation co ON co.oid = a.attcollation AND a.attcollation <> at.typcollation
        LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]')`,
    },
    from: inSchema("pg_type", "typnamespace", "true", "JOIN pg_class c ON c.oid = o.typrelid AND c.relkind = 'c'"),
  },
  {
    kind: "rangeType",
    when: "types",
    catalog: "pg_type",
    schema: "n.nspname",
    name: "o.typname",
    attributes: {
      definition: definition(
        "AS RANGE ",
        setting("SUBTYPE", "format_type(g.rngsubtype, NULL)"),
        setting(
          "SUBTYPE_OPCLASS",
          "CASE WHEN NOT oc.opcdefault THEN quote_ident(ocn.nspname) || '.' || quote_ident(oc.opcname) END",
        ),
        setting("COLLATION", "CASE WHEN g.rngcollation <> st.typcollation THEN g.rngcollation::regcollation::text END"),
        setting("CANONICAL", regproc("g.rngcanonical")),
        setting("SUBTYPE_DIFF", regproc("g.rngsubdiff")),
        setting(
          "MULTIRANGE_TYPE_NAME",
          "CASE WHEN pg_type_is_visible(mt.oid) THEN '' ELSE quote_ident(mn.nspname) || '.' END || quote_ident(mt.typname)",
        ),
      ),
    },
    from: inSchema(
      "pg_type",
      "typnamespace",
      "true",
      `JOIN pg_range g ON g.rngtypid = o.oid JOIN pg_type st ON st.oid = g.rngsubtype
      JOIN pg_type mt ON mt.oid = g.rngmultitypid JOIN pg_namespace mn ON mn.oid = mt.typnamespace JOIN pg_opclass oc ON oc.oid = g.rngsubopc
      JOIN pg_namespace ocn ON ocn.oid = oc.opcnamespace`,
    ),
  },
];

const TEXT_SEARCH: readonly Entry[] = [
  {
    kind: "textSearchParser",
    when: "textSearch",
    catalog: "pg_ts_parser",
    schema: "n.nspname",
    name: "o.prsname",
    attributes: {
      definition: definition(
        "",
        setting("START", "o.prsstart"),
        setting("GETTOKEN", "o.prstoken"),
        setting("END", "o.prsend"),
        setting("HEADLINE", regproc("o.prsheadline")),
        setting("LEXTYPES", "o.prslextype"),
      ),
    },
    from: inSchema("pg_ts_parser", "prsnamespace", "o.oid >= 16384"),
  },
  {
    kind: "textSearchTemplate",
    when: "textSearch",
    catalog: "pg_ts_template",
    schema: "n.nspname",
    name: "o.tmplname",
    attributes: {
      definition: definition("", setting("INIT", regproc("o.tmplinit")), setting("LEXIZE", "o.tmpllexize")),
    },
    from: inSchema("pg_ts_template", "tmplnamespace", "o.oid >= 16384"),
  },
  {
    kind: "textSearchDictionary",
    when: "textSearch",
    catalog: "pg_ts_dict",
    schema: "n.nspname",
    name: "o.dictname",
    attributes: {
      template: `(SELECT CASE WHEN pg_ts_template_is_visible(tt.oid) THEN '' ELSE quote_ident(tn.nspname) || '.' END ||
        quote_ident(tt.tmplname) FROM pg_ts_template tt JOIN pg_namespace tn ON tn.oid = tt.tmplnamespace
        WHERE tt.oid = o.dicttemplate)`,
      options: "o.dictinitoption",
    },
    from: inSchema("pg_ts_dict", "dictnamespace", "o.oid >= 16384"),
  },
  {
    kind: "textSearchConfiguration",
    when: "textSearch",
    catalog: "pg_ts_config",
    schema: "n.nspname",
    name: "o.cfgname",
    attributes: {
      parser: `(SELECT CASE WHEN pg_ts_parser_is_visible(tp.oid) THEN '' ELSE quote_ident(tn.nspname) || '.' END ||
        quote_ident(tp.prsname) FROM pg_ts_parser tp JOIN pg_namespace tn ON tn.oid = tp.prsnamespace
        WHERE tp.oid = o.cfgparser)`,
      mappings: `(SELECT json_object_agg(tk.alias, m.dicts) FROM ts_token_type(o.cfgparser) tk JOIN (
        SELECT maptokentype, json_agg(mapdict::regdictionary::text ORDER BY mapseqno) AS dicts
        FROM pg_ts_config_map WHERE mapcfg = o.oid GROUP BY 1) AS m ON m.maptokentype = tk.tokid)`,
    },
    from: inSchema("pg_ts_config", "cfgnamespace", "o.oid >= 16384"),
  },
];

/** The tables of `pg_inherits` above one, and the bound of a partition. */
const PARENTS = `(SELECT json_agg(json_build_array(pn.nspname, p.relname) ORDER BY h.inhseqno)
    FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
    WHERE h.inhrelid = c.oid)`;

const FOREIGN: readonly Entry[] = [
  {
    kind: "foreignDataWrapper",
    when: "foreign",
    catalog: "pg_foreign_data_wrapper",
    name: "o.fdwname",
    attributes: {
      handler: regproc("o.fdwhandler"),
      validator: regproc("o.fdwvalidator"),
      options: parameters("o.fdwoptions"),
    },
    from: "pg_foreign_data_wrapper o",
  },
  {
    kind: "foreignServer",
    when: "foreign",
    catalog: "pg_foreign_server",
    name: "o.srvname",
    attributes: {
      wrapper: "w.fdwname",
      type: "o.srvtype",
      version: "o.srvversion",
      options: parameters("o.srvoptions"),
      users: `(SELECT json_object_agg(um.usename, coalesce(${parameters("um.umoptions")}, '{}'))
        FROM pg_user_mappings um WHERE um.srvid = o.oid AND (${SHOWS_OPTIONS}))`,
    },
    from: "pg_foreign_server o JOIN pg_foreign_data_wrapper w ON w.oid = o.srvfdw",
  },
  {
    kind: "foreignTable",
    when: "foreign",
    catalog: "pg_class",
    oid: "c.oid",
    schema: "r.schema",
    name: "r.name",
    attributes: {
      server: "s.srvname",
      options: parameters("ft.ftoptions"),
      bound: "pg_get_expr(c.relpartbound, c.oid)",
      parents: PARENTS,
    },
    from: (scope) => `(WITH ${relations(scope, ["f"])} SELECT * FROM relation) AS r JOIN pg_class c ON c.oid = r.oid
      JOIN pg_foreign_table ft ON ft.ftrelid = r.oid JOIN pg_foreign_server s ON s.oid = ft.ftserver WHERE true`,
  },
];

const REPLICATION: readonly Entry[] = [
  {
    kind: "publication",
    when: "publications",
    catalog: "pg_publication",
    name: "o.pubname",
    attributes: {
      allTables: "CASE WHEN o.puballtables THEN true END",
      schemas: ({ version }) =>
        version < 15
          ? "NULL"
          : `(SELECT json_agg(pn.nspname ORDER BY pn.nspname) FROM pg_publication_namespace pp
            JOIN pg_namespace pn ON pn.oid = pp.pnnspid WHERE pp.pnpubid = o.oid)`,
      with: ({ version }) => `(SELECT json_object_agg(w.name, w.value) FROM (VALUES
          ('publish', nullif(concat_ws(', ', CASE WHEN o.pubinsert THEN 'insert' END, CASE WHEN o.pubupdate THEN 'update' END,
            CASE WHEN o.pubdelete THEN 'delete' END, CASE WHEN o.pubtruncate THEN 'truncate' END),
            'insert, update, delete, truncate')),
          ('publish_via_partition_root', CASE WHEN o.pubviaroot THEN 'true' END),
          ('publish_generated_columns', ${version < 18 ? "NULL" : "CASE o.pubgencols WHEN 's' THEN 'stored' END"})
        ) AS w(name, value) WHERE w.value IS NOT NULL)`,
    },
    from: "pg_publication o",
  },
  {
    kind: "publicationTable",
    when: "publications",
    catalog: "pg_publication_rel",
    oid: "pr.oid",
    schema: "r.schema",
    table: "r.name",
    name: "o.pubname",
    attributes: {
      columns: ({ version }) => (version < 15 ? "NULL" : columnNames("pr.prrelid", "pr.prattrs")),
      where: ({ version }) => (version < 15 ? "NULL" : "pg_get_expr(pr.prqual, pr.prrelid)"),
    },
    from: (scope) => `pg_publication_rel pr JOIN pg_publication o ON o.oid = pr.prpubid
      JOIN (WITH ${relations(scope, ["r"])} SELECT * FROM relation) AS r ON r.oid = pr.prrelid WHERE true`,
  },
];

/** `CASE WHEN differs THEN value END` for each option that is not at its default. */
function subscriptionOptions({ version }: Scope): string {
  const rows = [
    "('slot_name', nullif(coalesce(o.subslotname::text, 'NONE'), o.subname::text))",
    "('synchronous_commit', nullif(o.subsynccommit, 'off'))",
    "('binary', CASE WHEN o.subbinary THEN 'true' END)",
    version < 16
      ? "('streaming', CASE WHEN o.substream THEN 'true' END)"
      : `('streaming', CASE WHEN o.substream::text = '${version < 18 ? "f" : "p"}' THEN NULL
          WHEN o.substream::text = 'f' THEN 'false' WHEN o.substream::text = 't' THEN 'true' ELSE 'parallel' END)`,
    ...(version < 15
      ? []
      : [
          "('two_phase', CASE WHEN o.subtwophasestate <> 'd' THEN 'true' END)",
          "('disable_on_error', CASE WHEN o.subdisableonerr THEN 'true' END)",
        ]),
    ...(version < 16
      ? []
      : [
          "('origin', nullif(o.suborigin, 'any'))",
          "('password_required', CASE WHEN NOT o.subpasswordrequired THEN 'false' END)",
          "('run_as_owner', CASE WHEN o.subrunasowner THEN 'true' END)",
        ]),
    ...(version < 17 ? [] : ["('failover', CASE WHEN o.subfailover THEN 'true' END)"]),
  ];
  return `(SELECT json_object_agg(w.name, w.value) FROM (VALUES ${rows.join(", ")}) AS w(name, value)
    WHERE w.value IS NOT NULL)`;
}

const OTHERS: readonly Entry[] = [
  {
    kind: "subscription",
    when: "subscriptions",
    catalog: "pg_subscription",
    name: "o.subname",
    attributes: {
      connection: "o.subconninfo",
      publications: "to_json(o.subpublications)",
      with: subscriptionOptions,
      disabled: "CASE WHEN NOT o.subenabled THEN true END",
    },
    from: `pg_subscription o WHERE o.${OWN_SUBSCRIPTIONS}`,
  },
  {
    kind: "statistics",
    when: "statistics",
    catalog: "pg_statistic_ext",
    schema: "n.nspname",
    table: "CASE WHEN c.relnamespace = n.oid THEN c.relname END",
    name: "o.stxname",
    attributes: {
      of: "CASE WHEN c.relnamespace <> n.oid THEN json_build_array(c.relnamespace::regnamespace, c.relname) END",
      kinds: `CASE WHEN NOT o.stxkind @> '{d,f,m}' AND NOT o.stxkind = '{e}' THEN (SELECT json_agg(CASE k WHEN 'd' THEN 'ndistinct'
        WHEN 'f' THEN 'dependencies' ELSE 'mcv' END) FROM unnest(o.stxkind) AS k WHERE k <> 'e') END`,
      columns: columnNames("o.stxrelid", "o.stxkeys::int2[]"),
      expressions: "to_json(pg_get_statisticsobjdef_expressions(o.oid))",
      statistics: "nullif(o.stxstattarget, -1)::text",
    },
    from: inSchema("pg_statistic_ext", "stxnamespace", "true", "JOIN pg_class c ON c.oid = o.stxrelid"),
  },
];

const EXTENSION: Entry = {
  kind: "extension",
  when: "extensions",
  catalog: "pg_extension",
  name: "o.extname",
  attributes: {
    schema: ({ defaultSchema }) => `nullif(nullif(n.nspname, ${text(defaultSchema ?? "public")}), 'pg_catalog')`,
    version: "nullif(o.extversion, av.default_version)",
    parts: `(SELECT json_agg(json_build_array(pn.nspname, pc.relkind, pc.relname, NULL) ORDER BY pn.nspname, pc.relname)
      FROM pg_depend p JOIN pg_class pc ON pc.oid = p.objid JOIN pg_namespace pn ON pn.oid = pc.relnamespace
      WHERE p.refclassid = 'pg_extension'::regclass AND p.refobjid = o.oid AND p.deptype = 'e'
        AND p.classid = 'pg_class'::regclass)`,
  },
  from: `pg_extension o JOIN pg_namespace n ON n.oid = o.extnamespace
    LEFT JOIN pg_available_extensions av ON av.name = o.extname WHERE o.extname <> 'plpgsql'`,
};

/** In the order of kinds. */
export const STORAGE_DEFINITIONS: readonly Definitions[] = [
  EXTENSION,
  COLLATION,
  ...TYPES,
  ...TEXT_SEARCH,
  ...FOREIGN,
  ...REPLICATION,
  ...OTHERS,
].map(definitionsOf);

type Values = Readonly<Record<string, unknown>>;

/** What the rows of a kind must still go through to be its attributes. */
const FINISH: Readonly<Partial<Record<ObjectKind, (values: Values, nameOf: (schema: string) => string) => Values>>> = {
  domain: ({ checks, ...rest }) => {
    const entries = Object.entries((checks ?? {}) as NonNullable<DomainAttributes["checks"]>);
    const bared = entries.map(([name, check]) => [name, { ...check, expression: bare(check.expression) }]);
    return { ...rest, ...(bared.length === 0 ? {} : { checks: Object.fromEntries(bared) }) };
  },
  textSearchDictionary: ({ options, ...rest }) => {
    const entries = [...String(options ?? "").matchAll(/("(?:[^"]|"")+"|\w+) = '((?:[^']|'')*)'/g)].map(
      ([, name = "", value = ""]) => [name.replace(/^"|"$/g, ""), value.replaceAll("''", "'")],
    );
    return { ...rest, ...(entries.length === 0 ? {} : { with: Object.fromEntries(entries) }) };
  },
  foreignTable: ({ bound, parents, ...rest }, nameOf) => {
    const list = ((parents ?? []) as [string, string][]).map(([schema, table]) => ({ schema: nameOf(schema), table }));
    if (list.length === 0) return rest;
    return bound === undefined ? { ...rest, inherits: list } : { ...rest, partitionOf: { ...list[0], bound } };
  },
  publication: ({ schemas, ...rest }, nameOf) =>
    schemas === undefined ? rest : { ...rest, schemas: (schemas as string[]).map(nameOf) },
  publicationTable: ({ where, ...rest }) => (where === undefined ? rest : { ...rest, where: bare(String(where)) }),
  statistics: ({ of, columns, expressions, ...rest }, nameOf) => {
    const [schema = "", table = ""] = (of ?? []) as string[];
    const keys: StatisticsAttributes["keys"] = [
      ...((columns ?? []) as string[]).map((column) => ({ column })),
      ...((expressions ?? []) as string[]).map((expression) => ({ expression: bare(expression) })),
    ];
    return { ...rest, ...(of === undefined ? {} : { of: { schema: nameOf(schema), table } }), keys };
  },
};

/** The attributes of a kind from what the query gives. */
export function finished(kind: ObjectKind, values: Attributes, nameOf: (schema: string) => string): Attributes {
  return (FINISH[kind]?.(values as Values, nameOf) ?? values) as Attributes;
}
