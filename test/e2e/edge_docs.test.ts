import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../support/imports.ts";

it("docs/edge.md shows the programs as they are tested", () => {
  const page = readFileSync(join(ROOT, "docs/edge.md"), "utf8");
  const folder = join(ROOT, "test/e2e/edge");
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
    expect(page, name).toContain(`\`\`\`js\n${readFileSync(join(folder, name), "utf8")}\`\`\`\n`);
  }
});
