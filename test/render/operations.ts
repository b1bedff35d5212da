/**
 * Operations for property tests: every kind and verb, with names and texts that are awkward on purpose.
 *
 * @module
 */
import fc from "fast-check";
import {
  type AnyObject,
  CONSTRAINT_KINDS,
  KINDS,
  type ObjectId,
  type ObjectKind,
  type SchemaObject,
} from "../../core/catalog/object.ts";
import type { Operation, SqlValue } from "../../core/operations/operation.ts";

const awkward = fc.constantFrom(
  "users",
  "a b",
  'with "quotes"',
  "it's",
  "back`tick",
  `$\{x}`,
  "back\\slash",
  "naïve",
  "表",
  "__proto__",
  "class",
  "two\nlines",
  "*/",
  "// no",
  "\u2028",
  "tab\there",
  "\ud800",
  "constructor",
  "\r\n",
  'both " and \' and "',
); // prettier-ignore
const name = fc.oneof(awkward, fc.string({ minLength: 1, maxLength: 8 }), fc.stringMatching(/^[a-z_]{1,70}$/));
const expression = fc
  .oneof(awkward, fc.string({ minLength: 1 }), fc.constant(`SELECT "id",\n  '\${x}' || \`y\`\nFROM users`))
  .filter((text) => text.trim() !== "");
const digits = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const yes = fc.constant(true as const);
const names = fc.array(name, { minLength: 1, maxLength: 3 });
const settings = fc.dictionary(name, fc.string(), { minKeys: 1, maxKeys: 2, noNullPrototype: true });
const schema = fc.oneof({ weight: 3, arbitrary: fc.constant("") }, { weight: 1, arbitrary: name });

/** A record of which some keys may be missing. */
const some = <T>(
  fields: { [K in keyof T]: fc.Arbitrary<T[K]> },
  required: (keyof T)[] = [],
): fc.Arbitrary<Partial<T>> =>
  fc.record(fields, { requiredKeys: required, noNullPrototype: true }) as fc.Arbitrary<Partial<T>>;

const deferral = { deferrable: yes, initiallyDeferred: yes };
const enforcement = { notValid: yes, notEnforced: yes };
const storage = { with: settings, tablespace: name, clustered: yes, replicaIdentity: yes };
const record = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.dictionary(name, value, { minKeys: 1, maxKeys: 2, noNullPrototype: true });
const parent = { schema, table: name };
const parents = {
  partitionOf: fc.record({ ...parent, bound: expression }, { noNullPrototype: true }),
  inherits: fc.array(fc.record(parent, { noNullPrototype: true }), { minLength: 1, maxLength: 2 }),
};
const onConflict = fc.constantFrom("rollback", "fail", "ignore", "replace");
const sequence = {
  type: name,
  start: digits,
  increment: digits,
  minValue: digits,
  maxValue: digits,
  cache: digits,
  cycle: yes,
}; // prettier-ignore
const keyFields = {
  columns: names,
  include: names,
  nullsNotDistinct: yes,
  withoutOverlaps: yes,
  ...storage,
  ...deferral,
  onConflict,
  columnOptions: settings,
}; // prettier-ignore
const keyOptions = {
  collation: name,
  opclass: name,
  order: fc.constant("desc"),
  nulls: fc.constantFrom("first", "last"),
};
const indexKey = fc.oneof(
  some({ column: name, ...keyOptions }, ["column"]),
  some({ expression, ...keyOptions }, ["expression"]),
);
const action = fc.constantFrom("cascade", "restrict", "setNull", "setDefault");

const defined = { fields: { definition: expression }, required: ["definition"] };
const firing = {
  fields: { definition: expression, enabled: fc.constantFrom("disabled", "replica", "always") },
  required: ["definition"],
};
const routine = {
  fields: {
    parameters: fc.array(
      some({ name, type: name, mode: fc.constantFrom("out", "inout", "variadic"), default: expression }, ["type"]),
      { minLength: 1, maxLength: 2 },
    ),
    returns: name,
    language: name,
    body: fc.string(),
    sql: expression,
    library: name,
    volatility: fc.constantFrom("immutable", "stable"),
    strict: yes,
    securityDefiner: yes,
    leakproof: yes,
    window: yes,
    parallel: fc.constantFrom("safe", "restricted"),
    cost: digits,
    rows: digits,
    support: name,
    transforms: names,
    set: settings,
  },
  required: ["language"],
};
const grant = { fields: { privileges: names, grantable: names, revoked: names, by: record(names) }, required: [] };

