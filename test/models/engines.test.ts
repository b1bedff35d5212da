import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Catalog } from "../../core/catalog/catalog.ts";
import * as m from "../../core/models/mod.ts";
import { toCatalog } from "../../core/models/to_catalog.ts";
import { introspect, migrate, plain, plainWithoutText } from "../support/migrate.ts";
import { type TestDatabase, targetNamed } from "../support/targets.ts";

/** One column of every type, by the name that PostgreSQL's own documentation gives it. */
const TYPES = {
  smallint: m.smallint(),
  integer: m.integer(),
  bigint: m.bigint(),
  numeric: m.numeric(),
  "numeric(8,0)": m.numeric(8),
  "numeric(10,2)": m.numeric(10, 2),
  real: m.real(),
  "double precision": m.doublePrecision(),
  money: m.money(),
  text: m.text(),
  "character varying": m.varchar(),
  "character varying(50)": m.varchar(50),
  "character(1)": m.char(),
  "character(3)": m.char(3),
  bytea: m.bytea(),
  boolean: m.boolean(),
  date: m.date(),
  "time without time zone": m.time(),
  "time(3) without time zone": m.time({ precision: 3 }),
  "time with time zone": m.timetz(),
  "timestamp without time zone": m.timestamp(),
  "timestamp(0) with time zone": m.timestamp({ precision: 0, withTimezone: true }),
  "timestamp with time zone": m.timestamptz(),
  interval: m.interval(),
  "interval day to second(3)": m.interval({ fields: "day to second", precision: 3 }),
  uuid: m.uuid(),
  json: m.json(),
  jsonb: m.jsonb(),
  xml: m.xml(),
  int4range: m.int4range(),
  int8range: m.int8range(),
  numrange: m.numrange(),
  daterange: m.daterange(),
  tsrange: m.tsrange(),
  tstzrange: m.tstzrange(),
  int4multirange: m.int4multirange(),
  int8multirange: m.int8multirange(),
  nummultirange: m.nummultirange(),
  datemultirange: m.datemultirange(),
  tsmultirange: m.tsmultirange(),
  tstzmultirange: m.tstzmultirange(),
  inet: m.inet(),
  cidr: m.cidr(),
  macaddr: m.macaddr(),
  macaddr8: m.macaddr8(),
  point: m.point(),
  line: m.line(),
  lseg: m.lseg(),
  box: m.box(),
  path: m.path(),
  polygon: m.polygon(),
  circle: m.circle(),
  "bit(1)": m.bit(),
  "bit(8)": m.bit(8),
  "bit varying": m.varbit(),
  "bit varying(5)": m.varbit(5),
  tsvector: m.tsvector(),
  tsquery: m.tsquery(),
  oid: m.oid(),
  regclass: m.regclass(),
  pg_lsn: m.pgLsn(),
  pg_snapshot: m.pgSnapshot(),
  jsonpath: m.jsonpath(),
  "integer[]": m.integer().array(),
  "timestamp with time zone[]": m.timestamptz().array(),
  name: m.custom("name"),
};

const mood = m.enumType("mood", ["happy", "it's complicated"]);

/** What every engine has. */
const users = m.table(
  "users",
  {
    id: m.integer().primaryKey().generated("always"),
    name: m.text().notNull().unique().index(),
    full_name: m.text().name("fullName"),
    age: m
      .integer()
      .default(18)
      .check((age) => m.sql`${age} >= ${0} AND ${age} < ${200}`),
    active: m.boolean().notNull().default(true),
    score: m.numeric(10, 2).default("0.50"),
    mood: mood().notNull().default("it's complicated"),
    tags: m.text().array().default(["a b", 'c"d', ""]),
    settings: m.jsonb().default({ theme: "dark" }),
    boss: m.integer().references("id", { onDelete: "set null", deferrable: "initially deferred" }),
    born: m.date().default(new Date("2000-01-02T00:00:00Z")),
    seen: m.timestamptz().notNull().default(m.sql`CURRENT_TIMESTAMP`),
    shout: m.text().generatedAs(m.sql`upper(name)`),
  },
  (t) => [
    m.unique(t.name, t.age),
    m.check("grown_up", m.sql`${t.active} OR ${t.age} < 100`),
    m.index().on(t.age.desc(), m.sql`lower(${t.name})`).where(m.sql`${t.active}`),
    m.uniqueIndex("users_full").on(t.full_name),
  ],
  { comment: "People" },
);
const posts = m.table(
  "posts",
  {
    author: m.integer().references(() => users.id, { onDelete: "cascade", onUpdate: "restrict" }),
    number: m.integer(),
    parent_author: m.integer(),
    parent_number: m.integer(),
  },
  (t) => [
    m.primaryKey(t.author, t.number),
    m.foreignKey([t.parent_author, t.parent_number], [t.author, t.number]).onDelete("setNull").matchFull(),
  ],
);
const adults = m.view("adults", m.sql`SELECT ${users.id}, ${users.name} FROM ${users} WHERE ${users.age} >= ${18};`);
const portable = { users, posts, adults };

