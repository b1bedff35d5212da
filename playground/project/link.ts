/**
 * What the page's address asks for, and the addresses that it hands out. Everything is in the fragment, which browsers
 * send to nobody.
 *
 * | fragment | what opens |
 * |---|---|
 * | `#project=1.…` | a shared project |
 * | `#lesson=first_revision` | a bundled lesson |
 * | `#lesson-text=1.…` | a lesson in the link |
 * | `#example=shop` | a bundled project |
 * | `#zip=…` | a zip, as `<migr-playground>` hands it over |
 *
 * @module
 */
import { fromBase64url, pack, unpack } from "./deflate.ts";
import type { Project } from "./project.ts";
import { packProject, unpackProject } from "./share.ts";

/** What an address asks for. */
export type Asked =
  | { readonly kind: "nothing" }
  | { readonly kind: "project"; readonly packed: string }
  | { readonly kind: "lesson"; readonly id: string }
  | { readonly kind: "lessonText"; readonly packed: string }
  | { readonly kind: "example"; readonly id: string }
  | { readonly kind: "zip"; readonly packed: string };

const KINDS: Readonly<Record<string, (value: string) => Asked>> = {
  project: (packed) => ({ kind: "project", packed }),
  lesson: (id) => ({ kind: "lesson", id }),
  "lesson-text": (packed) => ({ kind: "lessonText", packed }),
  example: (id) => ({ kind: "example", id }),
  zip: (packed) => ({ kind: "zip", packed }),
};

/** Reads a fragment, with or without its `#`. Unknown ones ask for nothing: the page has anchors of its own. */
export function askedBy(fragment: string): Asked {
  const match = /^#?([\w-]+)=(.*)$/s.exec(fragment);
  const read = match === null ? undefined : KINDS[match[1] ?? ""];
  return read === undefined ? { kind: "nothing" } : read(match?.[2] ?? "");
}

/** The address of this page without what follows `#`, and never as an embedded one. */
export function pageAddress(location: Pick<Location, "origin" | "pathname">): string {
  return `${location.origin}${location.pathname}`;
}

/** A link that opens a project as it is now. */
export async function projectLink(project: Project, page: string): Promise<string> {
  return `${page}#project=${await packProject(project)}`;
}

/** A link that opens a lesson that is not among the bundled ones. */
export async function lessonLink(markdown: string, page: string): Promise<string> {
  return `${page}#lesson-text=${await pack(markdown)}`;
}

/** The project or lesson text of a link. @throws UnpackError */
export { unpack as unpackLesson, unpackProject };

/** The bytes of `#zip=`. */
export function zipBytes(packed: string): Uint8Array<ArrayBuffer> | undefined {
  return fromBase64url(packed);
}
