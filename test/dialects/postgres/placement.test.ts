import { chown, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgresClient from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessOn, expectPassage } from "./access.ts";

const SPACE = "placement_space";

/** Where things can be: one variant of the same schema for each list of places. */
interface Places {
  readonly table?: string;
  readonly index?: string;
  readonly method?: string;
  readonly partitioned?: string;
}

const schema = ({ table = "", index = "", method = "", partitioned = "" }: Places): string => {
  const using = index === "" ? "" : `USING INDEX ${index}`;
  return `CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
  CREATE TABLE t (a integer PRIMARY KEY ${using}, b integer UNIQUE ${using},
    EXCLUDE USING gist (int4range(a, b) WITH &&) ${using}) ${method} ${table};
  CREATE INDEX t_b ON t (b) ${index};
  CREATE MATERIALIZED VIEW v ${method} ${table} AS SELECT a FROM t;
  CREATE INDEX v_a ON v (a) ${index};
  CREATE TABLE p (a integer) PARTITION BY RANGE (a) ${partitioned} ${table};
  CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (9) ${method} ${table};
  CREATE INDEX p_a ON p (a) ${index};
  CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (19) ${method} ${table};`;
};

const IN_SPACE: Places = { table: `TABLESPACE ${SPACE}`, index: `TABLESPACE ${SPACE}` };

for (const major of [14, 18] as const) {
  const passage = await accessOn(major, "placement_");
  describe.skipIf(passage === undefined)(`tablespaces and access methods on PostgreSQL ${major}`, () => {
    let folder: string;
    const admin = async (sql: string): Promise<readonly Record<string, unknown>[]> => {
      const client = postgresClient(passage?.server.url ?? "", { max: 1, onnotice: () => {} });
      try {
        return await client.unsafe(sql);
      } finally {
        await client.end({ timeout: 5 });
      }
    };
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "migr-space-"));
      const [row] = await admin("SHOW data_directory");
      const { uid, gid } = await stat(String(row?.data_directory));
      if (process.getuid?.() === 0) await chown(folder, uid, gid);
      await admin(`CREATE TABLESPACE ${SPACE} LOCATION '${folder}'`);
    });
    afterAll(async () => {
      await admin(`DROP TABLESPACE IF EXISTS ${SPACE}`);
      await rm(folder, { recursive: true, force: true });
    });

    it("everything moves to another tablespace in place, and back", async () => {
      const statements = await expectPassage(passage, schema({}), schema(IN_SPACE));
      expect(statements.filter((sql) => !/ SET TABLESPACE (placement_space|pg_default)$/.test(sql))).toEqual([]);
    });

    it("everything is made where it shall be, also where its parent is elsewhere", async () => {
      await expectPassage(
        passage,
        "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler",
        `${schema(IN_SPACE)} CREATE TABLE p3 PARTITION OF p FOR VALUES FROM (20) TO (29) TABLESPACE pg_default;
         ALTER INDEX p3_a_idx SET TABLESPACE pg_default;`,
      );
    });

    const other: Places = { method: "USING heap2", ...(major < 17 ? {} : { partitioned: "USING heap2" }) };
    if (major >= 15) {
      it("tables and materialized views change their access method in place", async () => {
        const statements = await expectPassage(passage, schema({}), schema(other));
        expect(statements.filter((sql) => !/ SET ACCESS METHOD /.test(sql))).toEqual([]);
      });
    } else {
      it("a table's access method cannot change, which is said", async () => {
        await expect(passage?.go(schema({}), schema(other))).rejects.toThrow(
          "Changing the access method of the table t before version 15 is not possible in PostgreSQL.",
        );
      });
    }
    if (major >= 17) {
      it("a partition need not have the access method of its table", async () => {
        const parent = `CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
          CREATE TABLE p (a integer) PARTITION BY RANGE (a) USING heap2;`;
        await expectPassage(
          passage,
          parent,
          `${parent} CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (9) USING heap;
           CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (19);`,
        );
      });
    }
  });
}
