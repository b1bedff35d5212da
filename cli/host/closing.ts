/**
 * A connection that closes the client it was made with.
 *
 * @module
 */
import type { Connection } from "../../core/mod.ts";

/** Drivers leave the client that they were handed open; here the client is ours. */
export function closing(connection: Connection, closeClient: () => Promise<void>): Connection {
  let closed: Promise<void> | undefined;
  return {
    ...connection,
    close: () => {
      closed ??= connection.close().then(closeClient);
      return closed;
    },
  };
}
