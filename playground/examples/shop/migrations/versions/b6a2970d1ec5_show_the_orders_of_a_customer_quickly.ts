/** show the orders of a customer quickly */
import type { Operations } from "migr";

export const revision = "b6a2970d1ec5";
export const downRevision = "4fc03d7b62e9";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createIndex("orders_customer_id_ordered_on_idx", "orders", ["customer_id", "ordered_on"]);
}

export async function downgrade(op: Operations) {
  op.dropIndex("orders_customer_id_ordered_on_idx", "orders");
}
