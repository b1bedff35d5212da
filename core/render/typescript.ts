/**
 * Revisions as TypeScript modules.
 *
 * @module
 */
import type { Hazard } from "../dialects/dialect.ts";
import type { Operation } from "../operations/operation.ts";
import { type Call, callsOf } from "./call.ts";
import { hazardLines, messageLines } from "./comment.ts";
import { hazardsOf } from "./hazards.ts";
import { broken, flat, isMultiline, layOut, WIDTH } from "./literal.ts";
import type { RenderedRevision } from "./rendered.ts";

/** A revision as a module that imports nothing but a type. */
export function renderTypeScript(revision: RenderedRevision): string {
  const { id, downRevisions, branchLabels, dependsOn, replaces = [], upgrade, downgrade } = revision;
  const isMerge = downRevisions.length > 1;
  const sections = [
    `${docComment(revision.message)}import type { Operations } from "migr";`,
    [
      constant("revision", id),
      constant("downRevision", isMerge ? downRevisions : (downRevisions[0] ?? null)),
      constant("branchLabels", branchLabels, "string[]"),
      constant("dependsOn", dependsOn, "string[]"),
      ...(replaces.length === 0 ? [] : [constant("replaces", replaces, "string[]")]),
    ].join("\n"),
    functionText("upgrade", body(upgrade.operations ?? [], upgrade.hazards, isMerge)),
  ];
  if (downgrade !== undefined) {
    const lossy = (operation: Operation): readonly Hazard[] =>
      (downgrade.hazards?.(operation) ?? []).filter((hazard) => hazard.level === "lossy");
    sections.push(functionText("downgrade", body(downgrade.operations ?? [], lossy, isMerge)));
  }
  return `${sections.join("\n\n")}\n`;
}

function docComment(message: string): string {
  const lines = messageLines(message).map((line) => line.replaceAll("*/", "*\\/"));
  if (lines.join("") === "") return "";
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

function constant(name: string, value: unknown, type?: string): string {
  const start = `export const ${name}${type === undefined ? "" : `: ${type}`} = `;
  return `${start}${layOut(value, 0, start.length, 1)};`;
}

function functionText(name: string, lines: readonly string[]): string {
  return `export async function ${name}(op: Operations) {\n${lines.join("\n")}\n}`;
}

/** The lines of a function, with its hazards above the operations that have them. */
function body(
  operations: readonly Operation[],
  hazards: ((operation: Operation) => readonly Hazard[]) | undefined,
  isMerge: boolean,
): string[] {
  if (operations.length === 0) return [isMerge ? "  // A merge changes nothing." : "  // Nothing to do."];
  const said = hazardsOf(operations, hazards ?? (() => []));
  return operations.flatMap((operation, at) => {
    const calls = callsOf(operation).map((call) => `  ${printCall(call, 2)};`);
    return [...hazardLines(said[at] ?? [], "  // "), ...calls];
  });
}

/**
 * A call as formatters lay it out: on one line; else with its last argument opened; else one argument a line.
 *
 * @example printCall({ verb: "dropColumn", args: ["users", "age"] }, 2) // 'op.dropColumn("users", "age")'
 */
export function printCall({ verb, args }: Call, indent: number): string {
  const start = `op.${verb}(`;
  const parts = args.map(flat);
  const line = parts.includes(undefined) ? undefined : `${start}${parts.join(", ")})`;
  if (line !== undefined && indent + line.length + 1 <= WIDTH) return line;
  const last = args.at(-1);
  if (args.length === 1 && typeof last === "string" && isMultiline(last)) return `${start}${layOut(last, 0, 0, 0)})`;
  const head = parts.slice(0, -1);
  const opened = [start, ...head.map((part) => `${part}, `)].join("");
  const canOpen = isOpenable(last) && !head.includes(undefined) && typeNameOf(args.at(-2)) !== typeNameOf(last);
  if (canOpen && indent + opened.length + 1 <= WIDTH) {
    return `${opened}${layOut(last, indent, WIDTH, 0)})`;
  }
  return broken(start, ")", indent, args, (arg) => layOut(arg, indent + 2, indent + 2, 1));
}

function isOpenable(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeNameOf(value) === "object" && Object.keys(value as object).length > 0;
}

function typeNameOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (value === null) return "null";
  return value instanceof Uint8Array ? "bytes" : typeof value;
}
