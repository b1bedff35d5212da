/**
 * The revision graph as lanes: a line of box-drawing characters in front of each revision, newest first.
 *
 * ```text
 * ●      f7 (head)
 * ●─┐    e6 (merge)
 * │ ●    d5
 * ● │    c4
 * ●─┘    b3 (branch point)
 * ●      a2
 * ```
 *
 * @module
 */

/** A revision as far as the drawing needs it. */
export interface LaneNode {
  readonly id: string;
  /** Its down revisions; those that are not drawn end the lane. */
  readonly parents: readonly string[];
}

/** The drawing beside one revision. */
export interface LaneRow {
  readonly id: string;
  /** The column of the revision's own mark. */
  readonly column: number;
  /** In front of the revision's line, without spaces at its end. */
  readonly lanes: string;
  /** In front of further lines that belong to the revision. */
  readonly below: string;
  /** For each drawn parent the column in which the line to it runs down, until it turns to the parent's own. */
  readonly links: readonly LaneLink[];
}

/** The line from a revision to one of its parents, for drawings that are not made of characters. */
export interface LaneLink {
  readonly parent: string;
  readonly column: number;
}

export interface LaneOptions {
  /** The oldest revision comes first; `nodes` is given newest first nevertheless. */
  readonly reverse?: boolean;
  /** Plain characters, for terminals and files that have no others. */
  readonly ascii?: boolean;
  /** Revisions with an open mark instead of a filled one. */
  readonly open?: (id: string) => boolean;
  /** Lanes further to the right are cut off. Default 40. */
  readonly maxLanes?: number;
}

const UP = 1;
const DOWN = 2;
const LEFT = 4;
const RIGHT = 8;

/** By the directions in which a line leaves the cell: the sum of up 1, down 2, left 4, right 8. */
const BOXES = " │││─┘┐┤─└┌├─┴┬┼";
const ASCII_BOXES = " |||-'.+-`,+-+++";
const MAX_LANES = 40;

/**
 * Draws the lanes of revisions.
 *
 * @param nodes newest first: every revision before its down revisions
 * @example drawLanes([{ id: "b", parents: ["a"] }, { id: "a", parents: [] }]).map((row) => row.lanes) // ["●", "●"]
 */
export function drawLanes(nodes: readonly LaneNode[], options: LaneOptions = {}): LaneRow[] {
  const drawing = new Drawing(nodes, options);
  const rows = nodes.map((node) => drawing.row(node));
  return options.reverse === true ? rows.reverse() : rows;
}

class Drawing {
  readonly #drawn: ReadonlySet<string>;
  readonly #options: LaneOptions;
  readonly #width: number;
  /** For each column the revision that its lane leads down to; `undefined`: free. */
  readonly #lanes: (string | undefined)[] = [];
  /** The columns that lead to a revision, in ascending order. */
  readonly #columns = new Map<string, number[]>();
  /** Where a lane ended in the row above: a mark right beneath it would look as if it were joined with it. */
  #ended: number | undefined;

  constructor(nodes: readonly LaneNode[], options: LaneOptions) {
    this.#drawn = new Set(nodes.map((node) => node.id));
    this.#options = options;
    this.#width = options.maxLanes ?? MAX_LANES;
  }

  row({ id, parents }: LaneNode): LaneRow {
    const arriving = this.#columns.get(id) ?? [];
    const column = arriving[0] ?? this.#free();
    const before = this.#lanes.slice(0, this.#width);
    // Lanes that end here give their columns free only in the next row, so that a row never has both in one column.
    const leaving = this.#leave(column, parents, arriving);
    const joined = [...arriving.filter((other) => other !== column), ...leaving.map((link) => link.column)];
    for (const other of arriving) if (other !== column) this.#lanes[other] = undefined;
    this.#columns.delete(id);
    this.#ended = this.#lanes[column] === undefined ? column : undefined;
    const lanes = this.#text(before, this.#lanes, { id, column, joined });
    const below = this.#text(this.#lanes, this.#lanes, undefined);
    const first = this.#lanes[column];
    const links = first === undefined ? leaving : [{ parent: first, column }, ...leaving];
    const further = this.#options.reverse === true ? this.#text(before, before, undefined) : below;
    return { id, column, lanes, below: further, links };
  }

  /** Leads lanes to the parents; returns those besides the revision's own, which leads to the first one. */
  #leave(column: number, parents: readonly string[], arriving: readonly number[]): LaneLink[] {
    const [first, ...others] = parents.filter((parent) => this.#drawn.has(parent));
    this.#lanes[column] = first;
    if (first !== undefined) this.#await(first, column);
    const [other] = others;
    const known = other === undefined || others.length > 1 ? undefined : this.#joint(other, column, arriving);
    if (other !== undefined && known !== undefined) return [{ parent: other, column: known }];
    return others.map((parent) => {
      const opened = this.#free();
      this.#lanes[opened] = parent;
      this.#await(parent, opened);
      return { parent, column: opened };
    });
  }

  /** A lane that leads to a parent already and can be joined where the line ends; in its middle it would look crossed. */
  #joint(parent: string, column: number, arriving: readonly number[]): number | undefined {
    const columns = this.#columns.get(parent)?.filter((other) => other !== column) ?? [];
    return columns.find((other) => other < column || other > Math.max(...arriving, column));
  }

  #await(id: string, column: number): void {
    const columns = [...(this.#columns.get(id) ?? []), column].sort((a, b) => a - b);
    this.#columns.set(id, columns);
  }

  #free(): number {
    const first = this.#lanes.indexOf(undefined);
    const column = first >= 0 && first === this.#ended ? this.#lanes.indexOf(undefined, first + 1) : first;
    return column >= 0 ? column : this.#lanes.push(undefined) - 1;
  }

  /** One line of text: lanes come from above, go on below, and a revision's mark is joined with some of them. */
  #text(
    above: readonly (string | undefined)[],
    below: readonly (string | undefined)[],
    mark: { readonly id: string; readonly column: number; readonly joined: readonly number[] } | undefined,
  ): string {
    const { ascii, reverse, open } = this.#options;
    const boxes = ascii === true ? ASCII_BOXES : BOXES;
    const [up, down] = reverse === true ? [DOWN, UP] : [UP, DOWN];
    const left = Math.min(mark?.column ?? 0, ...(mark?.joined ?? []));
    const right = Math.max(mark?.column ?? 0, ...(mark?.joined ?? []));
    const inside = (column: number): boolean => mark !== undefined && column > left && column <= right;
    let text = "";
    for (let column = 0; column < Math.min(this.#width, this.#lanes.length); column++) {
      if (column > 0) text += boxes.charAt(inside(column) ? LEFT + RIGHT : 0);
      if (column === mark?.column) {
        text += markOf(open?.(mark.id) === true, ascii === true);
        continue;
      }
      const lines = (above[column] === undefined ? 0 : up) + (below[column] === undefined ? 0 : down);
      text += boxes.charAt(lines + (inside(column) ? LEFT : 0) + (inside(column + 1) ? RIGHT : 0));
    }
    return (right >= this.#width ? `${text}${ascii === true ? ">" : "…"}` : text).trimEnd();
  }
}

function markOf(open: boolean, ascii: boolean): string {
  if (ascii) return open ? "o" : "*";
  return open ? "○" : "●";
}
