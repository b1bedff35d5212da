import { targetNamed } from "../support/targets.ts";
import { conformance } from "./suite.ts";

await conformance(targetNamed("node:sqlite in a file"));
