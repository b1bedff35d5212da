/**
 * Text in the fewest characters that a URL's fragment takes: deflate with a dictionary of what projects have in common,
 * a checksum, base64url.
 *
 * The browser's own stream reads it. It has no way to be given a dictionary, but a deflate stream may hold a block of
 * text as it is: the dictionary is put in front as such a block, and taken off again afterwards.
 *
 * @module
 */
import { DICTIONARY_1 } from "./share_dictionary.ts";

/** A text that cannot be unpacked, with what to tell the visitor. */
export class UnpackError extends Error {
  override readonly name = "UnpackError";
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

const VERSION = "1";
/** Nobody shares more than this, but a few characters can unpack to gigabytes. */
const MAX_BYTES = 8_000_000;
const CHECK_BYTES = 3;

let dictionary: Uint8Array<ArrayBuffer> | undefined;
function dictionaryBytes(): Uint8Array<ArrayBuffer> {
  dictionary ??= new TextEncoder().encode(DICTIONARY_1);
  return dictionary;
}

/**
 * Packs a text for a URL's fragment.
 *
 * @example location.hash = `#project=${await pack(text)}` // "1.…"
 */
export async function pack(text: string): Promise<string> {
  const { deflateSync } = await import("fflate");
  const bytes = new TextEncoder().encode(text);
  const packed = deflateSync(bytes, { level: 9, mem: 9, dictionary: dictionaryBytes() });
  const all = new Uint8Array(CHECK_BYTES + packed.length);
  all.set(checksum(bytes));
  all.set(packed, CHECK_BYTES);
  return `${VERSION}.${base64url(all)}`;
}

/**
 * Reads what {@link pack} wrote.
 *
 * @throws UnpackError when it was made by a newer playground, or is not whole
 */
export async function unpack(text: string): Promise<string> {
  const version = /^(\d+)\./.exec(text)?.[1];
  if (version !== undefined && version !== VERSION) {
    throw new UnpackError(
      "This link was made by a newer version of the playground.",
      "Open it in that version, or ask whoever sent it for a zip file.",
    );
  }
  const all = version === undefined ? undefined : fromBase64url(text.slice(version.length + 1));
  if (all === undefined || all.length <= CHECK_BYTES) throw damaged();
  const bytes = await inflate(all.subarray(CHECK_BYTES));
  const expected = all.subarray(0, CHECK_BYTES);
  if (checksum(bytes).some((byte, index) => byte !== expected[index])) throw damaged();
  return new TextDecoder().decode(bytes);
}

function damaged(): UnpackError {
  return new UnpackError(
    "This link is damaged: a part of it is missing or was changed on the way.",
    "Copy it again as a whole; some programs cut long links. A zip file always arrives whole.",
  );
}

async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const known = dictionaryBytes();
  const reader = new Blob([storedBlock(known), packed])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      length += next.value.length;
      if (length > MAX_BYTES + known.length) throw damaged();
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error instanceof UnpackError ? error : damaged();
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all.subarray(known.length);
}

/** A block of deflate that holds bytes as they are and is not the last: RFC 1951, 3.2.4. */
function storedBlock(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { length } = bytes;
  const block = new Uint8Array(length + 5);
  block.set([0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255]);
  block.set(bytes, 5);
  return block;
}

/** 24 bits of FNV-1a: enough to notice that a link was cut or mistyped. */
function checksum(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return new Uint8Array([hash & 255, (hash >>> 8) & 255, ((hash >>> 16) ^ (hash >>> 24)) & 255]);
}

/** Bytes in characters that a URL takes as they are. */
export function base64url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The bytes of {@link base64url}; `undefined` for anything else. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}
