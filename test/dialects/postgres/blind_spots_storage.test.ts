/**
 * Storage and the rest: what differs in one attribute is never taken for the same.
 *
 * @module
 */
import { describe } from "vitest";
import { type Pair, pairs } from "./pairs.ts";

type Row = readonly [name: string, base: string, a: string, b: string, rest?: Partial<Pair>];

const T = "CREATE TABLE t (id integer NOT NULL, a integer NOT NULL, b text, r int4range)";
const alter = (action: string): string => `ALTER TABLE t ${action}`;

const TABLES: readonly Row[] = [
  ["unlogged", "", "CREATE TABLE t (a int)", "CREATE UNLOGGED TABLE t (a int)"],
  ["a storage parameter", T, "", alter("SET (fillfactor = 70)")],
  ["a storage parameter of TOAST", T, "", alter("SET (toast.autovacuum_enabled = off)")],
  ["a replica identity that is full", T, "", alter("REPLICA IDENTITY FULL")],
  ["no replica identity", T, alter("REPLICA IDENTITY FULL"), alter("REPLICA IDENTITY NOTHING")],
  ["an index as replica identity", `${T}; CREATE UNIQUE INDEX i ON t (a)`, "", alter("REPLICA IDENTITY USING INDEX i")],
  [
    "a key as replica identity",
    `${T}; ALTER TABLE t ADD UNIQUE (a)`,
    "",
    alter("REPLICA IDENTITY USING INDEX t_a_key"),
  ],
  [
    "a parent",
    "CREATE TABLE p (x int)",
    "CREATE TABLE t (x int, y int)",
    "CREATE TABLE t (y int) INHERITS (p)",
    { noDump: "columns stay declared" },
  ],
  ["a composite type as shape", "CREATE TYPE c AS (a int)", "CREATE TABLE t (a int)", "CREATE TABLE t OF c"],
];

const P = "CREATE TABLE p (id int, at int, v text) PARTITION BY RANGE (at)";

const PARTITIONS: readonly Row[] = [
  ["a partition", P, "", "CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (2)"],
  [
    "the bound of a partition",
    P,
    "CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (2)",
    "CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (3)",
  ],
  [
    "a default partition",
    P,
    "CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (2)",
    "CREATE TABLE q PARTITION OF p DEFAULT",
  ],
  [
    "a detached partition",
    P,
    "CREATE TABLE q (id int, at int, v text)",
    "CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (2)",
  ],
  [
    "a default of a partition",
    `${P}; CREATE TABLE q PARTITION OF p DEFAULT`,
    "",
    "ALTER TABLE q ALTER id SET DEFAULT 5",
  ],
  ["NOT NULL of a partition", `${P}; CREATE TABLE q PARTITION OF p DEFAULT`, "", "ALTER TABLE q ALTER id SET NOT NULL"],
  ["an index of a partition", `${P}; CREATE TABLE q PARTITION OF p DEFAULT`, "", "CREATE INDEX i ON q (id)"],
  [
    "an index without partitions",
    `${P}; CREATE TABLE q PARTITION OF p DEFAULT`,
    "CREATE INDEX i ON p (id)",
    "CREATE INDEX i ON ONLY p (id)",
  ],
];

const COLUMNS: readonly Row[] = [
  ["storage", T, "", alter("ALTER b SET STORAGE external")],
  ["another storage", T, alter("ALTER b SET STORAGE main"), alter("ALTER b SET STORAGE external")],
  ["compression", T, "", alter("ALTER b SET COMPRESSION pglz")],
  ["a statistics target", T, "", alter("ALTER b SET STATISTICS 500")],
  ["no statistics", T, "", alter("ALTER b SET STATISTICS 0")],
  ["an attribute option", T, "", alter("ALTER a SET (n_distinct = -0.5)")],
  ["a collation", "", 'CREATE TABLE t (a text COLLATE "C")', "CREATE TABLE t (a text)"],
  [
    "a stored generated column",
    "",
    "CREATE TABLE t (a int, b int)",
    "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED)",
  ],
  [
    "a virtual generated column",
    "",
    "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED)",
    "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) VIRTUAL)",
    { since: 18 },
  ],
  [
    "the name of NOT NULL",
    "",
    "CREATE TABLE t (a int NOT NULL)",
    "CREATE TABLE t (a int CONSTRAINT must NOT NULL)",
    { since: 18, noDump: "its names are left out, since renames keep them" },
  ],
  [
    "NOT NULL that is not inherited",
    "",
    "CREATE TABLE t (a int NOT NULL)",
    "CREATE TABLE t (a int NOT NULL NO INHERIT)",
    { since: 18 },
  ],
  [
    "NOT NULL that is not valid",
    "CREATE TABLE t (a int)",
    "ALTER TABLE t ADD CONSTRAINT n NOT NULL a",
    "ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID",
    { since: 18 },
  ],
];

