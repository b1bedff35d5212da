/**
 * What others are told of this process when it holds a lock.
 *
 * @module
 */
import { hostname } from "node:os";

/** @example holderName() // "pid 4711 on build-3" */
export function holderName(): string {
  return `pid ${process.pid} on ${hostname()}`;
}
