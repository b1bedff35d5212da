import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_FILE_NAME, revisionFileName, slugOf } from "../../core/revisions/file_name.ts";
import { failure } from "./support.ts";

const date = new Date("2026-03-04T05:06:07Z");

describe("slugOf()", () => {
  it.each([
    ["Add age to users.", "add_age_to_users"],
    ["Füge Straße hinzu – Œuvre, Łódź!", "fuge_strasse_hinzu_oeuvre_lodz"],
    ["don't drop user's table", "dont_drop_users_table"],
    ["create the table of all the customers everywhere", "create_the_table_of_all_the_customers"],
    ["x".repeat(60), "x".repeat(40)],
    ["../../etc/passwd", "etc_passwd"],
    ["пользователи", ""],
  ])("makes %j into %j", (message, slug) => {
    expect(slugOf(message)).toBe(slug);
  });

  it("is a clean file name of at most 40 characters, whatever the message", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        (message) => /^(?:[a-z0-9]+(?:_[a-z0-9]+)*)?$/.test(slugOf(message)) && slugOf(message).length <= 40,
      ),
    );
  });
});

describe("revisionFileName()", () => {
  it.each([
    [DEFAULT_FILE_NAME, "add_age", "ae10_add_age"],
    [DEFAULT_FILE_NAME, "", "ae10"],
    ["<slug>-<id>", "", "ae10"],
    ["<year><month><day>T<hour><minute><second>_<id>", "x", "20260304T050607_ae10"],
    ["<epoch>.<id>", "x", "1772600767.ae10"],
  ])("fills %s with %j", (template, slug, name) => {
    expect(revisionFileName(template, { id: "ae10", slug, date })).toBe(name);
  });

  it.each([
    ["<slug>", "no <id>"],
    ["<id>_<slgu>", "Did you mean <slug>?"],
    ["<year>/<id>", "recursiveVersions"],
    ["<id>:<slug>", "cannot have"],
  ])("refuses %s", (template, says) => {
    const error = failure(() => revisionFileName(template, { id: "ae10", slug: "x", date }));
    expect(error.code).toBe("CONFIG_INVALID");
    expect(error.text).toContain(says);
  });

  it("shows the clock of the time zone that it is told", () => {
    const parts = { id: "ae10", slug: "", date: new Date("2026-03-04T23:30:00Z") };
    const template = "<year>-<month>-<day>_<hour><minute>_<id>";
    expect(revisionFileName(template, parts)).toBe("2026-03-04_2330_ae10");
    expect(revisionFileName(template, { ...parts, timeZone: "Asia/Tokyo" })).toBe("2026-03-05_0830_ae10");
  });

  it("has folders where they are allowed, and never leaves the folder of the revisions", () => {
    const parts = { id: "ae10", slug: "add_age", date };
    expect(revisionFileName("<year>/<month>/<id>_<slug>", parts, { folders: true })).toBe("2026/03/ae10_add_age");
    expect(revisionFileName("../../<id>", parts, { folders: true })).toBe("ae10");
  });
});
