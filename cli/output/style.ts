/**
 * Colours, for terminals only: honours `--no-color`, `NO_COLOR`, `FORCE_COLOR` and `TERM=dumb`.
 *
 * @module
 */

export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

const plain = (text: string): string => text;

const paint =
  (open: number, close: number) =>
  (text: string): string =>
    text === "" ? "" : `\x1b[${open}m${text}\x1b[${close}m`;

const COLOURED: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  cyan: paint(36, 39),
};

const PLAIN: Style = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, cyan: plain };

/** The style for one output. */
export function styleFor(coloured: boolean): Style {
  return coloured ? COLOURED : PLAIN;
}

/** Whether to colour; see https://no-color.org. */
export function wantsColour(
  env: Readonly<Record<string, string | undefined>>,
  terminal: boolean,
  switchedOff: boolean,
): boolean {
  if (switchedOff || (env.NO_COLOR ?? "") !== "") return false;
  if ((env.FORCE_COLOR ?? "") !== "") return env.FORCE_COLOR !== "0";
  return terminal && env.TERM !== "dumb";
}
