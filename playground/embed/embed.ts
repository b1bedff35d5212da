/**
 * `<migr-playground src="…">`: a project or a lesson in any page.
 *
 *     <script type="module" src="https://example.org/playground/embed.js"></script>
 *     <migr-playground src="lessons/indexes.md"></migr-playground>
 *
 * `src` is a link of the playground, the address of a lesson's `.md` or of a project's `.zip`, `lesson:two_heads` or
 * `example:shop`. Files are fetched by the page that embeds, so they may lie beside it; they travel into the frame in its
 * address, and each element has a frame, an engine and a database of its own.
 *
 * Attributes: `src`, `height` (any CSS length), `label` (what a screen reader calls it).
 *
 * @module
 */
import { base64url, pack } from "../project/deflate.ts";

const NAME = "migr-playground";
const DEFAULT_HEIGHT = "40rem";

/** The playground lies where this script does. */
const PAGE = new URL("./index.html", import.meta.url);

/** Why something cannot be embedded, as its readers see it. */
class EmbedError extends Error {}

class MigrPlayground extends HTMLElement {
  static readonly observedAttributes = ["src", "height", "label"];
  readonly #root = this.attachShadow({ mode: "open" });
  /** Counts changes of `src`: an earlier one that arrives late is not shown. */
  #turn = 0;

  connectedCallback(): void {
    void this.#show();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after) return;
    if (name === "src") void this.#show();
    else this.#dress();
  }

  async #show(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const fragment = await fragmentOf(this.getAttribute("src") ?? "");
      if (turn === this.#turn) this.#frame(fragment);
    } catch (error) {
      if (turn === this.#turn) this.#explain(error instanceof EmbedError ? error.message : String(error));
    }
  }

  #frame(fragment: string): void {
    const frame = document.createElement("iframe");
    const url = new URL(PAGE);
    url.search = "?embed";
    url.hash = fragment;
    frame.src = url.href;
    frame.loading = "lazy";
    frame.allow = "clipboard-write";
    this.#root.replaceChildren(style(), frame);
    this.#dress();
  }

  #explain(message: string): void {
    const text = document.createElement("p");
    text.setAttribute("role", "alert");
    text.textContent = message;
    this.#root.replaceChildren(style(), text);
    this.#dress();
  }

  #dress(): void {
    this.style.setProperty("--migr-height", this.getAttribute("height") ?? DEFAULT_HEIGHT);
    this.#root.querySelector("iframe")?.setAttribute("title", this.getAttribute("label") ?? "migr playground");
  }
}

function style(): HTMLStyleElement {
  const element = document.createElement("style");
  element.textContent = `
    :host { display: block; block-size: var(--migr-height); }
    :host([hidden]) { display: none; }
    iframe { inline-size: 100%; block-size: 100%; border: 1px solid #8884; border-radius: 10px; box-sizing: border-box; }
    p { margin: 0; padding: 1em; border: 1px solid #8884; border-radius: 10px; font: 0.875rem/1.5 system-ui, sans-serif; }
  `;
  return element;
}

/** What the playground's address must say to open a source. */
async function fragmentOf(source: string): Promise<string> {
  const short = /^(lesson|example):([\w-]+)$/.exec(source);
  if (short !== null) return `${short[1]}=${short[2]}`;
  if (source === "") return "";
  const url = new URL(source, document.baseURI);
  if (/^#(?:project|lesson|lesson-text|example|zip)=/.test(url.hash)) return url.hash.slice(1);
  if (/\.md$/i.test(url.pathname)) return `lesson-text=${await pack(await (await fetched(url)).text())}`;
  if (/\.zip$/i.test(url.pathname)) {
    return `zip=${base64url(new Uint8Array(await (await fetched(url)).arrayBuffer()))}`;
  }
  throw new EmbedError(
    `"${source}" cannot be embedded: src takes a link of the playground, a lesson's .md, a project's .zip, lesson:name or example:name.`,
  );
}

async function fetched(url: URL): Promise<Response> {
  const response = await fetch(url).catch(() => undefined);
  if (response?.ok === true) return response;
  const status = response === undefined ? "the network or the other server's CORS rules forbid it" : response.status;
  throw new EmbedError(`${url.href} could not be fetched (${status}).`);
}

if (customElements.get(NAME) === undefined) customElements.define(NAME, MigrPlayground);
