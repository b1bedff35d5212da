/** The worker with SQLite inside. */
import { startSqlite } from "./host_sqlite.ts";
import { serve } from "./serve.ts";

serve(startSqlite);
