/** Turns an offset in UTF-8 bytes into one in UTF-16 code units. */
export type ToUtf16 = (byte: number) => number;

const same: ToUtf16 = (byte) => byte;

/**
 * Offsets of a text as UTF-8 (lone surrogates encoded as U+FFFD, as `TextEncoder` does) to offsets of the text itself.
 * @param text the text
 * @param byteLength its length in UTF-8
 * @param firstNonAscii the byte at which the first character beyond ASCII starts; `byteLength` or more if there is none
 */
export function utf16Offsets(text: string, byteLength: number, firstNonAscii: number): ToUtf16 {
  if (firstNonAscii >= byteLength) return same;
  const map = new Uint32Array(byteLength - firstNonAscii + 1);
  let at = 0;
  for (let unit = firstNonAscii; unit < text.length; ) {
    const code = text.codePointAt(unit) ?? 0;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let i = 0; i < bytes; i++) map[at + i] = unit;
    at += bytes;
    unit += bytes === 4 ? 2 : 1;
  }
  map[at] = text.length;
  return (byte) => (byte <= firstNonAscii ? byte : (map[byte - firstNonAscii] ?? text.length));
}
