/**
 * psql as people run a script with it, without a new process and a new session for each script.
 *
 * @module
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const PACKAGED = "/usr/lib/postgresql";

/** A program of PostgreSQL; Debian's in the PATH are scripts that look for it, which takes longer than the program. */
export function programNamed(name: string): string {
  const majors = existsSync(PACKAGED) ? readdirSync(PACKAGED).sort((a, b) => Number(b) - Number(a)) : [];
  const found = majors.map((major) => join(PACKAGED, major, "bin", name)).find((path) => existsSync(path));
  return found ?? name;
}

/** Stands on a line of its own when a script has come to its end. */
const END = "-- the end of the script --";

/** A psql that waits for scripts; an error ends it, and the next script starts another. */
export class Psql {
  readonly #url: string;
  #process: ChildProcessWithoutNullStreams | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /**
   * Runs a script to its end, as `psql -X -q -v ON_ERROR_STOP=1 -f script` does.
   *
   * @throws Error with what psql printed when it stopped at an error
   */
  async run(script: string): Promise<void> {
    this.#process ??= this.#start();
    const psql = this.#process;
    let printed = "";
    const collect = (text: string): void => {
      printed += text;
    };
    psql.stdout.on("data", collect);
    psql.stderr.on("data", collect);
    const ended = new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (printed.includes(END)) resolve();
      };
      psql.stdout.on("data", look);
      psql.once("close", (code) => {
        this.#process = undefined;
        reject(new Error(`psql exits with ${code}: ${printed}\n${script}`));
      });
    });
    // Like the end of a session: what is not committed is lost, and no setting stays.
    psql.stdin.write(`${script}\n\\set ON_ERROR_STOP 0\nROLLBACK;\nDISCARD ALL;\n\\echo '${END}'\n`);
    psql.stdin.write("\\set ON_ERROR_STOP 1\n");
    try {
      await ended;
    } finally {
      for (const stream of [psql.stdout, psql.stderr]) stream.removeAllListeners("data");
      psql.removeAllListeners("close");
    }
  }

  /** Ends the program. */
  stop(): void {
    this.#process?.stdin.end();
    this.#process = undefined;
  }

  #start(): ChildProcessWithoutNullStreams {
    const psql = spawn(programNamed("psql"), ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", this.#url]);
    psql.stdout.setEncoding("utf8");
    psql.stderr.setEncoding("utf8");
    // Writing to one that has stopped at an error: its end says more.
    psql.stdin.on("error", () => {});
    return psql;
  }
}
