/**
 * The sandbox: a frame with an origin of its own, without network, whose only content is the worker. It passes on a port
 * to the worker and ends it when told; the project's code never shares a thread with it.
 *
 * @module
 */

/** What the frame may do: run its own line of script, blobs as workers and modules, and WebAssembly. Nothing else. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'";

const SCRIPT = `
let worker;
addEventListener("message", (event) => {
  if (event.source !== parent) return;
  worker?.terminate();
  worker = undefined;
  if (event.data.type !== "start") return;
  const url = URL.createObjectURL(new Blob([event.data.program], { type: "text/javascript" }));
  worker = new Worker(url);
  worker.onerror = (error) => parent.postMessage({ type: "crashed", message: error.message || "" }, "*");
  worker.postMessage({}, event.ports);
});
parent.postMessage({ type: "ready" }, "*");`;

const DOCUMENT = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>engine</title><script>${SCRIPT}</script>`;

/** One worker at a time, behind two walls. */
export interface Sandbox {
  /** Starts a worker and gives the port to talk to it. `onCrash`: its program could not be run. */
  start(program: string, onCrash: (message: string) => void): MessagePort;
  /** Ends the worker at once. */
  stop(): void;
  close(): void;
}

/** Opens a sandbox in this page. */
export async function openSandbox(): Promise<Sandbox> {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.title = "Engine";
  frame.hidden = true;
  frame.srcdoc = DOCUMENT;
  let onCrash: (message: string) => void = () => {};
  let isReady: () => void = () => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const listen = (event: MessageEvent<{ readonly type?: unknown; readonly message?: unknown }>): void => {
    if (event.source !== frame.contentWindow) return;
    if (event.data.type === "ready") isReady();
    if (event.data.type === "crashed") onCrash(String(event.data.message));
  };
  addEventListener("message", listen);
  document.body.append(frame);
  await ready;
  const post = (message: object, ports: MessagePort[] = []): void => {
    // An opaque origin has no name to address.
    frame.contentWindow?.postMessage(message, "*", ports);
  };
  return {
    start(program, crashed) {
      onCrash = crashed;
      const { port1, port2 } = new MessageChannel();
      post({ type: "start", program }, [port2]);
      return port1;
    },
    stop: () => post({ type: "stop" }),
    close() {
      removeEventListener("message", listen);
      frame.remove();
    },
  };
}
