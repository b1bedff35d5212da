import { describe, expect, it } from "vitest";
import { parseTarget, secretsOf } from "../../cli/connect.ts";

describe("parseTarget()", () => {
  it.each([
    ["sqlite:./app.db", { client: "sqlite", file: "/p/app.db", label: "sqlite:./app.db" }],
    ["sqlite:///var/app.db", { client: "sqlite", file: "/var/app.db", label: "sqlite:/var/app.db" }],
    ["data/app.sqlite3", { client: "sqlite", file: "/p/data/app.sqlite3", label: "sqlite:./data/app.sqlite3" }],
    ["app.sqlite", { client: "sqlite", file: "/p/app.sqlite", label: "sqlite:./app.sqlite" }],
    ["sqlite::memory:", { client: "sqlite", file: undefined, label: "sqlite::memory:" }],
    ["pglite:./dir", { client: "pglite", folder: "/p/dir", label: "pglite:./dir" }],
    ["pglite:memory", { client: "pglite", folder: undefined, label: "pglite:memory" }],
    [
      "postgres://me:secret@db.example:5433/app?sslmode=require",
      {
        client: "postgres",
        url: "postgres://me:secret@db.example:5433/app?sslmode=require",
        label: "postgres://me@db.example:5433/app",
      },
    ],
  ])("reads %s", (url, target) => {
    expect(parseTarget(url, "/p")).toEqual(target);
  });

  it.each(["mysql://root@x/y", "app", "sqlite:", "pglite:", "http://x/y"])(
    "refuses %s and says what there is",
    (url) => {
      expect(() => parseTarget(url, "/p")).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
    },
  );

  it("secretsOf() knows the password as it is written and as it is meant", () => {
    expect(secretsOf(parseTarget("postgres://me:p%40ss@h/db", "/p"))).toEqual(["p%40ss", "p@ss"]);
  });
});
