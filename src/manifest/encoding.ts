import { REPLACEMENT, wellFormed } from './yaml/characters';

/**
 * The text of a file, as kubectl decodes it: a byte order mark chooses the encoding and is dropped; without one it is UTF-8. What is
 * no text becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), false);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  // Buffer makes the strings that are fastest to read.
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', marked ? 3 : 0);
}

function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const units = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  if (!littleEndian) units.swap16();
  const text = wellFormed(units.toString('utf16le'));
  return bytes.length % 2 === 0 ? text : text + REPLACEMENT;
}

/** The bytes of a text in the encoding of others, with their byte order mark; `undefined` if those hold what is no text. */
export function encodeAs(text: string, bytes: Uint8Array): Uint8Array | undefined {
  const original = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encode(decodeText(bytes), bytes).equals(original) ? encode(text, bytes) : undefined;
}

function encode(text: string, [first, second, third]: Uint8Array): Buffer {
  if (first === 0xff && second === 0xfe) return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (first === 0xfe && second === 0xff) return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  return Buffer.from(isMarked ? `\ufeff${text}` : text);
}
