/**
 * The kinds of objects that a revision in TypeScript may be about, read from its text: nothing of it is run, so what it
 * does on another day or with other rows is seen as well.
 *
 * @module
 */
import { CONSTRAINT_KINDS, KINDS, type ObjectKind } from "../catalog/object.ts";
import type { Operations } from "../operations/facade.ts";
import { scanModule, type Token } from "./module_scanner.ts";

/** Verbs that take any kind. */
type AnyKind = "create" | "alter" | "drop" | "rename";
/** Verbs that are about rows or statements, and what is no verb. */
type NoKind = "execute" | "insert" | "query" | "dialect" | "arguments";

/** What each verb may note; a forgotten one is a compile error. */
const BY_VERB: { readonly [V in Exclude<keyof Operations, AnyKind | NoKind>]: readonly ObjectKind[] } = {
  createTable: ["table", "column", ...CONSTRAINT_KINDS],
  dropTable: ["table"],
  renameTable: ["table"],
  alterTable: ["table"],
  addColumn: ["column"],
  dropColumn: ["column"],
  alterColumn: ["column"],
  renameColumn: ["column"],
  createIndex: ["index"],
  dropIndex: ["index"],
  renameIndex: ["index"],
  createPrimaryKey: ["primaryKey"],
  createUnique: ["unique"],
  createCheck: ["check"],
  createForeignKey: ["foreignKey"],
  createExclusion: ["exclusion"],
  dropConstraint: CONSTRAINT_KINDS,
  renameConstraint: CONSTRAINT_KINDS,
  createView: ["view"],
  dropView: ["view"],
  createMaterializedView: ["materializedView"],
  dropMaterializedView: ["materializedView"],
  createEnum: ["enum"],
  dropEnum: ["enum"],
  alterEnum: ["enum"],
  createSequence: ["sequence"],
  alterSequence: ["sequence"],
  dropSequence: ["sequence"],
  createSchema: ["schema"],
  dropSchema: ["schema"],
  createTrigger: ["trigger"],
  dropTrigger: ["trigger"],
  // Tables and columns may have one, too.
  comment: ["comment"],
};

const ANY_KIND: ReadonlySet<string> = new Set<AnyKind>(["create", "alter", "drop", "rename"]);

/** What a revision may do. */
export interface KindsUsed {
  readonly kinds: ReadonlySet<ObjectKind>;
  /** Verbs that are called or mentioned. */
  readonly verbs: ReadonlySet<string>;
  /** Where the text does not tell: the line, and what stands there. */
  readonly open: readonly { readonly line: number; readonly what: string }[];
}

/**
 * Reads which kinds of objects a revision may be about: more than it is, but never fewer, as long as `open` is empty.
 *
 * @example kindsUsed(`export function upgrade(op) { op.dropView("v"); op.create("policy", …) }`).kinds // view, policy
 */
export function kindsUsed(text: string): KindsUsed {
  const tokens = [...scanModule(text)];
  const kinds = new Set<ObjectKind>();
  const verbs = new Set<string>();
  const open: { line: number; what: string }[] = [];
  const names = namesOfOp(tokens);
  for (const [at, token] of tokens.entries()) {
    const { value, line } = token;
    if (token.kind === "word" || token.kind === "text") {
      for (const kind of Object.hasOwn(BY_VERB, value) ? BY_VERB[value as keyof typeof BY_VERB] : []) kinds.add(kind);
      if (Object.hasOwn(BY_VERB, value)) verbs.add(value);
    }
    if (isAnyKind(tokens, at)) {
      const kind = literalArgument(tokens, at);
      if (kind === undefined) open.push({ line, what: `the kind that ${value}() is given` });
      else kinds.add(kind);
      verbs.add(value);
    } else if (token.kind === "word" && names.has(value) && isComputed(tokens, at)) {
      open.push({ line, what: `the verb in ${value}[…]` });
    } else if (token.kind === "word" && value === "import" && tokens[at + 1]?.value === "(") {
      open.push({ line, what: "what import() brings" });
    }
  }
  return { kinds, verbs, open };
}

/** What `upgrade` and `downgrade` call their `op`. */
function namesOfOp(tokens: readonly Token[]): ReadonlySet<string> {
  const names = tokens.flatMap(({ kind, value }, at) => {
    if (kind !== "word" || (value !== "upgrade" && value !== "downgrade")) return [];
    const bracket = tokens.slice(at + 1, at + 5).findIndex((token) => token.value === "(");
    const name = bracket === -1 ? undefined : tokens[at + 2 + bracket];
    return name?.kind === "word" ? [name.value] : [];
  });
  return new Set(names);
}

/** `op[verb]`, but not `op["createView"]`. */
function isComputed(tokens: readonly Token[], at: number): boolean {
  const [bracket, name, end] = tokens.slice(at + 1, at + 4);
  return bracket?.value === "[" && !(name?.kind === "text" && end?.value === "]");
}

/** A verb for any kind; the key of an object that is called so is none, and neither is `Object.create`. */
function isAnyKind(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  const [before, after] = [tokens[at - 1]?.value, tokens[at + 1]?.value];
  if (!ANY_KIND.has(token.value)) return false;
  if (token.kind === "text") return before === "[";
  const isObject = before === "." && tokens[at - 2]?.value === "Object";
  return token.kind === "word" && !isObject && after !== ":";
}

/** The kind that a call names. */
function literalArgument(tokens: readonly Token[], at: number): ObjectKind | undefined {
  // Behind op["create"] stands one bracket more.
  const call = tokens[at]?.kind === "text" ? at + 1 : at;
  const [bracket, argument, end] = tokens.slice(call + 1, call + 4);
  if (bracket?.value !== "(" || argument?.kind !== "text" || end?.value !== ",") return undefined;
  return KINDS.find((kind) => kind === argument.value);
}
