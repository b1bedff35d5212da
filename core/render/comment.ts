/**
 * Comments in revision files.
 *
 * @module
 */
import type { Hazard } from "../dialects/dialect.ts";
import { WIDTH } from "./literal.ts";

const LEVELS: Readonly<Record<Hazard["level"], string>> = {
  lossy: "Lossy",
  blocking: "Blocking",
  caution: "Caution",
};

/** Hazards as comment lines: `// Lossy: the rows are lost.` */
export function hazardLines(hazards: readonly Hazard[], prefix: string): string[] {
  return hazards.flatMap(({ level, message }) => wrap(`${LEVELS[level]}: ${message}`, prefix));
}

/** A text in lines that each begin with a prefix and fit the width where its words do. */
export function wrap(text: string, prefix: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && prefix.length + longer.length > WIDTH) {
      lines.push(prefix + line);
      line = word;
    } else line = longer;
  }
  return [...lines, prefix + line];
}

/** The lines of a message, without white space around them and without control characters. */
export function messageLines(message: string): string[] {
  const lines = message.trim().split(/\r\n|[\n\r\u2028\u2029]/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return lines.map((line) => line.replace(/[\u0000-\u001f\u007f]/g, " ").trim());
}
