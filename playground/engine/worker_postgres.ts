/** The worker with PostgreSQL inside. */
import { startPostgres } from "./host_postgres.ts";
import { serve } from "./serve.ts";

serve(startPostgres);