/** What only PostgreSQL has. */
const audit = m.schema("audit", { comment: "Who did what" });
const numbers = m.sequence("numbers", { type: "integer", start: 10, cycle: true, ownedBy: () => invoices.number });
const invoices = m.table(
  "invoices",
  {
    id: m.serial().primaryKey("invoices_key"),
    number: m.integer().default(m.sql`nextval(${numbers})`),
    code: m.integer().generated("by default", { start: 100, increment: 5, minValue: 100 }),
    room: m.int4range(),
    during: m.tstzrange().notNull(),
    note: m.text().collate("C"),
  },
  (t) => [
    m.unique(t.number).nullsNotDistinct().include(t.code).deferrable(),
    m.exclude([t.room, "&&"], [t.during, "&&"]).where(m.sql`${t.code} > 5`),
    m.index().on(t.number.nullsFirst(), t.code.desc().nullsLast()).include(t.room).with({ fillfactor: 70 }),
    m.index().on(t.room).using("gist"),
  ],
  { with: { fillfactor: 80 }, unlogged: true, comment: "it's money" },
);
const events = audit.table("events", {
  at: m.timestamptz().notNull().comment("when"),
  mood: mood(),
  level: audit.enumType("level", ["info", "warn"])().default("info"),
  who: m.integer().references(() => users.id),
});
const totals = m.materializedView("totals", m.sql`SELECT id, count(*) AS n FROM ${users} GROUP BY id`, (column) => [
  m.uniqueIndex().on(column("id").desc()),
]);
const onlyPostgres = { ...portable, audit, numbers, invoices, events, totals };

describe.each(["PGlite", "node:sqlite in memory"])("toCatalog() on %s", (name) => {
  const target = targetNamed(name);
  const isPostgres = target.dialect.name === "postgres";
  let database: TestDatabase;
  beforeAll(async () => {
    database = await target.open();
  });
  beforeEach(() => database.reset());
  afterAll(() => database.dispose());

  it("says of a model what the engine says of the tables made from it", async () => {
    const model = toCatalog(isPostgres ? onlyPostgres : portable, target.dialect);
    await migrate(database, Catalog.EMPTY, model);
    const found = await introspect(database);
    expect(plainWithoutText(found, database)).toEqual(plainWithoutText(model, database));
  });

  it("gives each type a column that the engine makes", async () => {
    const columns = Object.fromEntries(Object.values(TYPES).map((column, index) => [`c${index}`, column]));
    const model = toCatalog([m.table("types", columns)], target.dialect);
    await migrate(database, Catalog.EMPTY, model);
    const found = await introspect(database);
    expect(plain(found)).toEqual(plain(model));
    if (!isPostgres) return;
    expect(found.ofKind("column").map((column) => column.attributes.type)).toEqual(Object.keys(TYPES));
  });

  it("writes defaults that the engine gives back as the values that they were", async () => {
    await migrate(database, Catalog.EMPTY, toCatalog(portable, target.dialect));
    const { connection } = database;
    await connection.query("INSERT INTO users (name) VALUES ('Ann')");
    const json = isPostgres ? "array_to_json(tags)::text" : "tags";
    const [row] = await connection.query(
      `SELECT age, CAST(active AS integer) AS active, mood, ${json} AS tags, CAST(born AS text) AS born, CAST(settings AS text) AS settings FROM users`,
    );
    expect(row).toMatchObject({ age: 18, active: 1, mood: "it's complicated", born: "2000-01-02" });
    expect(JSON.parse(String(row?.tags))).toEqual(["a b", 'c"d', ""]);
    expect(JSON.parse(String(row?.settings))).toEqual({ theme: "dark" });
  });

  it("makes enum columns refuse other values", async () => {
    await migrate(database, Catalog.EMPTY, toCatalog(portable, target.dialect));
    await expect(database.connection.query("INSERT INTO users (name, mood) VALUES ('Bo', 'angry')")).rejects.toThrow(
      /mood/,
    );
  });
});

it("toCatalog() makes columns of a STRICT table that SQLite accepts", async () => {
  const database = await targetNamed("node:sqlite in memory").open();
  const strict = m.table(
    "strict",
    { ...Object.fromEntries(Object.values(TYPES).map((column, index) => [`c${index}`, column])), any: m.any() },
    { strict: true, withoutRowid: false },
  );
  const model = toCatalog([strict], database.dialect);
  await migrate(database, Catalog.EMPTY, model);
  expect(plain(await introspect(database))).toEqual(plain(model));
  await database.dispose();
});
