/**
 * Measurements as a Markdown table.
 *
 * @module
 */

export interface Row {
  readonly tool: string;
  /** Milliseconds. */
  readonly min: number;
  readonly median: number;
  /** MB, where it could be measured. */
  readonly memory: number | undefined;
  /** Why there are no figures. */
  readonly failure?: string;
}

/** One line for each tool; ratios are to the first one. */
export function table(rows: readonly Row[], label = "tool", ratio = "to migr"): string {
  const base = rows[0]?.min ?? Number.NaN;
  const lines = rows.map(({ tool, min, median, memory, failure }) =>
    (failure === undefined
      ? [tool, milliseconds(min), milliseconds(median), `${(min / base).toFixed(2)} ×`, memory?.toFixed(0) ?? "–"]
      : [tool, failure, "–", "–", "–"]
    ).join(" | "),
  );
  return [
    `| ${label} | min | median | ${ratio} | peak MB |`,
    "|---|--:|--:|--:|--:|",
    ...lines.map((line) => `| ${line} |`),
  ].join("\n");
}

function milliseconds(ms: number): string {
  return ms < 100 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
