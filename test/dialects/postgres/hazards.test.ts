import { describe, expect, it } from "vitest";
import type { Attributes, SchemaObject } from "../../../core/catalog/object.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import type { Operation } from "../../../core/operations/operation.ts";
import { member, object } from "../../support/objects.ts";

const added = (attributes: Attributes<"column">): readonly { level: string }[] =>
  postgres.hazards({ verb: "create", object: member("column", "t", "a", attributes) });

const retyped = (from: string, to: string): string[] =>
  postgres
    .hazards({
      verb: "alter",
      id: member("column", "t", "a", { type: from }).id,
      from: { type: from },
      to: { type: to },
    })
    .map(({ level }) => level);

describe("hazards()", () => {
  it("warns of a NOT NULL column that nothing fills, and says what to do", () => {
    expect(added({ type: "integer", notNull: true })).toEqual([
      {
        level: "caution",
        message: "Fails if the table t has rows: give a a default, or add it nullable, fill it, then set NOT NULL.",
      },
    ]);
    expect(added({ type: "integer", notNull: true, default: "0" })).toEqual([]);
    expect(added({ type: "integer", notNull: true, identity: { generated: "always" } })).toEqual([]);
    expect(added({ type: "integer" })).toEqual([]);
  });

  it("calls dropped rows and values lost", () => {
    expect(postgres.hazards({ verb: "drop", object: object("table", "t", {}) })).toMatchObject([{ level: "lossy" }]);
    expect(postgres.hazards({ verb: "drop", object: member("index", "t", "i", { keys: [] }) })).toEqual([]);
  });

  it("says that a table which inherits keeps its own columns, once for each new parent", () => {
    const parents = (...tables: string[]) => ({ inherits: tables.map((table) => ({ schema: "", table })) });
    const told = (from: Attributes<"table">, to: Attributes<"table">): readonly string[] =>
      postgres.hazards({ verb: "alter", id: object("table", "t", {}).id, from, to }).map(({ message }) => message);
    expect(told({}, parents("p"))).toEqual([expect.stringContaining("dropped from p,")]);
    expect(told(parents("p"), parents("p", "q"))).toEqual([expect.stringContaining("dropped from q,")]);
    expect(told(parents("p"), {})).toEqual([]);
  });

  it("tells a type that holds less from one that holds as much", () => {
    expect(retyped("integer", "bigint")).toEqual([]);
    expect(retyped("character varying(50)", "character varying(100)")).toEqual([]);
    expect(retyped("character varying(50)", "text")).toEqual([]);
    expect(retyped("integer", "text")).toEqual([]);
    expect(retyped("bigint", "integer")).toEqual(["caution"]);
    expect(retyped("character varying(100)", "character varying(50)")).toEqual(["caution"]);
    expect(retyped("text", "integer")).toEqual(["caution"]);
    expect(retyped("numeric(10,2)", "numeric(10,0)")).toEqual(["lossy"]);
    expect(retyped("numeric(10,2)", "numeric(5,2)")).toEqual(["caution"]);
    expect(retyped("timestamp with time zone", "timestamp(0) with time zone")).toEqual(["lossy"]);
    expect(retyped("double precision", "integer")).toEqual(["lossy"]);
  });

  it("tells what values lose inside of composite types and domains", () => {
    const fields = (...types: string[]) => ({ fields: types.map((type, at) => ({ name: `f${at}`, type })) });
    const { id } = object("compositeType", "c", fields("text"));
    const told = (operation: Operation): readonly string[] => postgres.hazards(operation).map(({ level }) => level);
    const change = { from: fields("numeric", "text", "text"), to: fields("integer", "text") };
    expect(told({ verb: "alter", id, ...change })).toEqual(["lossy", "lossy"]);
    const domain = object("domain", "d", { type: "date" }).id;
    const toDate = { from: { type: "timestamp without time zone" }, to: { type: "date" } };
    expect(told({ verb: "alter", id: domain, ...toDate })).toEqual(["lossy"]);
  });

  it("warns of passwords that a revision would hold, in whatever form they are written", () => {
    const told = (operation: Operation): boolean =>
      postgres.hazards(operation).some(({ message }) => message.includes("in clear"));
    const reads = (connection: string): SchemaObject => ({
      ...object("subscription", "news", { connection, publications: ["p"] }),
    });
    expect(told({ verb: "create", object: reads("host=far user=me password=secret") })).toBe(true);
    expect(told({ verb: "create", object: reads("postgres://me:secret@far/app") })).toBe(true);
    expect(told({ verb: "drop", object: reads("host=far password = 's e'") })).toBe(true);
    expect(told({ verb: "create", object: reads("postgres://me@far:5432/app?passfile=/etc/pgpass") })).toBe(false);
    const server = (users: Attributes<"foreignServer">["users"]): SchemaObject =>
      object("foreignServer", "far", { wrapper: "postgres_fdw", ...(users === undefined ? {} : { users }) });
    expect(told({ verb: "create", object: server({ me: { user: "me", password: "secret" } }) })).toBe(true);
    expect(told({ verb: "create", object: server({ me: { user: "me" } }) })).toBe(false);
    const { id } = server(undefined);
    expect(told({ verb: "alter", id, from: {}, to: { users: { me: { password: "secret" } } } })).toBe(true);
  });
});
