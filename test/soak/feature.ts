/**
 * Features of a schema, as files of SQL: each feature says in a few variants what it may look like. A schema is a choice of
 * features and variants; a change of a schema is another choice. So every kind of object is reached in every direction
 * without a line of code per kind.
 *
 *     -- feature: policy
 *     -- variant
 *     CREATE POLICY seen$n ON t2 USING (id > 0);
 *     -- variant since 15
 *     …
 *
 * `$n` is replaced by the number of the feature's copy, so that a schema may have several.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Engine = "postgres" | "sqlite";

export interface Variant {
  readonly sql: string;
  /** The first major of PostgreSQL that has it. */
  readonly since: number;
}

export interface Feature {
  readonly name: string;
  /** The file that it stands in. */
  readonly file: string;
  /** `base`: each schema has one variant of it. */
  readonly base: boolean;
  readonly variants: readonly Variant[];
}

const HEADING = /^-- (feature|base): (.*?)(?: since (\d+))?$/;
const VARIANT = /^-- variant(?: since (\d+))?$/;

/**
 * The features of an engine, in the order in which a schema is built.
 *
 * @param has whether a server has a variant
 */
export function featuresOf(engine: Engine, has: (variant: Variant) => boolean): Feature[] {
  const folder = join(import.meta.dirname, engine);
  const files = readdirSync(folder).sort();
  return files
    .flatMap((file) => parseFeatures(readFileSync(join(folder, file), "utf8"), file))
    .map((feature) => ({ ...feature, variants: feature.variants.filter(has) }))
    .filter((feature) => feature.variants.length > 0);
}

function parseFeatures(text: string, file: string): Feature[] {
  const features: (Omit<Feature, "variants"> & { since: number; variants: { sql: string; since: number }[] })[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const heading = HEADING.exec(line);
    const variant = VARIANT.exec(line);
    const feature = features.at(-1);
    if (heading !== null) {
      features.push({
        name: heading[2] ?? "",
        file,
        base: heading[1] === "base",
        since: Number(heading[3] ?? 0),
        variants: [],
      });
    } else if (feature !== undefined && variant !== null) {
      feature.variants.push({ sql: "", since: Number(variant[1] ?? feature.since) });
    } else if (feature?.variants.length) {
      const last = feature.variants.at(-1) as { sql: string };
      last.sql += `${line}\n`;
    } else if (line !== "" && !line.startsWith("-- ")) {
      throw new Error(`${file}:${index + 1} belongs to no variant: ${line}`);
    }
  }
  return features;
}
