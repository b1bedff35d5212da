/**
 * A line that the editor is asked to show.
 *
 * @module
 */
import { batch, type Signal, signal } from "@preact/signals";
import type { Session } from "../session/session.ts";

/** A place in a file. Asking for the same one again makes another object, so that the editor goes there again. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** What was asked last; leaving the file forgets it. */
export const askedPlace: Signal<Place | undefined> = signal(undefined);

/** Opens a file, at a line when one is known. */
export function openAt(session: Session, path: string, line: number | undefined): void {
  batch(() => {
    askedPlace.value = line === undefined ? undefined : { path, line };
    session.openFile.value = path;
  });
}
