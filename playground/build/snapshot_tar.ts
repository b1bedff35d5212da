/**
 * Makes the snapshot of an empty PostgreSQL cluster smaller: the write-ahead log has segments that are waiting to be
 * used again, and what they were used for before is still in them.
 *
 * @module
 */

const BLOCK = 512;
const SEGMENT = /^\/?pg_wal\/[0-9A-F]{24}$/;

interface Entry {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * An archive of a cluster that was shut down, with no segment but the one that it goes on in, which is the first.
 *
 * @param tar as `dumpDataDir` makes it
 */
export function withoutSpareWal(tar: Uint8Array): Uint8Array {
  const entries = entriesOf(tar);
  const [current] = entries
    .map(({ name }) => name)
    .filter((name) => SEGMENT.test(name))
    .sort();
  const kept = entries.filter(({ name }) => name === current || !SEGMENT.test(name));
  const parts = kept.map(({ start, end }) => tar.subarray(start, end));
  // Two blocks of zeros end an archive.
  return new Uint8Array(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]));
}

function entriesOf(tar: Uint8Array): Entry[] {
  const text = (from: number, length: number): string =>
    new TextDecoder().decode(tar.subarray(from, from + length)).replace(/\0[\s\S]*$/, "");
  const entries: Entry[] = [];
  for (let start = 0; start < tar.length; ) {
    const name = text(start, 100);
    if (name === "") break;
    const size = Number.parseInt(text(start + 124, 12).trim() || "0", 8);
    const end = start + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    entries.push({ name, start, end });
    start = end;
  }
  return entries;
}
