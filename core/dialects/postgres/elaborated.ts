/**
 * Attributes whose text only PostgreSQL itself can bring into normal form.
 *
 * @module
 */
import type { Dialect } from "../dialect.ts";

export const elaborated: Dialect["elaborated"] = {
  column: ["default", "generated"],
  check: ["expression"],
  exclusion: ["elements", "where"],
  table: ["partitionBy", "partitionOf"],
  domain: ["default", "checks"],
  rangeType: ["definition"],
  statistics: ["keys"],
  publicationTable: ["where"],
  index: ["keys", "where"],
  view: ["definition", "defaults"],
  materializedView: ["definition"],
  trigger: ["definition"],
  rule: ["definition"],
  policy: ["using", "check"],
  function: ["parameters", "returns", "sql"],
  procedure: ["parameters", "sql"],
  aggregate: ["definition"],
  operator: ["definition"],
  operatorClass: ["definition"],
  cast: ["definition"],
  transform: ["definition"],
  conversion: ["definition"],
  language: ["definition"],
  accessMethod: ["definition"],
  eventTrigger: ["definition"],
};
