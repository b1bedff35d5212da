import { expectTypeOf, it } from "vitest";
import {
  type AnyColumn,
  boolean,
  enumType,
  integer,
  jsonb,
  sql,
  type TableColumn,
  table,
  text,
  timestamptz,
  unique,
} from "../../core/models/mod.ts";

const users = table("users", { id: integer(), fullName: text() }, (t) => [unique(t.id, t.fullName)]);

it("table() has its columns as properties", () => {
  expectTypeOf(users.id).toEqualTypeOf<TableColumn>();
  expectTypeOf<keyof typeof users & string>().toEqualTypeOf<"id" | "fullName">();
  // @ts-expect-error there is no such column
  users.name;
  // @ts-expect-error nor in the list of constraints
  table("t", { id: integer() }, (t) => [unique(t.name)]);
});

it("default() takes values of the column's type", () => {
  const mood = enumType("mood", ["happy", "sad"]);
  mood().default("happy");
  integer().default(1n);
  integer().array().default([1, 2]);
  timestamptz().default(sql`now()`);
  timestamptz().default(new Date(0));
  jsonb<{ theme: string }>().default({ theme: "dark" });
  // @ts-expect-error not a number
  integer().default("1");
  // @ts-expect-error not a value of the enum
  mood().default("angry");
  // @ts-expect-error not of that shape
  jsonb<{ theme: string }>().default({ them: "dark" });
  // @ts-expect-error not a boolean
  boolean().default(0);
});

it("references() allows tables in a circle", () => {
  const employees = table("employees", {
    id: integer().primaryKey(),
    boss: integer().references((): AnyColumn => employees.id),
  });
  expectTypeOf(employees.boss).toEqualTypeOf<TableColumn>();
});
