import { ENGINES } from "./engines.ts";
import { scenarios } from "./suite.ts";

await scenarios(ENGINES.postgres18);
