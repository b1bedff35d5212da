import { d1Target } from "../support/edge_targets.ts";
import { conformance } from "./suite.ts";

await conformance(d1Target);
