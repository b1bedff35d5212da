/** The worker with PostgreSQL inside. */
import * as dialect from "../../core/dialects/postgres/mod.ts";
import { startPostgres } from "./host_postgres.ts";
import { serve } from "./serve.ts";

serve(startPostgres, { "migr/postgres": dialect });
