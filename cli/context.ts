/**
 * What every command is given, and what it gives back.
 *
 * @module
 */
import type { Input } from "./arguments.ts";
import type { Host } from "./host/host.ts";
import type { Output } from "./output/output.ts";

/** The options that every command has. */
export interface Globals {
  readonly config: string | undefined;
  readonly url: string | undefined;
  /** `--database`, as often as it was given. */
  readonly databases: readonly string[];
  /** `-x key=value` */
  readonly x: Readonly<Record<string, string>>;
}

export interface Context {
  readonly host: Host;
  readonly globals: Globals;
  readonly out: Output;
  /** Which of the configuration's databases the command works on, where it has several. */
  readonly database?: string | undefined;
}

/** How a command ended. Text for people it has printed itself. */
export interface Outcome {
  /** The document that `--json` prints; `undefined`: the command has printed it. */
  readonly json: unknown;
  /** 1: differences were found. Default 0. */
  readonly exitCode?: 0 | 1;
  /** The document holds a script, which must arrive as it is: nothing in it is masked. */
  readonly verbatim?: true;
}

/** What a file in `commands/` exports. */
export interface CommandModule {
  run(context: Context, input: Input): Promise<Outcome>;
}
