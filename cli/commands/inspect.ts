/**
 * `migr inspect`: a schema as SQL, as models in TypeScript, as JSON, or as a diagram.
 *
 * @module
 */
import { Catalog, changeScript, type Dialect, diff, mermaidOf, renderSchemaModule } from "../../core/mod.ts";
import type { Input } from "../arguments.ts";
import type { Context, Outcome } from "../context.ts";
import { leftOut } from "../output/ignored.ts";
import { Project } from "../project.ts";
import { commonDialect, namedSource, readSources, sourceNotes, watchedShadow } from "../sources.ts";

const FORMATS = ["sql", "ts", "json", "mermaid"] as const;

export async function run(context: Context, input: Input): Promise<Outcome> {
  const { out } = context;
  const format = input.choice("format", FORMATS) ?? "sql";
  const project = await Project.openIfAny(context);
  const source = await namedSource(project, input.args[0] ?? "");
  const dialect = await commonDialect(project, [source], input.choice("dialect", ["postgres", "sqlite"]));
  const shadow = watchedShadow(await project.shadow(dialect), dialect);
  const [read] = await readSources(project, [source], {
    dialect,
    openShadow: shadow.open,
    roles: project.roles(input),
  });
  const catalog = read?.catalog ?? Catalog.EMPTY;
  const notes = read === undefined ? [] : sourceNotes([read], shadow.version());
  const unmodelled = catalog.unmodelled.map(({ kind, name }) => ({ kind, name }));
  for (const note of notes) out.warn(note);
  for (const item of catalog.unmodelled) {
    const why = item.unread === undefined ? ", because migr does not model it" : "";
    out.warn(`left out${why}: ${leftOut(item)}`);
  }
  const text = await textOf(catalog, format, dialect);
  if (format === "sql" && text !== "") out.script(text, dialect);
  else out.print(text.trimEnd());
  const document = { source: source.label, dialect: dialect.name, objects: [...catalog], unmodelled };
  return {
    json: out.json && input.text("format") !== undefined && format !== "json" ? { ...document, text } : document,
    verbatim: true,
  };
}

async function textOf(catalog: Catalog, format: (typeof FORMATS)[number], dialect: Dialect): Promise<string> {
  switch (format) {
    case "sql": {
      const operations = diff(Catalog.EMPTY, catalog, dialect.diffRules);
      return changeScript(await dialect.compile(operations, { catalog: async () => Catalog.EMPTY }), dialect);
    }
    case "ts":
      return renderSchemaModule(catalog, dialect).text;
    case "json":
      return JSON.stringify({ dialect: dialect.name, objects: [...catalog] }, null, 2);
    case "mermaid":
      return mermaidOf(catalog);
  }
}
