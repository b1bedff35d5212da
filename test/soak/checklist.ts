/**
 * Which kinds of objects and which of their attributes occurred in the catalogs that were compared, and which never did.
 * Both come from the machine: what occurred from the catalogs, what there is from the types.
 *
 * @module
 */
import type { Catalog } from "../../core/catalog/catalog.ts";
import type { AnyObject, ObjectKind } from "../../core/catalog/object.ts";
import { attributeParts, type ModelledAttribute, modelledAttributes } from "../support/modelled.ts";
import type { Engine } from "./feature.ts";

/** What happened to an attribute, or to an object as a whole. */
type Event = "is there" | "appears" | "goes" | "changes";

const MARKS: Readonly<Record<Exclude<Event, "is there">, string>> = { appears: "+", goes: "-", changes: "~" };

/** Takes down what occurs in catalogs. */
export class Checklist {
  readonly #seen = new Map<ObjectKind, Map<string, Set<Event>>>();
  readonly #settings = new Set<string>();

  /** Two catalogs have been compared. */
  see(before: Catalog, after: Catalog): void {
    for (const object of before) if (!after.has(object.id)) this.#note(object, "", "goes");
    for (const object of after) {
      const old = before.get(object.id) as AnyObject | undefined;
      this.#note(object, "", old === undefined ? "appears" : "is there");
      this.#compare(object, old);
    }
  }

  #compare(object: AnyObject, old: AnyObject | undefined): void {
    const [from, to] = [attributeParts(old?.attributes ?? {}), attributeParts(object.attributes)];
    for (const [path, value] of to) {
      const was = from.get(path);
      const event = was === value || old === undefined ? "is there" : was === undefined ? "appears" : "changes";
      this.#note(object, path, event);
    }
    for (const path of from.keys()) if (!to.has(path)) this.#note(object, path, "goes");
  }

  #note({ kind }: AnyObject, path: string, event: Event): void {
    const paths = this.#seen.get(kind) ?? new Map<string, Set<Event>>();
    this.#seen.set(kind, paths.set(path, (paths.get(path) ?? new Set()).add(event)));
    const [, , setting] = /^(with|options)\.(.*)$/.exec(path) ?? [];
    if (setting !== undefined) this.#settings.add(`${kind}.${path}`);
  }

  /** A line for each kind: `+` appeared, `~` changed, `-` went, and nothing where it only stood there. */
  lines(engine: Engine): string[] {
    const kinds = [...modelledAttributes()].map(([kind, attributes]) => {
      const own = attributes.filter((attribute) => attribute.engine === undefined || attribute.engine === engine);
      return { kind, own, seen: this.#seen.get(kind) };
    });
    const reached = kinds.flatMap(({ kind, own, seen }) => (seen === undefined ? [] : [reachedLine(kind, own, seen)]));
    const never = kinds.filter(({ seen }) => seen === undefined).map(({ kind }) => kind);
    const settings = [...this.#settings].sort().join(", ");
    return [
      ...reached,
      ...(settings === "" ? [] : [`settings and options: ${settings}`]),
      ...(never.length === 0 ? [] : [`kinds that never occurred: ${never.join(", ")}`]),
    ];
  }
}

function reachedLine(
  kind: ObjectKind,
  own: readonly ModelledAttribute[],
  seen: ReadonlyMap<string, ReadonlySet<Event>>,
): string {
  const names = own.filter(({ path }) => seen.has(path)).map(({ path }) => `${path}${marks(seen.get(path))}`);
  const never = own.filter(({ path }) => !seen.has(path)).map(({ path }) => path);
  const missing = never.length === 0 ? "" : ` | never: ${never.join(", ")}`;
  return `${kind}${marks(seen.get(""))}: ${names.join(", ")}${missing}`;
}

function marks(events: ReadonlySet<Event> | undefined): string {
  return Object.entries(MARKS)
    .map(([event, mark]) => (events?.has(event as Event) === true ? mark : ""))
    .join("");
}
