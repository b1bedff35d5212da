import { defineConfig } from "migr";

export default defineConfig({
  url: "pglite:./pgdata",
  models: "./schema.ts",
  migrations: "./migrations",
});