/** The attributes of each kind: arbitrary values and which of them every object has. */
const ATTRIBUTES: Readonly<Record<ObjectKind, { fields: Record<string, fc.Arbitrary<unknown>>; required: string[] }>> =
  {
    role: {
      fields: {
        login: yes,
        superuser: yes,
        createDb: yes,
        createRole: yes,
        replication: yes,
        bypassRls: yes,
        noInherit: yes,
        connectionLimit: digits,
        validUntil: name,
        set: settings,
        setInDatabase: settings,
      },
      required: [],
    },
    membership: {
      fields: { admin: yes, inherit: fc.constantFrom("always", "never"), noSet: yes, grantors: names },
      required: [],
    },
    schema: { fields: {}, required: [] },
    enum: { fields: { values: fc.array(fc.string(), { maxLength: 3 }) }, required: ["values"] },
    sequence: { fields: sequence, required: [] },
    table: {
      fields: {
        strict: yes,
        withoutRowid: yes,
        unlogged: yes,
        rowSecurity: yes,
        with: settings,
        partitionBy: name,
        ...parents,
        of: name,
        tablespace: name,
        accessMethod: name,
        replicaIdentity: fc.constantFrom("full", "nothing"),
      },
      required: [],
    },
    column: {
      fields: {
        type: fc.oneof({ weight: 9, arbitrary: name }, fc.constant("")), // a column of SQLite may have none
        notNull: yes,
        default: expression,
        identity: some({ generated: fc.constantFrom("always", "byDefault", "serial"), ...sequence }, ["generated"]),
        generated: fc.record({ expression, stored: fc.boolean() }, { noNullPrototype: true }),
        collation: name,
        notNullOnConflict: onConflict,
        notNullConstraint: some({ name, noInherit: yes, notValid: yes }),
        storage: fc.constantFrom("plain", "external", "extended", "main"),
        compression: name,
        statistics: digits,
        with: settings,
        options: settings,
      },
      required: ["type"],
    },
    primaryKey: { fields: keyFields, required: ["columns"] },
    unique: { fields: keyFields, required: ["columns"] },
    check: { fields: { expression, noInherit: yes, onConflict, ...enforcement }, required: ["expression"] },
    exclusion: {
      fields: {
        method: name,
        elements: fc.array(
          fc.tuple(indexKey, name).map(([key, operator]) => ({ ...key, operator })),
          { minLength: 1, maxLength: 2 },
        ),
        include: names,
        where: expression,
        with: settings,
        tablespace: name,
        clustered: yes,
        ...deferral,
      },
      required: ["elements"],
    },
    foreignKey: {
      fields: {
        columns: names,
        references: fc.record({ schema, table: name, columns: names }, { noNullPrototype: true }),
        onDelete: action,
        onUpdate: action,
        match: fc.constant("full"),
        onDeleteColumns: names,
        period: yes,
        ...enforcement,
        ...deferral,
      },
      required: ["columns", "references"],
    },
    index: {
      fields: {
        unique: yes,
        method: name,
        keys: fc.array(indexKey, { minLength: 1, maxLength: 3 }),
        include: names,
        where: expression,
        nullsNotDistinct: yes,
        only: yes,
        statistics: settings,
        ...storage,
      },
      required: ["keys"],
    },
    sequenceOwner: { fields: { table: name, column: name }, required: ["table", "column"] },
    view: { fields: { definition: expression, with: settings }, required: ["definition"] },
    materializedView: {
      fields: { definition: expression, with: settings, tablespace: name, accessMethod: name, noData: yes },
      required: ["definition"],
    },
    extension: { fields: { schema: name, version: name }, required: [] },
    collation: defined,
    domain: {
      fields: {
        type: name,
        collation: name,
        notNull: yes,
        default: expression,
        checks: record(some({ expression, notValid: yes }, ["expression"])),
      },
      required: ["type"],
    },
    compositeType: {
      fields: {
        fields: fc.array(some({ name, type: name, collation: name }, ["name", "type"])),
      },
      required: ["fields"],
    },
    rangeType: defined,
    shellType: { fields: {}, required: [] },
    baseType: { fields: { with: settings }, required: ["with"] },
    textSearchParser: defined,
    textSearchTemplate: defined,
    textSearchDictionary: { fields: { template: name, with: settings }, required: ["template"] },
    textSearchConfiguration: { fields: { parser: name, mappings: record(names) }, required: ["parser"] },
    foreignDataWrapper: { fields: { handler: name, validator: name, options: settings }, required: [] },
    foreignServer: {
      fields: { wrapper: name, type: name, version: name, options: settings, users: record(settings) },
      required: ["wrapper"],
    },
    foreignTable: { fields: { server: name, options: settings, ...parents }, required: ["server"] },
    statistics: {
      fields: {
        kinds: fc.uniqueArray(fc.constantFrom("ndistinct", "dependencies", "mcv"), { minLength: 1 }),
        keys: fc.array(fc.oneof(some({ column: name }, ["column"]), some({ expression }, ["expression"])), {
          minLength: 1,
        }),
        statistics: digits,
      },
      required: ["keys"],
    },
    publication: { fields: { allTables: yes, schemas: names, with: settings }, required: [] },
    publicationTable: { fields: { columns: names, where: expression }, required: [] },
    subscription: {
      fields: { connection: name, publications: names, with: settings, disabled: yes },
      required: ["connection", "publications"],
    },
    securityLabel: { fields: { labels: record(name) }, required: ["labels"] },
    function: routine,
    procedure: routine,
    aggregate: defined,
    operator: defined,
    operatorFamily: defined,
    transform: defined,
    conversion: defined,
    language: defined,
    accessMethod: defined,
    operatorClass: defined,
    cast: defined,
    rule: firing,
    trigger: firing,
    policy: {
      fields: {
        command: fc.constantFrom("select", "insert", "update", "delete"),
        restrictive: yes,
        roles: names,
        using: expression,
        check: expression,
      },
      required: [],
    },
    eventTrigger: firing,
    owner: { fields: { role: name }, required: ["role"] },
    grant,
    defaultPrivilege: grant,
    comment: { fields: { text: fc.string() }, required: ["text"] },
  };

