/**
 * A schema that is larger than its frame.
 */
import { expect, it } from "vitest";
import { eventually, inBrowser } from "./visitor.ts";

/** Each refers to the one before: the diagram is as long as the chain. */
const TABLES = Array.from({ length: 12 }, (_, at) => {
  const parent = at === 0 ? "" : `, parent integer REFERENCES t${at - 1} (id)`;
  return `CREATE TABLE t${at} (id integer PRIMARY KEY, name text, made text${parent});`;
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const right = ({ x, width }: Box): number => x + width;
const foot = ({ y, height }: Box): number => y + height;

inBrowser("the diagram", ({ arrive }) => {
  it("shows all tables of a large schema after Fit", async () => {
    const visitor = await arrive();
    const text = `-- all\n-- revision: aaaa\n-- down-revision:\n\n-- migr: upgrade\n${TABLES.join("\n")}\n\n-- migr: downgrade\n`;
    await visitor.openProject({ files: { "migrations/versions/aaaa.sql": text } });
    await visitor.button("Upgrade").click();
    await visitor.standsAt("aaaa");
    await visitor.object("table:t11").waitFor({ state: "attached" });
    await visitor.button("Fit").click();
    const frame = await visitor.page.locator(".result-panel").boundingBox();
    if (frame === null) throw new Error("There is no diagram.");
    await eventually(async () => {
      for (const name of ["t0", "t5", "t11"]) {
        const box = await visitor.object(`table:${name}`).boundingBox();
        const corners =
          box === null ? [] : [box.x - frame.x, box.y - frame.y, right(frame) - right(box), foot(frame) - foot(box)];
        expect(Math.min(...corners), name).toBeGreaterThanOrEqual(0);
      }
    }, 10_000);
  });
});
