/**
 * A change as a tree: what is added, removed and changed, by table.
 *
 * @module
 */
import {
  describe,
  type Impact,
  type Operation,
  parentOf,
  qualifiedName,
  type SchemaObject,
  subjectOf,
} from "../../core/mod.ts";
import { operationLine } from "./operations.ts";
import type { Style } from "./style.ts";
import { count, listed } from "./text.ts";

/** An operation with what is known about it. */
export interface Assessed {
  readonly operation: Operation;
  readonly impact?: Impact | undefined;
  readonly lossy: boolean;
}

/** The lines of the tree, and one that counts. */
export function summaryLines(changes: readonly Assessed[], style: Style): string[] {
  const groups = new Map<string, Assessed[]>();
  for (const change of changes) {
    const home = homeOf(change.operation);
    groups.set(home, [...(groups.get(home) ?? []), change]);
  }
  const lines: string[] = [];
  for (const [home, members] of groups) {
    const isOwn = home === "" || members.some(({ operation }) => isAbout(operation, home));
    if (!isOwn) lines.push(`  ${style.yellow("~")} ${home}`);
    for (const member of members) {
      const indent = home !== "" && !isAbout(member.operation, home) ? "      " : "  ";
      lines.push(`${indent}${operationLine(member.operation, style)}${remarks(member, style)}`);
      for (const part of partsOf(member.operation)) lines.push(style.dim(`${indent}    ${describe(part.id)}`));
    }
  }
  return [...lines, "", totals(changes)];
}

/** What is made or dropped inside of the same statement. */
function partsOf(operation: Operation): readonly SchemaObject[] {
  return operation.verb === "create" || operation.verb === "drop" ? (operation.parts ?? []) : [];
}

/** The table that an operation is about, or in. */
function homeOf(operation: Operation): string {
  if (operation.verb === "execute" || operation.verb === "insert") return "";
  const id = subjectOf(operation);
  if (id.table !== undefined) return `table ${qualifiedName({ schema: id.schema, name: id.table })}`;
  return describe(id.on === undefined ? id : (parentOf(id) ?? id));
}

function isAbout(operation: Operation, home: string): boolean {
  return operation.verb !== "execute" && operation.verb !== "insert" && describe(subjectOf(operation)) === home;
}

/** `rewrites users, locks users (AccessExclusive), loses data`. */
function remarks({ impact, lossy }: Assessed, style: Style): string {
  const found: string[] = [];
  if (lossy) found.push(style.red("loses data"));
  if (impact !== undefined) {
    if (impact.rewrites.length > 0) found.push(style.red(`rewrites ${named(impact.rewrites)}`));
    else if (impact.scans.length > 0) found.push(`reads ${named(impact.scans)}`);
    if (impact.locks.length > 0) found.push(style.dim(`locks ${locksOf(impact)}`));
  }
  return found.length === 0 ? "" : `  ${style.dim("·")} ${found.join(style.dim(" · "))}`;
}

/** `users, posts AccessExclusive, tags Share`: a partitioned table may have hundreds of partitions. */
function locksOf({ locks }: Impact): string {
  const modes = new Map<string, string[]>();
  for (const { relation, mode } of locks) modes.set(mode, [...(modes.get(mode) ?? []), relation]);
  return [...modes].map(([mode, relations]) => `${named(relations)} ${mode}`).join(", ");
}

const named = (relations: readonly string[]): string => listed(relations.map(oneLine), 4);

const oneLine = (name: string): string => name.replace(/[\t\r\n]/g, (space) => JSON.stringify(space).slice(1, -1));

function totals(changes: readonly Assessed[]): string {
  const of = (...verbs: Operation["verb"][]): number =>
    changes.filter(({ operation }) => verbs.includes(operation.verb)).length;
  const kinds = [
    `${of("create", "insert")} added`,
    `${of("alter", "execute")} changed`,
    `${of("rename")} renamed`,
    `${of("drop")} removed`,
  ];
  return `${count(changes.length, "change")}: ${kinds.filter((text) => !text.startsWith("0 ")).join(", ")}.`;
}
