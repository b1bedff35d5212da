/**
 * Whether a lesson is being written.
 *
 * @module
 */
import { type Signal, signal } from "@preact/signals";

export const authoring: Signal<boolean> = signal(false);
