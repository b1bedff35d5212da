/**
 * SHA-256 for the sandbox: browsers give `crypto.subtle` to secure contexts only, and a frame with an origin of its own
 * is none, whatever the page around it. The core's checksums need it.
 *
 * @module
 */

const SIZE = 64;

/** The first 32 bits of the fractional parts of the roots of the first primes, as the standard defines its constants. */
function constants(count: number, root: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) isPrime = false;
    if (isPrime) found.push((candidate ** (1 / root) % 1) * 0x100000000);
  }
  return found.map((value) => Math.floor(value) >>> 0);
}

const ROUNDS = constants(SIZE, 3);
const START = constants(8, 2);

const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const at = (words: ArrayLike<number>, index: number): number => words[index] ?? 0;

/** The digest of some bytes. */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil((bytes.length + 9) / SIZE);
  const padded = new Uint8Array(blocks * SIZE);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  let state = START;
  for (let block = 0; block < blocks; block++) state = compressed(state, view, block * SIZE);
  const digest = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) digest.setUint32(index * 4, word);
  return new Uint8Array(digest.buffer);
}

function compressed(state: readonly number[], view: DataView, offset: number): number[] {
  const words = new Uint32Array(SIZE);
  for (let index = 0; index < SIZE; index++)
    words[index] = index < 16 ? view.getUint32(offset + index * 4) : next(words, index);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < SIZE; index++) {
    const sum = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const one = (h + sum + ((e & f) ^ (~e & g)) + at(ROUNDS, index) + at(words, index)) | 0;
    const two = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + at(state, index)) >>> 0);
}

function next(words: Uint32Array, index: number): number {
  const [early, late] = [at(words, index - 15), at(words, index - 2)];
  const first = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
  const second = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
  return (at(words, index - 16) + first + at(words, index - 7) + second) >>> 0;
}

/** Gives this worker what the core asks of `crypto.subtle`, where the browser does not. */
export function provideDigest(): void {
  if ((crypto as { readonly subtle?: SubtleCrypto }).subtle !== undefined) return;
  const digest = async (algorithm: string, data: BufferSource): Promise<ArrayBuffer> => {
    if (algorithm !== "SHA-256") throw new Error(`${algorithm} is not available here.`);
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    return sha256(bytes).buffer;
  };
  Object.defineProperty(crypto, "subtle", { value: { digest } });
}
