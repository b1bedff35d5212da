-- feature: table
-- variant
CREATE TABLE plain$n (id integer, v text);
-- variant
CREATE UNLOGGED TABLE plain$n (id integer, v text, w text);
-- variant
CREATE TABLE plain$n (id integer, v text) WITH (fillfactor = 70, autovacuum_enabled = false);
COMMENT ON TABLE plain$n IS 'Plain';
COMMENT ON COLUMN plain$n.v IS 'It''s a value';
-- variant
CREATE TABLE plain$n (id integer, v text) WITH (fillfactor = 80, toast.autovacuum_enabled = false);
-- variant
CREATE TABLE plain$n ();
-- variant
CREATE UNLOGGED TABLE plain$n (id serial, v text) WITH (toast_tuple_target = 256, parallel_workers = 2, toast.autovacuum_vacuum_threshold = 7);

-- feature: typed table
-- variant
CREATE TYPE person$n AS (name text, born date);
CREATE TABLE people$n OF person$n;
-- variant
CREATE TYPE person$n AS (name text, born date, height integer);
CREATE TABLE people$n OF person$n (PRIMARY KEY (name), born WITH OPTIONS DEFAULT '2000-01-01');
-- variant
CREATE TYPE person$n AS (name text, born date);
CREATE TABLE people$n (name text, born date);

