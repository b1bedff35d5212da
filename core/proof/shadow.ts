/**
 * The shadow: a throw-away database in which models are resolved and revisions are proved.
 *
 * @module
 */
import type { Connection } from "../drivers/driver.ts";

/** A throw-away database, empty when it is opened. */
export interface Shadow {
  readonly connection: Connection;
  /** Makes it empty again. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a shadow; given by the host, because starting an engine is not the core's business. */
export type OpenShadow = () => Promise<Shadow>;