const IN_TABLES: readonly ObjectKind[] = [
  "column",
  ...CONSTRAINT_KINDS,
  "index",
  "trigger",
  "rule",
  "policy",
  "statistics",
  "publicationTable",
];
/** What is said about an object of any kind. */
const ABOUT: readonly ObjectKind[] = ["comment", "owner", "grant", "securityLabel"];

function idOf(kind: ObjectKind): fc.Arbitrary<ObjectId> {
  if (kind === "schema") return name.map((own) => ({ kind, schema: "", name: own }));
  if (ABOUT.includes(kind)) {
    return fc
      .constantFrom(...KINDS.filter((on) => !ABOUT.includes(on)))
      .chain((on) => idOf(on).map((id) => ({ ...id, kind, on })))
      .chain((id) => (kind === "grant" ? name.map((role) => ({ ...id, role })) : fc.constant(id)));
  }
  if (kind === "role") return name.map((own) => ({ kind, schema: "", name: own }));
  if (kind === "membership") return fc.tuple(name, name).map(([own, role]) => ({ kind, schema: "", name: own, role }));
  const id = fc.record({ kind: fc.constant(kind), schema, name }, { noNullPrototype: true });
  if (!IN_TABLES.includes(kind)) return id;
  return fc.tuple(id, name).map(([own, table]) => ({ ...own, table }));
}

const kinds = fc.constantFrom(...KINDS);

function attributesOf(kind: ObjectKind): fc.Arbitrary<object> {
  const { fields, required } = ATTRIBUTES[kind];
  return some(fields, required) as fc.Arbitrary<object>;
}

export function objectOf(kind: ObjectKind): fc.Arbitrary<SchemaObject> {
  return fc.tuple(idOf(kind), attributesOf(kind)).map(([id, attributes]) => ({ kind, id, attributes }) as AnyObject);
}

