/**
 * Which files of the site an engine is made of; the build writes it, as the module `virtual:engines`.
 *
 * @module
 */
import type { EngineName } from "../project/project.ts";

export interface EngineFile {
  /** `worker.js`, or the name under which the worker asks for it. */
  readonly name: string;
  /** Relative to the page; it changes with the contents. */
  readonly path: string;
  /** Bytes, and bytes of the gzipped file that is transferred. */
  readonly size: number;
  readonly packedSize: number;
}

export type EngineFiles = readonly EngineFile[];
export type EngineManifest = Readonly<Record<EngineName, EngineFiles>>;
