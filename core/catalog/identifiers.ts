/**
 * The identifiers in a piece of SQL, found without understanding it: enough to follow a rename through an expression
 * and to see which columns it mentions. Comparison is all this is for; nothing that is executed is made of it.
 *
 * @module
 */

/** A string literal (in dollars, too), a quoted identifier, a bare word (with what follows, to tell functions apart), or anything else. */
const TOKEN =
  /'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|\[([^\]]*)\]|([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)(?=(\s*\()?)|[\s\S]/g;

const SIMPLE = /^[a-z_][a-z0-9_]*$/;

/** A name as PostgreSQL prints it: in quotes where it would be read otherwise; keywords aside. */
export function quotedName(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A name without the quotes that it may stand in. */
export function unquotedName(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

/** A name in the form in which names that SQLite takes for one are equal: ASCII letters of either case are the same. */
export function foldName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const QUALIFIED = /^"((?:[^"]|"")+)"\."((?:[^"]|"")+)"$/;

/** The schema and name of a collation as attributes say it: bare in the default schema, otherwise `"schema"."name"`. */
export function collationParts(collation: string): { readonly schema: string; readonly name: string } {
  const [, schema = "", name = collation] = QUALIFIED.exec(collation) ?? [];
  return { schema: schema.replaceAll('""', '"'), name: schema === "" ? name : name.replaceAll('""', '"') };
}

/** What attributes say for a collation. */
export function collationText({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return schema === "" ? name : [schema, name].map((part) => `"${part.replaceAll('"', '""')}"`).join(".");
}

/**
 * Replaces the identifiers of an expression.
 *
 * @param replace gets each identifier (bare words folded to lower case) and gives its new name, or `undefined` to keep it.
 * @example replaceIdentifiers("lower(name) <> 'name'", (n) => (n === "name" ? "full_name" : undefined))
 * // "lower(full_name) <> 'name'"
 */
export function replaceIdentifiers(expression: string, replace: (name: string) => string | undefined): string {
  return rewrite(expression, (name, isCall) => (isCall ? undefined : replace(name)));
}

/** Replaces the names of the functions that an expression calls. */
export function replaceCalls(expression: string, replace: (name: string) => string | undefined): string {
  return rewrite(expression, (name, isCall) => (isCall ? replace(name) : undefined));
}

function rewrite(expression: string, replace: (name: string, isCall: boolean) => string | undefined): string {
  return expression.replace(
    TOKEN,
    (
      token: string,
      _tag?: string,
      doubled?: string,
      ticked?: string,
      bracketed?: string,
      word?: string,
      call?: string,
      at?: number,
    ) => {
      const name = identifierOf(doubled, ticked, bracketed, word);
      if (name === undefined) return token;
      const isCall = call !== undefined || (word === undefined && expression.charAt((at ?? 0) + token.length) === "(");
      const renamed = replace(name, isCall);
      if (renamed === undefined) return token;
      return SIMPLE.test(renamed) ? renamed : `"${renamed.replaceAll('"', '""')}"`;
    },
  );
}

/** The set of identifiers that an expression mentions; bare words are folded to lower case. */
export function identifiersIn(expression: string): ReadonlySet<string> {
  const found = new Set<string>();
  replaceIdentifiers(expression, (name) => {
    found.add(name);
    return undefined;
  });
  return found;
}

/** The set of functions that an expression calls. */
export function callsIn(expression: string): ReadonlySet<string> {
  const found = new Set<string>();
  replaceCalls(expression, (name) => {
    found.add(name);
    return undefined;
  });
  return found;
}

function identifierOf(
  doubled: string | undefined,
  ticked: string | undefined,
  bracketed: string | undefined,
  word: string | undefined,
): string | undefined {
  if (doubled !== undefined) return doubled.replaceAll('""', '"');
  if (ticked !== undefined) return ticked.replaceAll("``", "`");
  if (bracketed !== undefined) return bracketed;
  return word?.toLowerCase();
}
