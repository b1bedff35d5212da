/** Expected forms: Mermaid's grammar of entity-relationship diagrams (its page on them, and the tokens of its parser). */
import { describe, expect, it } from "vitest";
import { Catalog } from "../../core/catalog/catalog.ts";
import { type SchemaObject, schemaObject } from "../../core/catalog/object.ts";
import { mermaidOf } from "../../core/render/mermaid.ts";

/** What may be quoted, and what may stand without quotes. */
const ENTITY = String.raw`(?:"[^"%\r\n\v\x08\\]+"|(?!(?:style|class|classDef|subgraph|end|one|many|to|erDiagram) )[A-Za-z_]\w*)`;
const WORD = String.raw`(?![PFUpfu][Kk]\b)[A-Za-z_\u00c0-\uffff][\w\-[\]()\u00c0-\uffff]*`;
const LINES = [
  "erDiagram",
  `  ${ENTITY} \\{`,
  `    ${WORD} ${WORD}(?: (?:PK|FK|UK)(?:, (?:PK|FK|UK))*)?(?: "[^"]*")?`,
  "  \\}",
  `  ${ENTITY} [|}]o--(?:\\|\\||o\\|) ${ENTITY} : "[^"\n]*"`,
].map((form) => new RegExp(`^${form}$`));

const NAMES = [
  'say "hi"',
  "50%",
  "a\\b",
  "two\nlines",
  "end",
  "To",
  "pk",
  "FK-2",
  "1st",
  "größe",
  "{}",
  "a.b",
  "\u001b[31m",
];

function table(name: string): SchemaObject[] {
  const column = { kind: "column", schema: "", table: name, name } as const;
  const key = { kind: "foreignKey", schema: "", table: name, name: "key" } as const;
  const references = { schema: "", table: name, columns: [name] };
  return [
    schemaObject({ kind: "table", schema: "", name }, {}),
    schemaObject(column, { type: 'numeric(10,2)[] "odd"' }),
    schemaObject(key, { columns: [name], references }),
  ] as SchemaObject[];
}

describe("mermaidOf()", () => {
  it.each(NAMES)("writes what Mermaid reads for tables and columns called %j", (name) => {
    const lines = mermaidOf(Catalog.of(table(name)))
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(5);
    for (const [at, form] of LINES.entries()) expect(lines[at]).toMatch(form);
  });

  it("leaves letters of all languages, and names that need no quotes, as they are", () => {
    const text = mermaidOf(Catalog.of([...table("größe"), ...table("users")]));
    expect(text).toContain('"größe" {');
    expect(text).toContain("_ größe FK");
    expect(text).toContain("  users {");
  });
});
