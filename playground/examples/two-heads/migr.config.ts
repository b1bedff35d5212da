import { defineConfig } from "migr";

export default defineConfig({
  url: "sqlite:./app.db",
  models: "./schema.ts",
  migrations: "./migrations",
});
