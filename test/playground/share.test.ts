/**
 * Share links: what is put in comes out, in few characters, and what is damaged is said.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pack, unpack } from "../../playground/project/deflate.ts";
import type { Project } from "../../playground/project/project.ts";
import { packProject, unpackProject } from "../../playground/project/share.ts";
import { exampleProject } from "./projects.ts";

describe("pack()", () => {
  it("is read back by unpack(), whatever the text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 500 }), async (text) => {
        expect(await unpack(await pack(text))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it("uses only characters that a URL takes as they are", async () => {
    expect(await pack("Größe ÷ 3 = ✓\n".repeat(50))).toMatch(/^1\.[\w-]+$/);
  });
});

describe("unpack()", () => {
  it("notices every text that was cut", async () => {
    const packed = await pack("op.createTable('users')\n".repeat(20));
    for (let length = 0; length < packed.length; length++) {
      await expect(unpack(packed.slice(0, length)), `${length} characters`).rejects.toThrow(/damaged/);
    }
  });

  it("never takes a changed text for another one", async () => {
    const text = "A project that somebody worked on for an evening.";
    const packed = await pack(text);
    for (let at = 2; at < packed.length; at++) {
      const changed = `${packed.slice(0, at)}${packed[at] === "A" ? "B" : "A"}${packed.slice(at + 1)}`;
      // The last bits of a stream may be padding.
      const read = await unpack(changed).catch((error: Error) => error.message);
      expect(read === text || /damaged/.test(read), changed).toBe(true);
    }
  });

  it("says that a link is newer than the page", async () => {
    await expect(unpack("2.abcdef")).rejects.toThrow(/newer version/);
  });
});

describe("packProject()", () => {
  it("gives back files, engine and position, but nobody's trust", async () => {
    const project: Project = { ...exampleProject("two-heads"), position: ["51d7c03a9e62"], engine: "postgres" };
    const read = await unpackProject(await packProject(project));
    expect(read).toMatchObject({ name: project.name, engine: "postgres", position: ["51d7c03a9e62"] });
    expect(read.files).toEqual(project.files);
    expect(read).toMatchObject({ origin: "shared", trusted: false });
  });

  it("keeps paths and texts that look like nothing usual", async () => {
    const files = {
      "db/0001.sql": "-- revision: 1\r\n-- down-revision:\r\n",
      "migrations/versions/ae10_other_name.ts": '/** a name */\nexport const revision = "ae10";\n',
      "a b.txt": "",
    };
    const layout = { versions: ["db"], models: ["models/a.ts"], seed: "seed.sql" };
    const read = await unpackProject(await packProject({ ...exampleProject("library"), files, layout }));
    expect(read.files).toEqual(files);
    expect(read.layout).toEqual(layout);
  });

  it("fits a project of ten revisions into a link of 2,000 characters", async () => {
    const project = exampleProject("shop");
    expect(Object.keys(project.files).filter((path) => path.includes("/versions/"))).toHaveLength(10);
    const link = `https://migr.example.org/playground/#project=${await packProject(project)}`;
    expect(link.length).toBeLessThanOrEqual(2000);
  });
});

describe("unpackProject()", () => {
  it("refuses paths that lead out of the project", async () => {
    const packed = await pack(["name", "s", "", "", "", "../../etc/passwd", "text"].join("\0"));
    await expect(unpackProject(packed)).rejects.toThrow(/holds no project/);
  });
});
