/**
 * Times as people write them.
 *
 * @module
 */

const UNITS: Readonly<Record<string, number>> = { "": 1, ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000 };

/**
 * Milliseconds of a duration: `500ms`, `30s`, `2m`, or a bare number of milliseconds.
 *
 * @returns `undefined` when the text is no duration
 * @example parseDuration("1.5s") // 1500
 */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|)$/.exec(text.trim());
  if (match === null) return undefined;
  const ms = Math.round(Number(match[1]) * (UNITS[match[2] ?? ""] ?? 1));
  return ms <= LONGEST_MS ? ms : undefined;
}

/** Engines and timers count milliseconds in 32 bits. */
const LONGEST_MS = 2 ** 31 - 1;
