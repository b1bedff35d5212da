/** A server on Deno that brings its database up to date before it listens. */
import { DatabaseSync } from "node:sqlite";
import { nodeSqlite } from "migr/drivers/node-sqlite";
import { upgrade } from "migr/edge";
import { sqlite } from "migr/sqlite";
import { revisions } from "./revisions.js";

const db = new DatabaseSync(Deno.args[0]);
const { ran, heads } = await upgrade(nodeSqlite(db), revisions, { dialect: sqlite });

Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: ({ port }) => console.log(`listening on ${port}`) }, () => {
  const posts = db.prepare("SELECT name, title FROM users JOIN posts ON user_id = users.id").all();
  return Response.json({ ran: ran.map(({ revision }) => revision), heads, posts });
});
