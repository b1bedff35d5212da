/**
 * The page.
 *
 * @module
 */
import type { JSX } from "preact";
import { createSession } from "./session/create_session.ts";
const files = import.meta.glob("./examples/library/**/*.{ts,sql,md}", { query: "?raw", import: "default", eager: true }) as Record<string, string>;
export const session = createSession({ project: { id: "x", name: "library", engine: "sqlite", origin: "example", trusted: true, position: [], files: Object.fromEntries(Object.entries(files).map(([p, t]) => [p.replace("./examples/library/", ""), t])) } });
Object.assign(globalThis, { session });
void session.start();
export function App(): JSX.Element {
  return <main>{session.engine.value.phase} {session.database.value.heads.join()} {session.problem.value?.message}</main>;
}
