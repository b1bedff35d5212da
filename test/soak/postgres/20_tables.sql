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