const U = "CREATE TABLE u (x int PRIMARY KEY)";

const CONSTRAINTS: readonly Row[] = [
  [
    "a check that is not valid",
    T,
    alter("ADD CONSTRAINT c CHECK (a > 0)"),
    alter("ADD CONSTRAINT c CHECK (a > 0) NOT VALID"),
  ],
  [
    "a check that is not enforced",
    T,
    alter("ADD CONSTRAINT c CHECK (a > 0)"),
    alter("ADD CONSTRAINT c CHECK (a > 0) NOT ENFORCED"),
    { since: 18 },
  ],
  [
    "a check that is not inherited",
    T,
    alter("ADD CONSTRAINT c CHECK (a > 0)"),
    alter("ADD CONSTRAINT c CHECK (a > 0) NO INHERIT"),
  ],
  [
    "a foreign key that is not valid",
    `${U}; ${T}`,
    alter("ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u"),
    alter("ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT VALID"),
  ],
  [
    "a foreign key that is not enforced",
    `${U}; ${T}`,
    alter("ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u"),
    alter("ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT ENFORCED"),
    { since: 18 },
  ],
  [
    "covering columns of a key",
    T,
    alter("ADD CONSTRAINT k UNIQUE (a)"),
    alter("ADD CONSTRAINT k UNIQUE (a) INCLUDE (b)"),
  ],
  [
    "a storage parameter of a key",
    T,
    alter("ADD CONSTRAINT k UNIQUE (a)"),
    alter("ADD CONSTRAINT k UNIQUE (a) WITH (fillfactor = 50)"),
  ],
  [
    "covering columns of an exclusion",
    T,
    alter("ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&)"),
    alter("ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&) INCLUDE (a)"),
  ],
  [
    "the condition of an exclusion",
    T,
    alter("ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&)"),
    alter("ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE (a > 0)"),
  ],
  [
    "a deferrable exclusion",
    T,
    alter("ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&)"),
    alter("ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&) DEFERRABLE"),
  ],
];

const INDEXES: readonly Row[] = [
  ["the method of an index", T, "CREATE INDEX i ON t (a)", "CREATE INDEX i ON t USING hash (a)"],
  ["an operator class", T, "CREATE INDEX i ON t (b)", "CREATE INDEX i ON t (b text_pattern_ops)"],
  [
    "an option of an operator class",
    T,
    "CREATE INDEX i ON t USING gist (to_tsvector('simple', b))",
    "CREATE INDEX i ON t USING gist (to_tsvector('simple', b) tsvector_ops (siglen = 20))",
  ],
  ["the collation of a key", T, "CREATE INDEX i ON t (b)", 'CREATE INDEX i ON t (b COLLATE "C")'],
  ["the direction of a key", T, "CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (a DESC)"],
  ["where NULLs stand", T, "CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (a NULLS FIRST)"],
  ["covering columns", T, "CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (a) INCLUDE (b)"],
  ["a condition", T, "CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (a) WHERE a > 0"],
  ["a storage parameter of an index", T, "CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (a) WITH (fillfactor = 50)"],
  [
    "NULLs that are not distinct",
    T,
    "CREATE UNIQUE INDEX i ON t (b)",
    "CREATE UNIQUE INDEX i ON t (b) NULLS NOT DISTINCT",
    { since: 15 },
  ],
  ["the index of CLUSTER", `${T}; CREATE INDEX i ON t (a)`, "", alter("CLUSTER ON i")],
  [
    "statistics of an expression",
    `${T}; CREATE INDEX i ON t ((a + 1))`,
    "",
    "ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 9",
  ],
];

