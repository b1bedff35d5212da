import { integer, table, text } from "migr/schema";

export const books = table("books", {
  id: integer().primaryKey().generated("byDefault"),
  title: text().notNull(),
  author: text().notNull(),
  shelf: text(),
});

export const readers = table("readers", {
  id: integer().primaryKey().generated("byDefault"),
  name: text().notNull(),
  email: text().notNull().unique(),
});

export const loans = table("loans", {
  id: integer().primaryKey().generated("byDefault"),
  bookId: integer()
    .name("book_id")
    .notNull()
    .references(() => books.id)
    .index(),
  readerId: integer()
    .name("reader_id")
    .notNull()
    .references(() => readers.id)
    .index(),
  lentOn: text().name("lent_on").notNull(),
  returnedOn: text().name("returned_on"),
});
