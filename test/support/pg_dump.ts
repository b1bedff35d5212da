/**
 * `pg_dump --schema-only`, the observer that is independent of migr: PostgreSQL's own program, as WebAssembly, so that
 * no package of the operating system is needed. It dumps PGlite, and servers of every major up to its own.
 *
 * @module
 */
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { PGlite } from "@electric-sql/pglite";
import { pgDump as runPgDump } from "@electric-sql/pglite-tools/pg_dump";

/** What the program needs of a PGlite: it sends bytes of the protocol and reads the answer before it goes on. */
interface ProtocolPeer {
  query(sql: string): Promise<{ rows: readonly Record<string, string>[] }>;
  exec(sql: string): Promise<unknown>;
  execProtocolRawStream(bytes: Uint8Array, options: { onRawData: (bytes: Uint8Array) => void }): void;
}

/**
 * The schema of a database as pg_dump prints it.
 *
 * @param database an open PGlite, or the URL of a server's database
 */
export async function pgDump(database: PGlite | string): Promise<string> {
  return typeof database === "string" ? await dumpServer(database) : await dumpEmbedded(database);
}

/** The program ends by closing its connection; an embedded database has only one, which must be cleaned up. */
async function dumpEmbedded(client: PGlite): Promise<string> {
  try {
    return await dump(client, []);
  } finally {
    await client.exec("ROLLBACK");
    await client.exec("DISCARD ALL");
  }
}

async function dump(peer: PGlite, args: readonly string[]): Promise<string> {
  const restore = compileOnce();
  try {
    const file = await runPgDump({ pg: peer, args: ["--schema-only", "--no-owner", ...args] });
    return await file.text();
  } finally {
    restore();
  }
}

/** The program; compiling it takes longer than running it. */
let program: WebAssembly.Module | undefined;

/** Until it is undone, the loader gets the program that was compiled the first time. */
function compileOnce(): () => void {
  const { instantiate } = WebAssembly;
  const reuse = async (bytes: BufferSource, imports?: WebAssembly.Imports) => {
    program ??= await WebAssembly.compile(bytes);
    return { module: program, instance: await instantiate(program, imports) };
  };
  WebAssembly.instantiate = reuse as typeof instantiate;
  return () => {
    WebAssembly.instantiate = instantiate;
  };
}

/** Lets the program talk to a server: its reads are synchronous, so a worker holds the socket. */
async function dumpServer(url: string): Promise<string> {
  const { hostname, port, pathname, username, password } = new URL(url);
  wire ??= openWire();
  const exchange = wire;
  exchange({ host: hostname, port: Number(port) });
  const peer: ProtocolPeer = {
    query: async () => ({ rows: [{ search_path: "public" }] }),
    exec: async () => undefined,
    execProtocolRawStream: (bytes, { onRawData }) => onRawData(exchange(Uint8Array.from(bytes))),
  };
  const conninfo = `dbname=${pathname.slice(1)} user=${username} password=${password}`;
  try {
    return await dump(peer as unknown as PGlite, ["-d", conninfo]);
  } catch (error) {
    // Whatever state it is in, the next dump shall not find it.
    wire = undefined;
    throw error;
  }
}

/** Sends bytes to the server, or a server to connect to, and blocks until there is an answer. */
type Wire = (message: Uint8Array | { readonly host: string; readonly port: number }) => Uint8Array;

/** How long to wait for an answer. */
const PATIENCE_MS = 30_000;

/** The worker that holds the socket; it lives as long as the test file. */
let wire: Wire | undefined;

function openWire(): Wire {
  const { port1, port2 } = new MessageChannel();
  const turn = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL("./pg_dump_wire.ts", import.meta.url), {
    workerData: { channel: port2, turn },
    transferList: [port2],
  });
  worker.unref();
  port1.unref();
  let sent = 0;
  return (message) => {
    const id = ++sent;
    port1.postMessage({ id, message });
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
      const turns = Atomics.load(turn, 0);
      const answer = receiveMessageOnPort(port1)?.message as
        | { readonly id: number; readonly bytes: Uint8Array }
        | undefined;
      if (answer?.id === id) return answer.bytes;
      if (answer === undefined) Atomics.wait(turn, 0, turns, deadline - Date.now());
    }
    throw new Error("The server did not answer pg_dump.");
  };
}
