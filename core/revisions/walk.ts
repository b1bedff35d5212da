/**
 * Walks over a graph of ids given by functions. None of them recurses, so that a chain may have any length, and none
 * depends on the order in which anything was inserted.
 *
 * @module
 */

/** The neighbours of a node in one direction. */
export type Neighbours = (id: string) => readonly string[];

/** Orders texts by their code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The given nodes and all that can be reached from them. */
export function reach(start: Iterable<string>, next: Neighbours): Set<string> {
  const seen = new Set(start);
  const open = [...seen];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const neighbour of next(id)) {
      if (seen.has(neighbour)) continue;
      seen.add(neighbour);
      open.push(neighbour);
    }
  }
  return seen;
}

/**
 * An order in which every node comes after the ones before it. A branch is followed to its end before the next one is
 * begun; among equals the smaller id is first. What lies on or behind a cycle comes last.
 *
 * @param ids in alphabetical order
 */
export function topologicalOrder(ids: readonly string[], before: Neighbours, after: Neighbours): string[] {
  const waiting = new Map(ids.map((id) => [id, before(id).length]));
  const ready = ids.filter((id) => waiting.get(id) === 0).reverse();
  const order: string[] = [];
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    order.push(id);
    waiting.delete(id);
    const freed = after(id).filter((next) => {
      const count = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, count);
      return count === 0;
    });
    ready.push(...freed.sort((a, b) => compareText(b, a)));
  }
  return [...order, ...waiting.keys()];
}

/** Whether some nodes lie on a cycle; cheaper than to find out which. */
export function hasCycle(ids: readonly string[], before: Neighbours, after: Neighbours): boolean {
  const waiting = new Map(ids.map((id) => [id, before(id).length]));
  const ready = ids.filter((id) => waiting.get(id) === 0);
  let count = 0;
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    count++;
    for (const next of after(id)) {
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  return count < ids.length;
}

interface Frame {
  readonly id: string;
  readonly neighbours: readonly string[];
  position: number;
}

/**
 * One cycle for each knot of nodes that reach each other (Tarjan's strongly connected components), beginning with its
 * smallest id, in the order of the walk.
 */
export function findCycles(ids: readonly string[], next: Neighbours): string[][] {
  return components(ids, next)
    .filter((component) => component.length > 1)
    .map((component) => cycleIn(new Set(component), next))
    .sort(([a = ""], [b = ""]) => compareText(a, b));
}

function components(ids: readonly string[], next: Neighbours): string[][] {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const found: string[][] = [];
  const enter = (id: string): Frame => {
    lowest.set(id, index.size);
    index.set(id, index.size);
    stack.push(id);
    onStack.add(id);
    return { id, neighbours: next(id), position: 0 };
  };
  const lower = (id: string, value: number): unknown => lowest.set(id, Math.min(lowest.get(id) ?? value, value));
  for (const root of ids) {
    const frames = index.has(root) ? [] : [enter(root)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const neighbour = frame.neighbours[frame.position++];
      if (neighbour === undefined) {
        frames.pop();
        const parent = frames.at(-1);
        if (parent !== undefined) lower(parent.id, lowest.get(frame.id) as number);
        if (lowest.get(frame.id) === index.get(frame.id)) found.push(unwind(stack, onStack, frame.id));
      } else if (!index.has(neighbour)) frames.push(enter(neighbour));
      else if (onStack.has(neighbour)) lower(frame.id, index.get(neighbour) as number);
    }
  }
  return found;
}

function unwind(stack: string[], onStack: Set<string>, root: string): string[] {
  const component = stack.splice(stack.lastIndexOf(root));
  for (const id of component) onStack.delete(id);
  return component;
}

/** Follows the first neighbour inside a component until a node comes again. */
function cycleIn(component: ReadonlySet<string>, next: Neighbours): string[] {
  const path: string[] = [];
  let id = [...component].sort(compareText)[0] as string;
  while (!path.includes(id)) {
    path.push(id);
    id = next(id).find((neighbour) => component.has(neighbour)) as string;
  }
  const cycle = path.slice(path.indexOf(id));
  const smallest = cycle.indexOf([...cycle].sort(compareText)[0] as string);
  return [...cycle.slice(smallest), ...cycle.slice(0, smallest)];
}
