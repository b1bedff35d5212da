import { check, index, integer, sql, table, text } from "migr/schema";

export const customers = table("customers", {
  id: integer().primaryKey().generated("byDefault"),
  fullName: text().name("full_name").notNull(),
  email: text().notNull().unique(),
  country: text().notNull().default("NL"),
});

export const categories = table("categories", {
  id: integer().primaryKey().generated("byDefault"),
  name: text().notNull().unique(),
});

export const products = table(
  "products",
  {
    id: integer().primaryKey().generated("byDefault"),
    name: text().notNull(),
    priceCents: integer().name("price_cents").notNull(),
    categoryId: integer()
      .name("category_id")
      .references(() => categories.id),
  },
  (t) => [check(sql`${t.priceCents} >= 0`).name("products_price_cents_check")],
);

export const orders = table(
  "orders",
  {
    id: integer().primaryKey().generated("byDefault"),
    customerId: integer()
      .name("customer_id")
      .notNull()
      .references(() => customers.id),
    status: text().notNull().default("new"),
    orderedOn: text().name("ordered_on").notNull(),
  },
  (t) => [index("orders_customer_id_ordered_on_idx").on(t.customerId, t.orderedOn)],
);

export const orderLines = table("order_lines", {
  id: integer().primaryKey().generated("byDefault"),
  orderId: integer()
    .name("order_id")
    .notNull()
    .references(() => orders.id, { onDelete: "cascade" }),
  productId: integer()
    .name("product_id")
    .notNull()
    .references(() => products.id),
  quantity: integer().notNull().default(1),
});

export const reviews = table("reviews", {
  id: integer().primaryKey().generated("byDefault"),
  productId: integer()
    .name("product_id")
    .notNull()
    .references(() => products.id, { onDelete: "cascade" }),
  stars: integer().notNull(),
  words: text(),
});
