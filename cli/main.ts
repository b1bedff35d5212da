#!/usr/bin/env node
/**
 * The command line program.
 *
 * @module
 */
import { processHost } from "./host/host.ts";
import { setEntryUrl } from "./host/own_url.ts";
import { hideSecretsOfCommandLine } from "./host/title.ts";
import { runProgram } from "./program.ts";

setEntryUrl(import.meta.url);
hideSecretsOfCommandLine();
process.exitCode = await runProgram(process.argv.slice(2), processHost());