/** A new table with parts in the order in which CREATE TABLE holds them. */
const tableCreation: fc.Arbitrary<Operation> = objectOf("table").chain((object) => {
  const inTable = (kind: ObjectKind, maxLength: number) =>
    fc.array(
      objectOf(kind).map((part) => ({ ...part, id: { ...part.id, schema: object.id.schema, table: object.id.name } })),
      { maxLength },
    );
  const parts = fc.tuple(
    inTable("column", 4),
    inTable("primaryKey", 1),
    inTable("unique", 2),
    inTable("check", 2),
    inTable("exclusion", 1),
    inTable("foreignKey", 2),
  ); // prettier-ignore
  return parts.map((lists): Operation => {
    const flat = lists.flat();
    return { verb: "create", object, ...(flat.length > 0 ? { parts: flat } : {}) };
  });
});

const hinted = (hints: Record<string, fc.Arbitrary<unknown>>) =>
  some(hints).map((options) => (Object.keys(options).length > 0 ? { options } : {}));

const creation = kinds.chain((kind): fc.Arbitrary<Operation> => {
  const known =
    kind === "index" ? { concurrently: yes, ifNotExists: yes } : kind === "column" ? { ifNotExists: yes } : {};
  return fc.tuple(objectOf(kind), hinted(known)).map(([object, options]) => ({ verb: "create", object, ...options }));
});

/** What a drop keeps of its object in a revision file is its address. */
const drop = kinds.chain((kind): fc.Arbitrary<Operation> => {
  const known = kind === "comment" ? {} : { ifExists: yes, cascade: yes };
  return fc
    .tuple(idOf(kind), hinted(known))
    .map(([id, options]) => ({ verb: "drop", object: { kind, id, attributes: {} } as AnyObject, ...options }));
});

const isRoutine = (kind: ObjectKind): boolean => kind === "function" || kind === "procedure";

/** Of what a function was, a revision keeps what differs. */
function without(from: object, to: object): object {
  const same = (key: string): boolean =>
    JSON.stringify(Reflect.get(from, key)) === JSON.stringify(Reflect.get(to, key));
  return Object.fromEntries(Object.entries(from).filter(([key]) => !same(key)));
}

const alteration = kinds
  .filter((kind) => Object.keys(ATTRIBUTES[kind].fields).length > 0)
  .chain((kind): fc.Arbitrary<Operation> => {
    const { fields } = ATTRIBUTES[kind];
    const using = kind === "column" ? hinted({ using: expression }) : fc.constant({});
    return fc
      .tuple(idOf(kind), some(fields), some(fields), using)
      .filter(([, from, to]) => Object.keys({ ...from, ...to }).length > 0)
      .map(([id, from, to, options]) => [id, isRoutine(kind) ? without(from, to) : from, to, options] as const)
      .map(([id, from, to, options]) => ({ verb: "alter", id, from, to, ...options }) as Operation);
  });

const rename = kinds.chain((kind): fc.Arbitrary<Operation> => {
  const elsewhere = fc.tuple(idOf(kind), idOf(kind)).map(([from, to]) => ({ verb: "rename", from, to }) as const);
  const inPlace = fc
    .tuple(idOf(kind), name)
    .map(([from, to]) => ({ verb: "rename", from, to: { ...from, name: to } }) as const);
  return fc.oneof(elsewhere, inPlace);
});

const value: fc.Arbitrary<SqlValue> = fc.oneof(
  fc.string(),
  fc.double(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array({ maxLength: 5 }),
  awkward,
); // prettier-ignore
const execution = fc.tuple(expression, fc.option(fc.array(value, { minLength: 1, maxLength: 3 })), fc.boolean()).map(
  ([sql, params, outside]): Operation => ({
    verb: "execute",
    sql,
    ...(params === null ? {} : { params }),
    ...(outside ? { transactional: false } : {}),
  }),
);
const insertion = fc
  .tuple(
    schema,
    name,
    fc.array(fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true }), { minLength: 1, maxLength: 3 }),
  )
  .map(([inSchema, table, rows]): Operation => ({ verb: "insert", schema: inSchema, table, rows }));

/** Any operation that a revision file can hold. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  creation,
  tableCreation,
  drop,
  alteration,
  rename,
  execution,
  insertion,
); // prettier-ignore
