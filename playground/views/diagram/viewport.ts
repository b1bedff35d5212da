/**
 * Panning and zooming. The first paint only fits the drawing into its frame; what fingers, wheels and keys need is loaded
 * when the page is idle.
 *
 * @module
 */
import type { PanzoomObject } from "@panzoom/panzoom";
import type { Size } from "./layout.ts";

const MARGIN = 20;
/** Below this, names cannot be read: unasked, no drawing is made smaller. */
const LEGIBLE = 0.35;
const SMALLEST = 0.1;
const LARGEST = 2.5;

/** A frame and the drawing in it. */
export class Viewport {
  readonly #frame: HTMLElement;
  readonly #content: HTMLElement;
  readonly #abort = new AbortController();
  #panzoom: PanzoomObject | undefined;
  #size: Size = { width: 1, height: 1 };
  /** The visitor has moved the drawing: it is not moved any more unasked. */
  #moved = false;
  /** How small the drawing may become to be seen as a whole. */
  #floor = LEGIBLE;

  constructor(frame: HTMLElement, content: HTMLElement) {
    this.#frame = frame;
    this.#content = content;
    // Without it, the drawing is fitted into its frame and stays there.
    this.#load().catch(() => undefined);
  }

  async #load(): Promise<void> {
    await new Promise<void>((resolve) => {
      if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: 1500 });
      else setTimeout(resolve, 300);
    });
    const { default: create } = await import("@panzoom/panzoom");
    if (this.#abort.signal.aborted || !this.#content.isConnected) return;
    const { x, y, scale } = this.#fitting();
    const panzoom = create(this.#content, {
      canvas: true,
      cursor: "grab",
      maxScale: LARGEST,
      minScale: SMALLEST,
      startX: x,
      startY: y,
      startScale: scale,
      excludeClass: "diagram-controls",
      handleStartEvent: () => undefined,
    });
    this.#panzoom = panzoom;
    const { signal } = this.#abort;
    this.#frame.addEventListener("wheel", (event) => this.#wheel(event), { passive: false, signal });
    this.#content.addEventListener("panzoomstart", () => this.#took(), { signal });
  }

  #took(): void {
    this.#moved = true;
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    this.#took();
    if (event.ctrlKey || event.metaKey) this.#panzoom?.zoomWithWheel(event);
    else this.panBy(-event.deltaX, -event.deltaY, false);
  }

  /** A drawing of another size; it is fitted into the frame unless the visitor has moved it. */
  show(size: Size): void {
    this.#size = size;
    if (!this.#moved) this.#place(true);
  }

  /** The frame has another size. */
  resized(): void {
    if (!this.#moved) this.#place(false);
  }

  /** All of the drawing in the frame; from now on it stays so. */
  fit(): void {
    this.#moved = false;
    this.#floor = SMALLEST;
    this.#place(true);
  }

  /** @param factor more than 1: closer */
  zoomBy(factor: number): void {
    this.#took();
    const scale = this.#panzoom?.getScale() ?? 1;
    this.#panzoom?.zoom(scale * factor, { animate: calm() });
  }

  /** In pixels of the screen. */
  panBy(x: number, y: number, animate = true): void {
    this.#took();
    const scale = this.#panzoom?.getScale() ?? 1;
    this.#panzoom?.pan(x / scale, y / scale, { relative: true, animate: animate && calm() });
  }

  close(): void {
    this.#abort.abort();
    this.#panzoom?.destroy();
  }

  #place(animate: boolean): void {
    const { x, y, scale } = this.#fitting();
    if (this.#panzoom === undefined) {
      this.#content.style.transform = `scale(${scale}) translate(${x}px, ${y}px)`;
      return;
    }
    this.#panzoom.zoom(scale, { animate: animate && calm(), force: true });
    this.#panzoom.pan(x, y, { animate: animate && calm(), force: true });
  }

  /** Scale and translation as panzoom writes them, around the middle of the drawing. */
  #fitting(): { x: number; y: number; scale: number } {
    const { clientWidth, clientHeight } = this.#frame;
    const { width, height } = this.#size;
    const whole = Math.min((clientWidth - 2 * MARGIN) / width, (clientHeight - 2 * MARGIN) / height);
    const scale = Math.min(1, Math.max(this.#floor, whole));
    const middle = { x: (clientWidth - width) / 2, y: (clientHeight - height) / 2 };
    // What is larger than the frame at its smallest begins at the upper left.
    const over = { x: width * scale - (clientWidth - 2 * MARGIN), y: height * scale - (clientHeight - 2 * MARGIN) };
    return {
      scale,
      x: (middle.x + Math.max(0, over.x) / 2) / scale,
      y: (middle.y + Math.max(0, over.y) / 2) / scale,
    };
  }
}

function calm(): boolean {
  return !matchMedia("(prefers-reduced-motion: reduce)").matches;
}
