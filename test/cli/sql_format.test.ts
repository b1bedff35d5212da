import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { TestProject } from "./project.ts";

it("refuses to write SQL whose statements cannot share a transaction, and says what can", {
  timeout: 90_000,
}, async () => {
  const project = new TestProject();
  /** A process loads a file once, so each model has its own, and its own configuration. */
  const model = (name: string, values: string, fallback: string): string[] => {
    project.write(`${name}.config.ts`, `export default { url: "pglite:./pgdata", models: "./${name}.ts" };`);
    project.write(
      `${name}.ts`,
      `import { enumType, table } from "migr/schema";
       export const mood = enumType("mood", ${values});
       export const t = table("t", { m: mood().default("${fallback}") });`,
    );
    return ["--config", `${name}.config.ts`];
  };
  const write = ["revision", "--autogenerate", "--format", "sql", "-m"];
  const one = model("first", '["a"]', "a");
  expect((await project.run([...write, "one", ...one])).code).toBe(0);
  expect((await project.run(["upgrade", ...one])).code).toBe(0);
  const refused = await project.run([...write, "two", ...model("second", '["a", "b"]', "b")]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/outside of the transaction[\s\S]*--format ts/);
  expect(readdirSync(project.path("migrations/versions")).filter((file) => file.includes("two"))).toEqual([]);
});
