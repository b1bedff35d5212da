/**
 * The worker's side of the conversation: one request after another, whatever the page sends meanwhile.
 *
 * @module
 */
import { provideDigest } from "./digest.ts";
import type { StartHost } from "./host.ts";
import { importBlob, type Modules } from "./modules.ts";
import type { RequestMessage, RequestName, WorkerMessage } from "./protocol.ts";
import { Workbench } from "./workbench.ts";

/** What works in a database of its own, for nobody who waits: it is not in the way of what somebody does. */
const ASIDE: ReadonlySet<RequestName> = new Set(["autogenerate", "catalogAt"]);

/**
 * Serves an engine to whom the first message's port belongs.
 *
 * @param dialect the dialect's module, for projects that import it
 */
export function serve(start: StartHost, dialect: Modules): void {
  provideDigest();
  const workbench = new Workbench(start, importBlob, dialect);
  self.addEventListener(
    "message",
    (event: MessageEvent) => {
      const [port] = event.ports;
      if (port === undefined) return;
      let turn: Promise<void> = Promise.resolve();
      port.onmessage = ({ data }: MessageEvent<RequestMessage>) => {
        turn = turn.then(() => {
          const answered = answer(workbench, data, port);
          return ASIDE.has(data.name) ? undefined : answered;
        });
      };
    },
    { once: true },
  );
}

async function answer(workbench: Workbench, { id, name, params }: RequestMessage, port: MessagePort): Promise<void> {
  const send = (message: WorkerMessage): void => port.postMessage(message);
  try {
    const result = await workbench.answer(name, params, (event) => send({ type: "event", id, event }));
    send({ type: "result", id, result });
  } catch (error) {
    send({ type: "error", id, problem: workbench.problem(error) });
  }
}
