/** A server on Bun that brings its database up to date before it listens. */
import { Database } from "bun:sqlite";
import { bunSqlite } from "migr/drivers/bun-sqlite";
import { upgrade } from "migr/edge";
import { sqlite } from "migr/sqlite";
import { revisions } from "./revisions.js";

const db = new Database(process.env.APP_DATABASE, { create: true });
const { ran, heads } = await upgrade(bunSqlite(db), revisions, { dialect: sqlite });

const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  fetch() {
    const posts = db.query("SELECT name, title FROM users JOIN posts ON user_id = users.id").all();
    return Response.json({ ran: ran.map(({ revision }) => revision), heads, posts });
  },
});
console.log(`listening on ${server.port}`);
