/** sell abroad */
import type { Operations } from "migr";

export const revision = "e05d8f36c7a4";
export const downRevision = "b6a2970d1ec5";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.addColumn("customers", { name: "country", type: "text", notNull: true, default: "'NL'" });
  op.createCheck("products_price_cents_check", "products", "price_cents >= 0");
}

export async function downgrade(op: Operations) {
  op.dropConstraint("products_price_cents_check", "products", "check");
  // Lossy: The values of the column customers.country are lost. Back them up if they matter.
  op.dropColumn("customers", "country");
}
