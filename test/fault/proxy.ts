/**
 * A proxy between migr and a PostgreSQL server, which counts what migr sends and does something to the run at one of these
 * points: just before the server gets a message, or just after it has answered, before migr hears of it.
 *
 * @module
 */
import { connect, createServer, type Socket } from "node:net";

/** A moment of a run: the n-th message that asks the server to do something, and on which side of it. */
export interface Point {
  readonly index: number;
  readonly side: "before" | "after";
}

export interface FaultProxy {
  /** The URL of a database with this proxy in the place of its server. */
  through(url: string): string;
  /** Messages that were sent since the last `arm`. */
  readonly sent: readonly string[];
  /** Starts to count anew; at the point `strike` is called, once, while the message or its answer is held back. */
  arm(point: Point | undefined, strike?: (cut: () => void) => Promise<void>): void;
  close(): Promise<void>;
}

/** Messages of the client that make the server work: a simple query, and the end of an extended one. */
const ASKS: ReadonlySet<string> = new Set(["Q", "S"]);
const READY = "Z";

/** Starts a proxy in front of the server of a URL. */
export async function startProxy(serverUrl: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const state = { sent: [] as string[], point: undefined as Point | undefined, strike: async (_: () => void) => {} };

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const cut = (): void => void [client, upstream].map((socket) => socket.destroy());
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", cut);
      socket.on("close", () => {
        sockets.delete(socket);
        cut();
      });
    }
    const answers = { seen: 0, expected: [] as number[] };
    const struck = async (index: number, side: Point["side"]): Promise<void> => {
      if (state.point?.index !== index || state.point.side !== side) return;
      state.point = undefined;
      await state.strike(cut);
    };
    relay(client, upstream, { untyped: true }, async ({ type, text }) => {
      if (!ASKS.has(type)) return;
      state.sent.push(text);
      answers.expected.push(state.sent.length);
      await struck(state.sent.length, "before");
    });
    relay(upstream, client, { untyped: false }, async ({ type }) => {
      // The first one ends the handshake.
      if (type !== READY || answers.seen++ === 0) return;
      await struck(answers.expected.shift() ?? 0, "after");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const own = typeof address === "object" ? address?.port : 0;
  return {
    through: (url) => Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(own) }).href,
    get sent() {
      return state.sent;
    },
    arm: (point, strike = async () => {}) => Object.assign(state, { sent: [], point, strike }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Message {
  readonly type: string;
  readonly text: string;
}

/** Hands messages on, whole and one after another; `look` sees each before it goes. */
function relay(from: Socket, to: Socket, { untyped }: { untyped: boolean }, look: (message: Message) => Promise<void>) {
  let waiting = Buffer.alloc(0);
  let isFirst = untyped;
  let busy = Promise.resolve();
  from.on("data", (chunk: Buffer) => {
    busy = busy.then(async () => {
      waiting = Buffer.concat([waiting, chunk]);
      for (;;) {
        const head = isFirst ? 0 : 1;
        if (waiting.length < head + 4) return;
        const length = head + waiting.readInt32BE(head);
        if (waiting.length < length) return;
        const message = waiting.subarray(0, length);
        waiting = waiting.subarray(length);
        const type = isFirst ? "" : String.fromCharCode(message[0] ?? 0);
        isFirst = false;
        await look({ type, text: type === "Q" ? message.subarray(5, -1).toString() : type });
        if (to.destroyed) return;
        to.write(message);
      }
    });
  });
  from.on("end", () => void busy.then(() => to.end()));
}
