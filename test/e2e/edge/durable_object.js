/** A Durable Object that brings its storage up to date before it takes its first request. */
import { DurableObject } from "cloudflare:workers";
import { durableObject } from "migr/drivers/durable-object";
import { upgrade } from "migr/edge";
import { sqlite } from "migr/sqlite";
import { revisions } from "./revisions.js";

export class Store extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    ctx.blockConcurrencyWhile(async () => {
      this.result = await upgrade(durableObject(ctx.storage), revisions, { dialect: sqlite });
    });
  }

  async fetch() {
    const posts = this.ctx.storage.sql.exec("SELECT name, title FROM users JOIN posts ON user_id = users.id").toArray();
    const { ran, heads } = this.result;
    return Response.json({ ran: ran.map(({ revision }) => revision), heads, posts });
  }
}

export default {
  fetch: (request, env) => env.STORE.get(env.STORE.idFromName("app")).fetch(request),
};
