/** Base types, conversions and languages that differ in one option are seen to differ, and one becomes the other. */
import { describe } from "vitest";
import { type Pair, pairs } from "./pairs.ts";

const IO = `CREATE TYPE x;
CREATE FUNCTION x_in(cstring) RETURNS x LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION x_out(x) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION x_receive(internal) RETURNS x LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION x_send(x) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend'`;

/** A type with some options, and with others. */
function type(name: string, a: string, b: string): Pair {
  const make = (options: string): string => `${IO}; CREATE TYPE x (INPUT = x_in, OUTPUT = x_out${options})`;
  return { name: `${name} of a base type`, a: make(a), b: make(b) };
}

const BASE_TYPES: readonly Pair[] = [
  type("the function that receives", "", ", RECEIVE = x_receive"),
  type("the function that sends", "", ", SEND = x_send"),
  type("the functions for modifiers", "", ", TYPMOD_IN = varchartypmodin, TYPMOD_OUT = varchartypmodout"),
  type("the function that analyzes", "", ", ANALYZE = range_typanalyze"),
  type("the function for subscripts", "", ", SUBSCRIPT = jsonb_subscript_handler"),
  type("the length", "", ", INTERNALLENGTH = 8"),
  type("how it is passed", ", INTERNALLENGTH = 4", ", INTERNALLENGTH = 4, PASSEDBYVALUE"),
  type("the alignment", "", ", ALIGNMENT = double"),
  type("the storage", ", STORAGE = main", ", STORAGE = external"),
  type("that it is stored elsewhere", "", ", STORAGE = extended"),
  type("the category", "", ", CATEGORY = 'S'"),
  type("the preference", ", CATEGORY = 'q'", ", CATEGORY = 'q', PREFERRED = true"),
  type("the default", ", DEFAULT = 'it''s'", ", DEFAULT = 'a'"),
  type("the element", "", ", ELEMENT = integer, SUBSCRIPT = raw_array_subscript_handler, INTERNALLENGTH = 8"),
  type("the delimiter", "", ", DELIMITER = ';'"),
  type("that it has collations", "", ", COLLATABLE = true"),
  { name: "a type of which there is only a name", a: "", b: "CREATE TYPE x" },
  { name: "a name that becomes a type", a: "CREATE TYPE x", b: `${IO}; CREATE TYPE x (INPUT = x_in, OUTPUT = x_out)` },
];

const conversion = (name: string, a: string, b: string): Pair => ({
  name: `${name} of a conversion`,
  a: `CREATE ${a}`,
  b: `CREATE ${b}`,
});

const CONVERSIONS: readonly Pair[] = [
  conversion(
    "the encodings",
    "CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    "CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1",
  ),
  conversion(
    "the use by default",
    "CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
    "DEFAULT CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
  ),
];

const ANEW = "DROP LANGUAGE IF EXISTS l CASCADE";
const language = (name: string, a: string, b: string): Pair => ({
  name: `${name} of a language`,
  base: ANEW,
  a: `CREATE ${a}`,
  b: `CREATE ${b}`,
  noDump: "it tells no more than the name where the handler is the engine's own",
});

const LANGUAGES: readonly Pair[] = [
  language("the trust", "LANGUAGE l HANDLER plpgsql_call_handler", "TRUSTED LANGUAGE l HANDLER plpgsql_call_handler"),
  language(
    "the function for blocks",
    "LANGUAGE l HANDLER plpgsql_call_handler",
    "LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler",
  ),
  language(
    "the validator",
    "LANGUAGE l HANDLER plpgsql_call_handler",
    "LANGUAGE l HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator",
  ),
];

describe("base types", () => pairs(BASE_TYPES));
describe("conversions", () => pairs(CONVERSIONS));
describe("languages", () => pairs(LANGUAGES));
