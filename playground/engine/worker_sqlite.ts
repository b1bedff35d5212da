/** The worker with SQLite inside. */
import * as dialect from "../../core/dialects/sqlite/mod.ts";
import { startSqlite } from "./host_sqlite.ts";
import { serve } from "./serve.ts";

serve(startSqlite, { "migr/sqlite": dialect });
