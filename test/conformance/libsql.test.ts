import { libsqlTarget } from "../support/edge_targets.ts";
import { conformance } from "./suite.ts";

await conformance(libsqlTarget);
