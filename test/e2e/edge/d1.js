/** A worker that brings its D1 database up to date with the first request of each isolate. */
import { d1 } from "migr/drivers/d1";
import { upgrade } from "migr/edge";
import { sqlite } from "migr/sqlite";
import { revisions } from "./revisions.js";

let migrated;

export default {
  async fetch(_request, env) {
    migrated ??= upgrade(d1(env.DB), revisions, { dialect: sqlite });
    const { ran, heads } = await migrated.catch((error) => {
      // The next request tries again.
      migrated = undefined;
      throw error;
    });
    const { results } = await env.DB.prepare("SELECT name, title FROM users JOIN posts ON user_id = users.id").all();
    return Response.json({ ran: ran.map(({ revision }) => revision), heads, posts: results });
  },
};
