/** check e-mail addresses */
import type { Operations } from "migr";

export const revision = "e6d871c94a05";
export const downRevision = "94f0e3b6a12d";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createCheck("subscribers_email_check", "subscribers", "email LIKE '%@%'");
}

export async function downgrade(op: Operations) {
  op.dropConstraint("subscribers_email_check", "subscribers", "check");
}
