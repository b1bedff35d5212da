/**
 * What an engine could answer, to look at the views with.
 *
 * @module
 */
import { schemaObject } from "../../../core/mod.ts";
import type { Proposal, RenameQuestion, RoundTrip, Rows, StatementImpact, TableRows } from "../../engine/protocol.ts";
import type { RoundTripRow } from "../round_trip/round_trip_view.tsx";

export const REVISION = `/** add a country */
import type { Operations } from "migr";

export const revision = "4d00c0ffee01";
export const downRevision = "3c00c0ffee01";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.addColumn("users", { name: "country", type: "text" });
  // Everybody lived in one place.
  op.execute("UPDATE users SET country = 'NL' WHERE email LIKE '%.nl'");
}

export async function downgrade(op: Operations) {
  op.dropColumn("users", "country");
}
`;

const column = (name: string) => ({ kind: "column", schema: "", table: "users", name }) as const;

export const QUESTIONS: readonly RenameQuestion[] = [
  {
    key: "users.name:users.full_name",
    from: column("name"),
    to: column("full_name"),
    fromLabel: "column users.name",
    toLabel: "column users.full_name",
  },
];

export const PROPOSAL: Proposal = {
  empty: false,
  questions: [],
  revision: { id: "4d00c0ffee01", path: "migrations/versions/4d00c0ffee01_add_a_country.ts", text: REVISION },
  upgrade: [
    { verb: "create", object: schemaObject(column("country"), { type: "text" }) },
    {
      verb: "alter",
      id: column("email"),
      from: { type: "text" },
      to: { type: "character varying(99)", notNull: true },
    },
    { verb: "rename", from: column("name"), to: column("full_name") },
  ],
  downgrade: [],
  hazards: [
    {
      level: "blocking",
      message: "Changing the type of users.email writes the table anew, and nobody can use it meanwhile.",
    },
    { level: "lossy", message: "All values of the column users.age are lost." },
  ],
  unmodelled: [],
};

const people: Rows = {
  columns: ["id", "name", "age", "email"],
  rows: [
    ["1", "Ada Lovelace", "36", "ada@example.org"],
    ["2", "Grace Hopper", "85", "grace@example.org"],
    ["3", "Edsger Dijkstra", null, "ewd@example.nl"],
    ["4", "Barbara Liskov", "85", "barbara@example.org"],
  ],
  total: 4,
  key: ["id"],
};

const later: Rows = {
  columns: ["id", "name", "email", "country"],
  rows: [
    ["1", "Ada Lovelace", "ada@example.org", null],
    ["2", "Grace Hopper", "grace@example.org", null],
    ["3", "Edsger W. Dijkstra", "ewd@example.nl", "NL"],
    ["5", "Radia Perlman", "radia@example.org", "US"],
  ],
  total: 4,
  key: ["id"],
};

export const TABLES_CHANGED: readonly TableRows[] = [
  { table: { schema: "", name: "users" }, before: people, after: later },
  { table: { schema: "", name: "orders" }, before: people, after: people },
  { table: { schema: "", name: "vouchers" }, before: people, after: undefined },
];

const impact = (mode: string, rewrites: readonly string[]): StatementImpact => ({
  source: "measured",
  effect: rewrites.length > 0 ? "rewrite" : "metadata",
  locks: [{ relation: "users", mode }],
  rewrites,
  scans: [],
});

const trip = (revision: string, mode: string, rewrites: readonly string[], more: Partial<RoundTrip>): RoundTrip => ({
  revision,
  reversible: true,
  schema: "same",
  rows: "same",
  losses: [],
  differences: [],
  statements: [{ revision, direction: "upgrade", sql: "", durationMs: 1, impact: impact(mode, rewrites) }],
  ...more,
});

export const TRIPS: readonly RoundTripRow[] = [
  { revision: "1a00c0ffee01", message: "create users", trip: trip("1a00c0ffee01", "AccessExclusiveLock", [], {}) },
  {
    revision: "2b00c0ffee01",
    message: "drop the age",
    trip: trip("2b00c0ffee01", "AccessExclusiveLock", ["users"], {
      rows: "lost",
      losses: [{ table: "users", column: "age", count: 3 }],
    }),
  },
  {
    revision: "3c00c0ffee01",
    message: "tidy up",
    trip: trip("3c00c0ffee01", "ShareLock", [], { reversible: false, schema: "unknown", rows: "unknown" }),
  },
  { revision: "4d00c0ffee01", message: "index e-mails" },
];