const TYPES: readonly Row[] = [
  ["the type of a domain", "", "CREATE DOMAIN d AS int", "CREATE DOMAIN d AS bigint"],
  ["the default of a domain", "", "CREATE DOMAIN d AS int", "CREATE DOMAIN d AS int DEFAULT 5"],
  ["NOT NULL of a domain", "", "CREATE DOMAIN d AS int", "CREATE DOMAIN d AS int NOT NULL"],
  ["the collation of a domain", "", "CREATE DOMAIN d AS text", 'CREATE DOMAIN d AS text COLLATE "C"'],
  [
    "a check of a domain",
    "",
    "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0)",
    "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 1)",
  ],
  [
    "the name of a check of a domain",
    "",
    "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0)",
    "CREATE DOMAIN d AS int CONSTRAINT e CHECK (VALUE > 0)",
  ],
  [
    "a check of a domain that is not valid",
    "CREATE DOMAIN d AS int",
    "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0)",
    "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID",
  ],
  [
    "a comment on a check of a domain",
    "CREATE DOMAIN d AS int CONSTRAINT c CHECK (VALUE > 0)",
    "COMMENT ON CONSTRAINT c ON DOMAIN d IS 'a'",
    "COMMENT ON CONSTRAINT c ON DOMAIN d IS 'b'",
  ],
  [
    "the table of statistics in another schema",
    "CREATE SCHEMA s; CREATE TABLE s.t (a int, b int); CREATE SCHEMA r; CREATE TABLE r.t (a int, b int)",
    "CREATE STATISTICS x ON a, b FROM s.t",
    "CREATE STATISTICS x ON a, b FROM r.t",
  ],
  ["a field of a composite type", "", "CREATE TYPE c AS (a int)", "CREATE TYPE c AS (a int, b int)"],
  ["the type of a field", "", "CREATE TYPE c AS (a int)", "CREATE TYPE c AS (a bigint)"],
  ["the collation of a field", "", "CREATE TYPE c AS (a text)", 'CREATE TYPE c AS (a text COLLATE "C")'],
  ["the order of fields", "", "CREATE TYPE c AS (a int, b int)", "CREATE TYPE c AS (b int, a int)"],
  [
    "the subtype of a range",
    "",
    "CREATE TYPE r AS RANGE (subtype = float8)",
    "CREATE TYPE r AS RANGE (subtype = float4)",
  ],
  [
    "the difference of a range",
    "",
    "CREATE TYPE r AS RANGE (subtype = float8)",
    "CREATE TYPE r AS RANGE (subtype = float8, subtype_diff = float8mi)",
  ],
  [
    "the name of a multirange",
    "",
    "CREATE TYPE r AS RANGE (subtype = float8)",
    "CREATE TYPE r AS RANGE (subtype = float8, multirange_type_name = many)",
  ],
  [
    "the locale of a collation",
    "",
    "CREATE COLLATION k (provider = libc, locale = 'C')",
    "CREATE COLLATION k (provider = libc, locale = 'POSIX')",
  ],
];

const VIEWS: readonly Row[] = [
  [
    "a security barrier",
    T,
    "CREATE VIEW v AS SELECT a FROM t",
    "CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t",
  ],
  [
    "the rights of the reader",
    T,
    "CREATE VIEW v AS SELECT a FROM t",
    "CREATE VIEW v WITH (security_invoker) AS SELECT a FROM t",
    { since: 15 },
  ],
  [
    "a local check option",
    T,
    "CREATE VIEW v AS SELECT a FROM t",
    "CREATE VIEW v AS SELECT a FROM t WITH LOCAL CHECK OPTION",
  ],
  [
    "a cascaded check option",
    T,
    "CREATE VIEW v AS SELECT a FROM t WITH LOCAL CHECK OPTION",
    "CREATE VIEW v AS SELECT a FROM t WITH CHECK OPTION",
  ],
  [
    "a materialized view without rows",
    T,
    "CREATE MATERIALIZED VIEW m AS SELECT a FROM t",
    "CREATE MATERIALIZED VIEW m AS SELECT a FROM t WITH NO DATA",
    { noDump: "a dump of the schema alone fills no view" },
  ],
  [
    "a parameter of a materialized view",
    T,
    "CREATE MATERIALIZED VIEW m AS SELECT a FROM t",
    "CREATE MATERIALIZED VIEW m WITH (fillfactor = 50) AS SELECT a FROM t",
  ],
];

const W = "CREATE FOREIGN DATA WRAPPER w";
const S = `${W}; CREATE SERVER s FOREIGN DATA WRAPPER w`;

