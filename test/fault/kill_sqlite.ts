/**
 * Loaded in front of the program (`node --import`): counts the statements that it hands to SQLite, and kills the process
 * without a word just before or after the one that FAULT_POINT names (`12:before`). FAULT_COUNT names a file for the count.
 *
 * @module
 */
import { writeFileSync } from "node:fs";
import { StatementSync } from "node:sqlite";

const [index, side] = (process.env.FAULT_POINT ?? "").split(":");
let count = 0;

const { all } = StatementSync.prototype;

const counting = function counted(this: StatementSync, ...params: Parameters<StatementSync["all"]>) {
  count++;
  if (String(count) === index && side === "before") process.kill(process.pid, "SIGKILL");
  const rows = all.apply(this, params);
  if (String(count) === index && side === "after") process.kill(process.pid, "SIGKILL");
  return rows;
};
StatementSync.prototype.all = counting as StatementSync["all"];

const file = process.env.FAULT_COUNT;
if (file !== undefined) process.on("exit", () => writeFileSync(file, String(count)));
