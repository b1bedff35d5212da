/**
 * Operations in a line each.
 *
 * @module
 */
import { describe, type Operation } from "../../core/mod.ts";
import type { Style } from "./style.ts";
import { clipped, listed } from "./text.ts";

/** `+ column users.age`, `~ column users.name (type)`, `- table old`. */
export function operationLine(operation: Operation, style: Style): string {
  switch (operation.verb) {
    case "create":
      return style.green(`+ ${describe(operation.object.id)}`);
    case "drop":
      return style.red(`- ${describe(operation.object.id)}`);
    case "alter": {
      const changed = [...new Set([...Object.keys(operation.from), ...Object.keys(operation.to)])];
      return style.yellow(`~ ${describe(operation.id)} (${listed(changed)})`);
    }
    case "rename":
      return style.yellow(`~ ${describe(operation.from)} → ${operation.to.name}`);
    case "execute":
      return `! ${clipped(operation.sql.replace(/\s+/g, " "), 80)}`;
    case "insert":
      return style.green(`+ rows of ${operation.table}`);
  }
}