/** Objects of the database itself have names of their own here, since they outlive a schema. */
const OTHERS: readonly Row[] = [
  ["kinds of statistics", T, "CREATE STATISTICS s ON a, id FROM t", "CREATE STATISTICS s (ndistinct) ON a, id FROM t"],
  ["columns of statistics", T, "CREATE STATISTICS s ON a, id FROM t", "CREATE STATISTICS s ON a, b FROM t"],
  [
    "an expression of statistics",
    T,
    "CREATE STATISTICS s ON a, id FROM t",
    "CREATE STATISTICS s ON a, (id + 1) FROM t",
  ],
  ["the target of statistics", `${T}; CREATE STATISTICS s ON a, id FROM t`, "", "ALTER STATISTICS s SET STATISTICS 10"],
  [
    "the template of a dictionary",
    "",
    "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)",
    "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, LANGUAGE = english)",
  ],
  [
    "an option of a dictionary",
    "",
    "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)",
    "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, STOPWORDS = english)",
  ],
  [
    "a mapping",
    "CREATE TEXT SEARCH CONFIGURATION c (PARSER = default)",
    "",
    "ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH simple",
  ],
  [
    "the order of dictionaries",
    "CREATE TEXT SEARCH CONFIGURATION c (PARSER = default)",
    "ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH simple, english_stem",
    "ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH english_stem, simple",
  ],
];

const DATABASE: readonly Row[] = [
  ["an option of a wrapper", "", W, `${W} OPTIONS (a '1')`],
  [
    "the version of a server",
    W,
    "CREATE SERVER s FOREIGN DATA WRAPPER w",
    "CREATE SERVER s VERSION '1' FOREIGN DATA WRAPPER w",
  ],
  [
    "the type of a server",
    W,
    "CREATE SERVER s FOREIGN DATA WRAPPER w",
    "CREATE SERVER s TYPE 'x' FOREIGN DATA WRAPPER w",
  ],
  ["an option of a server", S, "", "ALTER SERVER s OPTIONS (host 'x')"],
  ["a user of a server", S, "", "CREATE USER MAPPING FOR PUBLIC SERVER s"],
  [
    "an option of a user",
    S,
    "CREATE USER MAPPING FOR PUBLIC SERVER s",
    "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (u 'x')",
  ],
  [
    "an option of a foreign table",
    S,
    "CREATE FOREIGN TABLE f (a int) SERVER s",
    "CREATE FOREIGN TABLE f (a int) SERVER s OPTIONS (t 'x')",
  ],
  [
    "an option of a foreign column",
    S,
    "CREATE FOREIGN TABLE f (a int) SERVER s",
    "CREATE FOREIGN TABLE f (a int OPTIONS (c 'x')) SERVER s",
  ],
  ["all tables of a publication", "", "CREATE PUBLICATION p", "CREATE PUBLICATION p FOR ALL TABLES"],
  ["what a publication sends", "", "CREATE PUBLICATION p", "CREATE PUBLICATION p WITH (publish = 'insert')"],
  [
    "through which table it is sent",
    "",
    "CREATE PUBLICATION p",
    "CREATE PUBLICATION p WITH (publish_via_partition_root)",
  ],
  ["a table of a publication", T, "CREATE PUBLICATION p", "CREATE PUBLICATION p FOR TABLE t"],
  [
    "columns of a publication",
    T,
    "CREATE PUBLICATION p FOR TABLE t",
    "CREATE PUBLICATION p FOR TABLE t (a)",
    { since: 15 },
  ],
  [
    "rows of a publication",
    T,
    "CREATE PUBLICATION p FOR TABLE t",
    "CREATE PUBLICATION p FOR TABLE t WHERE (a > 0)",
    { since: 15 },
  ],
  [
    "a schema of a publication",
    "CREATE SCHEMA x",
    "CREATE PUBLICATION p",
    "CREATE PUBLICATION p FOR TABLES IN SCHEMA x",
    { since: 15 },
  ],
  [
    "generated columns of a publication",
    "",
    "CREATE PUBLICATION p",
    "CREATE PUBLICATION p WITH (publish_generated_columns = stored)",
    { since: 18 },
  ],
];

const CLEAN = "DROP PUBLICATION IF EXISTS p; DROP FOREIGN DATA WRAPPER IF EXISTS w CASCADE";

const pair = ([name, base, a, b, rest]: Row): Pair => ({ name, base, a, b, ...rest });

describe("storage and the rest: no blind spots", async () => {
  const inDatabase = DATABASE.map(([name, base, ...others]): Row => [name, `${CLEAN}; ${base}`, ...others]);
  const rows = [TABLES, PARTITIONS, COLUMNS, CONSTRAINTS, INDEXES, TYPES, VIEWS, OTHERS, inDatabase].flat();
  await pairs(rows.map(pair));
});
