/**
 * What a database engine must offer to be used in the worker.
 *
 * @module
 */
import type { Connection, Dialect } from "../../core/mod.ts";

/** An open database. */
export interface OpenDatabase {
  readonly connection: Connection;
  close(): Promise<void>;
}

export interface EngineHost {
  readonly dialect: Dialect;
  /** Opens an empty database in memory. */
  open(): Promise<OpenDatabase>;
}

/** Makes a host from the bytes that the page has fetched. */
export type StartHost = (assets: Readonly<Record<string, ArrayBuffer>>) => Promise<EngineHost>;
