/**
 * A folder or a zip that is dropped anywhere on the page.
 *
 * @module
 */
import "./drop.css";
import type { Workspace } from "./workspace.ts";

/** Takes drops of files; text that is dragged into the editor stays the editor's. */
export function takeDrops(workspace: Workspace): void {
  const root = document.documentElement;
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  let depth = 0;
  const show = (): boolean => root.toggleAttribute("data-dropping", depth > 0);
  addEventListener("dragenter", (event) => {
    if (!holdsFiles(event)) return;
    depth++;
    show();
  });
  addEventListener("dragleave", (event) => {
    if (!holdsFiles(event)) return;
    depth--;
    show();
  });
  addEventListener("dragover", (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    const { dataTransfer } = event;
    if (dataTransfer === null || !holdsFiles(event)) return;
    event.preventDefault();
    depth = 0;
    show();
    // What was dropped is gone after this turn, so the entries are taken now and the reader is loaded meanwhile.
    const entries = [...dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
    const files = [...dataTransfer.files];
    void workspace.import(async () => (await import("./disk.ts")).importDrop(entries, files));
  });
}
