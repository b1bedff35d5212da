/**
 * The part of the dialect that running revisions needs, in SQL and in TypeScript: what it compiles needs no
 * look at the schema.
 *
 * @module
 */
import type { CodeDialect } from "../dialect.ts";
import { RULES } from "./rules/mod.ts";
import { postgresWith } from "./with.ts";

/** PostgreSQL for `migr/edge`, with the rules of all kinds of objects. `migr/postgres/rules` has them one by one. */
export const postgres: CodeDialect = postgresWith(RULES);
