import { check, integer, sql, table, text } from "migr/schema";

export const subscribers = table(
  "subscribers",
  {
    id: integer().primaryKey().generated("byDefault"),
    name: text().notNull(),
    email: text().notNull().unique(),
    language: text().notNull().default("en"),
  },
  (t) => [check(sql`${t.email} LIKE '%@%'`).name("subscribers_email_check")],
);
