/**
 * The part of the dialect that running SQL revisions needs: no introspection, no compilation.
 *
 * @module
 */
import type { RunDialect } from "../dialect.ts";
import { inline, literal, placeholder, quote } from "./quote.ts";
import { session } from "./session.ts";
import { split } from "./split.ts";

export const runDialect: RunDialect = { name: "sqlite", quote, literal, placeholder, split, inline, session };

export { runDialect as sqlite };
