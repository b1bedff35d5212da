/**
 * Makes the page work without a network from the second visit on.
 *
 * @module
 */

/** What the page itself needs goes first. */
const ENGINES_AFTER_MS = 3000;

/**
 * Registers the service worker, and has it fetch the engines once the page has been at rest for a moment. Does nothing
 * where there is no service worker: in plain http, in private windows of some browsers, in development.
 */
export async function workOffline(): Promise<void> {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  try {
    await navigator.serviceWorker.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    setTimeout(() => active?.postMessage("keep-engines"), savesData() ? ENGINES_AFTER_MS * 100 : ENGINES_AFTER_MS);
  } catch {
    // Forbidden here: the page works all the same, with a network.
  }
}

/** The visitor has asked for few bytes. */
function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
