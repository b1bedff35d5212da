import { integer, table, text } from "migr/schema";

export const bands = table("bands", {
  id: integer().primaryKey().generated("byDefault"),
  name: text().notNull().unique(),
  country: text(),
});

export const concerts = table("concerts", {
  id: integer().primaryKey().generated("byDefault"),
  bandId: integer()
    .name("band_id")
    .notNull()
    .references(() => bands.id),
  stage: text().notNull(),
  startsAt: text().name("starts_at").notNull(),
});

export const tickets = table("tickets", {
  code: text().primaryKey(),
  holder: text().notNull(),
  price: integer().notNull().default(49),
});