-- feature: unlogged tables that refer to each other
-- variant
CREATE TABLE first$n (id integer PRIMARY KEY);
CREATE TABLE second$n (id integer REFERENCES first$n);
-- variant
CREATE UNLOGGED TABLE first$n (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE second$n (id integer REFERENCES first$n);
-- variant
CREATE TABLE first$n (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE second$n (id integer REFERENCES first$n);

-- feature: replica identity
-- variant
CREATE TABLE replicated$n (id integer PRIMARY KEY, k integer NOT NULL);
ALTER TABLE replicated$n REPLICA IDENTITY FULL;
-- variant
CREATE TABLE replicated$n (id integer PRIMARY KEY, k integer NOT NULL);
ALTER TABLE replicated$n REPLICA IDENTITY NOTHING;
-- variant
CREATE TABLE replicated$n (id integer PRIMARY KEY, k integer NOT NULL);
CREATE UNIQUE INDEX replicated_k$n ON replicated$n (k);
ALTER TABLE replicated$n REPLICA IDENTITY USING INDEX replicated_k$n;
-- variant
CREATE TABLE replicated$n (id integer PRIMARY KEY, k integer NOT NULL);
-- variant
CREATE TABLE replicated$n (id integer PRIMARY KEY, k integer NOT NULL UNIQUE);
ALTER TABLE replicated$n REPLICA IDENTITY USING INDEX replicated$n_k_key;
ALTER TABLE replicated$n CLUSTER ON replicated$n_pkey;

-- feature: clustered index
-- variant
CREATE INDEX clustered$n ON t1 (b);
ALTER TABLE t1 CLUSTER ON clustered$n;
-- variant
CREATE INDEX clustered$n ON t1 (b);

-- feature: partitioned by range
-- variant
CREATE TABLE events$n (at date NOT NULL, v integer) PARTITION BY RANGE (at);
CREATE TABLE events_2025$n PARTITION OF events$n FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- variant
CREATE TABLE events$n (at date NOT NULL, v integer) PARTITION BY RANGE (at);
CREATE TABLE events_2025$n PARTITION OF events$n FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_2026$n PARTITION OF events$n FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE events_rest$n PARTITION OF events$n DEFAULT;
CREATE INDEX events_v$n ON events$n (v);
-- variant
CREATE TABLE events$n (at date NOT NULL, v integer, w text, PRIMARY KEY (at, v)) PARTITION BY RANGE (at);
CREATE TABLE events_2025$n PARTITION OF events$n FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

-- feature: partitioned at two levels
-- variant
CREATE TABLE sales$n (region text, at date) PARTITION BY LIST (region);
CREATE TABLE sales_eu$n PARTITION OF sales$n FOR VALUES IN ('de', 'fr') PARTITION BY RANGE (at);
CREATE TABLE sales_eu_25$n PARTITION OF sales_eu$n FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- variant
CREATE TABLE sales$n (region text, at date) PARTITION BY LIST (region);
CREATE TABLE sales_eu$n PARTITION OF sales$n FOR VALUES IN ('de', 'fr') PARTITION BY RANGE (at);
CREATE TABLE sales_eu_25$n PARTITION OF sales_eu$n FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE sales_eu_26$n PARTITION OF sales_eu$n DEFAULT;
ALTER TABLE sales$n ADD COLUMN amount numeric NOT NULL DEFAULT 0;
-- variant
CREATE TABLE sales$n (region text, at date) PARTITION BY LIST (region);
CREATE TABLE sales_eu$n PARTITION OF sales$n FOR VALUES IN ('de');

-- feature: partitioned at three levels
-- variant
CREATE TABLE world$n (a integer, b integer, c integer) PARTITION BY LIST (a);
CREATE TABLE world_1$n PARTITION OF world$n FOR VALUES IN (1) PARTITION BY RANGE (b);
CREATE TABLE world_1_1$n PARTITION OF world_1$n FOR VALUES FROM (0) TO (10) PARTITION BY HASH (c);
CREATE TABLE world_1_1_0$n PARTITION OF world_1_1$n FOR VALUES WITH (MODULUS 1, REMAINDER 0);
-- variant
CREATE TABLE world$n (a integer, b integer, c integer, d text, PRIMARY KEY (a, b, c)) PARTITION BY LIST (a);
CREATE TABLE world_1$n PARTITION OF world$n FOR VALUES IN (1) PARTITION BY RANGE (b);
CREATE TABLE world_1_1$n PARTITION OF world_1$n FOR VALUES FROM (0) TO (10) PARTITION BY HASH (c);
CREATE TABLE world_1_1_0$n PARTITION OF world_1_1$n FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE world_1_1_1$n PARTITION OF world_1_1$n FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE world_rest$n PARTITION OF world$n DEFAULT;
CREATE INDEX world_d$n ON world$n (d);
CREATE INDEX world_1_d$n ON world_1$n (d DESC);
ALTER TABLE world_1_1_0$n ALTER COLUMN d SET DEFAULT 'own';
-- variant
CREATE TABLE world$n (a integer, b integer, c integer, d text) PARTITION BY LIST (a);
CREATE TABLE world_1$n PARTITION OF world$n FOR VALUES IN (1) PARTITION BY RANGE (b);
CREATE TABLE world_1_1$n (a integer, b integer, c integer, d text) PARTITION BY HASH (c);
CREATE TABLE world_1_1_0$n PARTITION OF world_1_1$n FOR VALUES WITH (MODULUS 1, REMAINDER 0);
ALTER TABLE world_1_1_0$n ADD CONSTRAINT own$n CHECK (c > -1);

-- feature: partition that changes its place
-- variant
CREATE TABLE months$n (at date, v integer) PARTITION BY RANGE (at);
CREATE TABLE month_1$n PARTITION OF months$n FOR VALUES FROM ('2025-01-01') TO ('2025-02-01');
CREATE TABLE month_2$n PARTITION OF months$n FOR VALUES FROM ('2025-02-01') TO ('2025-03-01');
CREATE TABLE others$n (at date, v integer) PARTITION BY RANGE (at);
-- variant
CREATE TABLE months$n (at date, v integer) PARTITION BY RANGE (at);
CREATE TABLE month_1$n PARTITION OF months$n FOR VALUES FROM ('2025-02-01') TO ('2025-03-01');
CREATE TABLE month_2$n PARTITION OF months$n FOR VALUES FROM ('2025-01-01') TO ('2025-02-01');
CREATE TABLE others$n (at date, v integer) PARTITION BY RANGE (at);
-- variant
CREATE TABLE months$n (at date, v integer) PARTITION BY RANGE (at);
CREATE TABLE month_2$n PARTITION OF months$n DEFAULT;
CREATE TABLE others$n (at date, v integer) PARTITION BY RANGE (at);
CREATE TABLE month_1$n PARTITION OF others$n FOR VALUES FROM ('2025-01-01') TO ('2025-02-01');

-- feature: partitioned table with everything
-- variant
CREATE TABLE whole$n (id integer GENERATED BY DEFAULT AS IDENTITY, at date NOT NULL, v integer DEFAULT 1, CONSTRAINT whole_v$n CHECK (v > 0), PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE whole_1$n PARTITION OF whole$n (v DEFAULT 2, CONSTRAINT whole_1_v$n CHECK (v < 99)) FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TABLE t2 ADD COLUMN whole_id$n integer, ADD COLUMN whole_at$n date;
ALTER TABLE t2 ADD CONSTRAINT to_whole$n FOREIGN KEY (whole_id$n, whole_at$n) REFERENCES whole$n;
-- variant
CREATE TABLE whole$n (id integer NOT NULL, at date NOT NULL, v integer, w text GENERATED ALWAYS AS (v::text) STORED, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE whole_1$n PARTITION OF whole$n FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') WITH (fillfactor = 70);
CREATE UNIQUE INDEX whole_v$n ON whole$n (v, at);
-- variant
CREATE TABLE whole$n (id integer, at date, v bigint REFERENCES t1) PARTITION BY RANGE (at, v);
CREATE TABLE whole_1$n PARTITION OF whole$n FOR VALUES FROM ('2025-01-01', MINVALUE) TO ('2026-01-01', MAXVALUE);

-- feature: partitioned by hash
-- variant
CREATE TABLE shards$n (id integer, v text) PARTITION BY HASH (id);
CREATE TABLE shards_0$n PARTITION OF shards$n FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE shards_1$n PARTITION OF shards$n FOR VALUES WITH (MODULUS 2, REMAINDER 1);
-- variant
CREATE TABLE shards$n (id integer, v text) PARTITION BY HASH (id);
CREATE TABLE shards_0$n PARTITION OF shards$n FOR VALUES WITH (MODULUS 2, REMAINDER 0);

-- feature: partition that stands alone
-- variant
CREATE TABLE logs$n (id integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_old$n (id integer, at date);
-- variant
CREATE TABLE logs$n (id integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_old$n (id integer, at date);
ALTER TABLE logs$n ATTACH PARTITION logs_old$n FOR VALUES FROM (MINVALUE) TO ('2025-01-01');

-- feature: inheritance
-- variant
CREATE TABLE parent$n (id integer NOT NULL, v text);
CREATE TABLE child$n (extra text) INHERITS (parent$n);
-- variant
CREATE TABLE parent$n (id integer NOT NULL, v text DEFAULT 'p', CHECK (id > 0));
CREATE TABLE child$n (extra text) INHERITS (parent$n);

-- feature: child that stands alone
-- variant
CREATE TABLE elder$n (id integer NOT NULL, v text);
CREATE TABLE younger$n (id integer NOT NULL, v text, extra text);
-- variant
CREATE TABLE elder$n (id integer NOT NULL, v text DEFAULT 'p', CONSTRAINT positive CHECK (id > 0));
CREATE TABLE younger$n (id integer NOT NULL, v text, extra text, CONSTRAINT positive CHECK (id > 0));
ALTER TABLE younger$n INHERIT elder$n;

-- feature: inheritance from several parents
-- variant
CREATE TABLE mother$n (id integer NOT NULL, m text);
CREATE TABLE father$n (id integer NOT NULL, f text);
CREATE TABLE kid$n (own text) INHERITS (mother$n, father$n);
-- variant
CREATE TABLE mother$n (id integer NOT NULL DEFAULT 1, m text, CONSTRAINT same$n CHECK (id > 0));
CREATE TABLE father$n (id integer NOT NULL, f text, CONSTRAINT same$n CHECK (id > 0));
CREATE TABLE kid$n (own text, m text DEFAULT 'kid', id integer DEFAULT 2) INHERITS (mother$n, father$n);
-- variant
CREATE TABLE mother$n (id integer NOT NULL, m text);
CREATE TABLE father$n (id integer NOT NULL, f text) INHERITS (mother$n);
CREATE TABLE kid$n (own text) INHERITS (father$n);
-- variant
CREATE TABLE mother$n (id integer, m text, n integer);
CREATE TABLE father$n (id integer, f text, CONSTRAINT alone$n CHECK (id > 5) NO INHERIT);
CREATE TABLE kid$n (own text, f text) INHERITS (mother$n);

-- feature: view or table
-- variant
CREATE TABLE either$n (id integer, b text);
-- variant
CREATE VIEW either$n AS SELECT id, b FROM t1;
-- variant
CREATE MATERIALIZED VIEW either$n AS SELECT id, b FROM t1;

-- feature: two tables that refer to each other
-- variant
CREATE TABLE left$n (id integer PRIMARY KEY, r integer);
CREATE TABLE right$n (id integer PRIMARY KEY, l integer REFERENCES left$n);
ALTER TABLE left$n ADD CONSTRAINT left_r$n FOREIGN KEY (r) REFERENCES right$n DEFERRABLE INITIALLY DEFERRED;
-- variant
CREATE TABLE left$n (id integer PRIMARY KEY, r integer);
CREATE TABLE right$n (id integer PRIMARY KEY, l integer);
-- variant
CREATE TABLE left$n (id bigint PRIMARY KEY, r bigint);
CREATE TABLE right$n (id bigint PRIMARY KEY, l bigint REFERENCES left$n ON DELETE CASCADE);
ALTER TABLE left$n ADD CONSTRAINT left_r$n FOREIGN KEY (r) REFERENCES right$n;

-- feature: places
-- variant
CREATE TABLE placed$n (id integer PRIMARY KEY, v text UNIQUE, r int4range, CONSTRAINT placed_r$n EXCLUDE USING gist (r WITH &&));
CREATE INDEX placed_v$n ON placed$n (lower(v));
CREATE MATERIALIZED VIEW placed_kept$n AS SELECT id FROM placed$n;
-- variant
CREATE TABLE placed$n (id integer PRIMARY KEY USING INDEX TABLESPACE soak_fast, v text UNIQUE USING INDEX TABLESPACE soak_fast, r int4range, CONSTRAINT placed_r$n EXCLUDE USING gist (r WITH &&) USING INDEX TABLESPACE soak_fast) TABLESPACE soak_fast;
CREATE INDEX placed_v$n ON placed$n (lower(v)) TABLESPACE soak_fast;
CREATE MATERIALIZED VIEW placed_kept$n TABLESPACE soak_fast AS SELECT id FROM placed$n;
-- variant
CREATE TABLE placed$n (id integer PRIMARY KEY, v text, r int4range, UNIQUE (v, id) USING INDEX TABLESPACE soak_fast) PARTITION BY HASH (id) TABLESPACE soak_fast;
-- variant
CREATE TABLE placed$n (id integer PRIMARY KEY, v text) TABLESPACE soak_fast;
CREATE MATERIALIZED VIEW placed_kept$n AS SELECT id FROM placed$n;
CREATE INDEX placed_v$n ON placed_kept$n (id) TABLESPACE soak_fast;

-- feature: access methods
-- variant
CREATE TABLE kept_by$n (id integer, v text);
CREATE MATERIALIZED VIEW kept_by_view$n AS SELECT id FROM t1;
-- variant since 15
CREATE TABLE kept_by$n (id integer, v text) USING soak_heap;
CREATE MATERIALIZED VIEW kept_by_view$n USING soak_heap AS SELECT id FROM t1;
-- variant
CREATE TABLE kept_by$n (id integer, v text);
CREATE MATERIALIZED VIEW kept_by_view$n USING soak_heap AS SELECT id FROM t1;
CREATE INDEX kept_by_index$n ON kept_by_view$n (id);
