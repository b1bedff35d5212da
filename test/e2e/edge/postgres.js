/** A worker that brings a PostgreSQL database up to date with its first request. */
import { postgresJs } from "migr/drivers/postgres-js";
import postgres from "postgres";
import { dialect, revisions, upgrade } from "./revisions.js";

let result;

export default {
  async fetch(_request, env) {
    // A worker's sockets belong to one request.
    const sql = postgres(env.DATABASE_URL, { max: 1, fetch_types: false, onnotice: () => {} });
    const connection = postgresJs(sql);
    try {
      result ??= await upgrade(connection, revisions, { dialect });
      // Gives the one session back.
      await connection.close();
      const posts = await sql`SELECT name, title FROM users JOIN posts ON user_id = users.id ORDER BY title DESC`;
      return Response.json({ ran: result.ran.map(({ revision }) => revision), heads: result.heads, posts: [...posts] });
    } finally {
      await sql.end();
    }
  },
};
