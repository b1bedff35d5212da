/**
 * The worker below `pg_dump.ts`: holds the socket to a server and answers each write of the program with everything
 * that the server says until it is the program's turn again.
 *
 * @module
 */
import { connect, type Socket } from "node:net";
import { type MessagePort, workerData } from "node:worker_threads";

const { channel, turn } = workerData as { readonly channel: MessagePort; readonly turn: Int32Array };

let socket: Socket | undefined;
let sent: Buffer = Buffer.alloc(0);
let received: Buffer = Buffer.alloc(0);
/** The start-up message has no type byte. */
let started = false;
/** The program waits for the server. */
let waiting = false;
/** The number of the message that is answered next. */
let asked = 0;

interface Asked {
  readonly id: number;
  readonly message: Uint8Array | { readonly host: string; readonly port: number };
}

channel.on("message", ({ id, message }: Asked) => {
  asked = id;
  if (message instanceof Uint8Array) send(message);
  else open(message.host, message.port);
});

/** A new connection, in the place of the one before. */
function open(host: string, port: number): void {
  socket?.destroy();
  [sent, received, started] = [Buffer.alloc(0), Buffer.alloc(0), false];
  const opened = connect(port, host);
  opened.on("data", (chunk: Buffer) => {
    if (opened !== socket) return;
    received = Buffer.concat([received, chunk]);
    if (waiting && isProgramsTurn()) reply();
  });
  const lost = (): void => {
    if (waiting && opened === socket) reply();
  };
  opened.on("error", lost);
  opened.on("close", lost);
  socket = opened;
  reply();
}

function send(bytes: Uint8Array): void {
  socket?.write(bytes);
  sent = Buffer.concat([sent, bytes]);
  const last = lastType();
  waiting = last !== undefined && last !== "X";
  if (!waiting) reply();
}

function reply(): void {
  waiting = false;
  channel.postMessage({ id: asked, bytes: new Uint8Array(received) });
  received = Buffer.alloc(0);
  Atomics.add(turn, 0, 1);
  Atomics.notify(turn, 0);
}

/** The type of the last message when all that was sent is whole; undefined in the middle of one. */
function lastType(): string | undefined {
  let last: string | undefined;
  while (sent.length > 0) {
    const header = started ? 1 : 0;
    if (sent.length < header + 4) return undefined;
    const end = header + sent.readInt32BE(header);
    if (sent.length < end) return undefined;
    last = started ? String.fromCharCode(sent[0] ?? 0) : "startup";
    started = true;
    sent = sent.subarray(end);
  }
  return last;
}

/** The server is ready for a query, or asks for a password. */
function isProgramsTurn(): boolean {
  for (let at = 0; at + 5 <= received.length; ) {
    const type = String.fromCharCode(received[at] ?? 0);
    const end = at + 1 + received.readInt32BE(at + 1);
    if (end > received.length) return false;
    const isLast = end === received.length;
    if (type === "Z" && isLast) return true;
    if (type === "R" && isLast && [3, 5, 10, 11].includes(received.readInt32BE(at + 5))) return true;
    at = end;
  }
  return false;
}
