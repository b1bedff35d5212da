import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../cli/commands/mod.ts";
import { migr } from "./fake_host.ts";

describe("help", () => {
  it("names every command", async () => {
    const { stdout, code } = await migr(["--help"]);
    expect(COMMANDS.filter(({ name }) => !stdout.includes(`  ${name}`)).map(({ name }) => name)).toEqual([]);
    expect(code).toBe(0);
  });

  it.each(COMMANDS.map(({ name }) => name))("explains %s, with its options and an example", async (name) => {
    const { stdout, code } = await migr([name, "--help"]);
    const spec = COMMANDS.find((item) => item.name === name);
    for (const { flags } of spec?.options ?? []) expect(stdout).toContain(flags);
    expect(stdout).toContain(`  ${spec?.examples[0]?.[0]}`);
    expect(code).toBe(0);
  });

  it("keeps within 120 columns", async () => {
    const pages = [await migr(["--help"]), ...(await Promise.all(COMMANDS.map(({ name }) => migr(["help", name]))))];
    const wide = pages.flatMap(({ stdout }) => stdout.split("\n")).filter((line) => line.length > 120);
    expect(wide).toEqual([]);
  });

  it("is coloured on terminals only, and never against NO_COLOR or --no-color", async () => {
    const coloured = async (...[args, options]: Parameters<typeof migr>): Promise<boolean> =>
      (await migr(args, options)).stdout.includes("\x1b[");
    expect(await coloured(["--help"], { interactive: true })).toBe(true);
    expect(await coloured(["--help"])).toBe(false);
    expect(await coloured(["--help", "--no-color"], { interactive: true })).toBe(false);
    expect(await coloured(["--help"], { interactive: true, env: { NO_COLOR: "1" } })).toBe(false);
  });
});
