/**
 * The parts of PGlite that the standalone binary carries inside.
 *
 * @module
 */
import type { PGliteOptions } from "@electric-sql/pglite";

export interface EmbeddedPglite {
  readonly snapshot: () => Blob;
  /** The archive of an extension that comes with PGlite, by the name of its module. */
  readonly extension: (module: string) => Uint8Array | undefined;
  readonly options: () => Promise<Pick<PGliteOptions, "pgliteWasmModule" | "initdbWasmModule" | "fsBundle">>;
}

let embedded: EmbeddedPglite | undefined;

/** Called by the entry of the binary. */
export function embedPglite(parts: EmbeddedPglite): void {
  embedded = parts;
}

/** `undefined`: this is not the binary. */
export function embeddedPglite(): EmbeddedPglite | undefined {
  return embedded;
}

/** PGlite tells a compressed archive by its type. */
export function snapshotBlob(bytes: Uint8Array): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/x-gzip" });
}
