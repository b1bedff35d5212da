/**
 * One topological sort, with the smallest first among what could come next.
 *
 * @module
 */

/**
 * Kahn's algorithm with a heap.
 *
 * @param before For each node the ones that must come before it.
 * @returns The nodes in order; those that wait for each other, and whatever waits for these, are missing.
 * @example sortTopologically(["b", "a"], new Map([["a", new Set(["b"])]]), (x, y) => (x < y ? -1 : 1)) // ["b", "a"]
 */
export function sortTopologically<T>(
  nodes: readonly T[],
  before: ReadonlyMap<T, ReadonlySet<T>>,
  compare: (a: T, b: T) => number,
): T[] {
  const waiting = new Map(nodes.map((node) => [node, before.get(node)?.size ?? 0]));
  const after = new Map<T, T[]>(nodes.map((node) => [node, []]));
  for (const [node, earlier] of before) for (const first of earlier) after.get(first)?.push(node);
  const ready = new Heap<T>(compare);
  for (const node of nodes) if (waiting.get(node) === 0) ready.push(node);
  const sorted: T[] = [];
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    sorted.push(node);
    for (const next of after.get(node) ?? []) {
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  return sorted;
}

/** A binary heap; JavaScript has none. */
class Heap<T> {
  readonly #items: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  push(item: T): void {
    let at = this.#items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  pop(): T | undefined {
    const top = this.#items[0];
    const last = this.#items.pop();
    if (last === undefined || this.#items.length === 0) return top;
    this.#items[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const smaller = this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfBefore(smaller, at)) return top;
      at = smaller;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [first, second] = [this.#items[a], this.#items[b]];
    return first !== undefined && second !== undefined && this.#compare(first, second) < 0;
  }

  #swapIfBefore(a: number, b: number): boolean {
    if (!this.#isBefore(a, b)) return false;
    [this.#items[a], this.#items[b]] = [this.#items[b] as T, this.#items[a] as T];
    return true;
  }
}
