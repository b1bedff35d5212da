/** A server on Node that brings its database up to date before it listens. */
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { nodeSqlite } from "migr/drivers/node-sqlite";
import { upgrade } from "migr/edge";
import { sqlite } from "migr/sqlite";
import { revisions } from "./revisions.js";

const db = new DatabaseSync(process.env.APP_DATABASE);
const { ran, heads } = await upgrade(nodeSqlite(db), revisions, { dialect: sqlite });

const server = createServer((_request, response) => {
  const posts = db.prepare("SELECT name, title FROM users JOIN posts ON user_id = users.id").all();
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ ran: ran.map(({ revision }) => revision), heads, posts }));
});
server.listen(0, "127.0.0.1", () => console.log(`listening on ${server.address().port}`));
