import { decodeText } from '../core/project/decodeText.ts';

/**
 * The bytes of a text in the encoding of the bytes that it was read from, mark included; undefined where those are no
 * valid text, so that writing would change what nobody touched.
 */
export function encodeLike(bytes: Uint8Array, text: string): Uint8Array | undefined {
  const encode = encoderOf(bytes);
  return Buffer.compare(encode(decodeText(bytes)), bytes) === 0 ? encode(text) : undefined;
}

function encoderOf(bytes: Uint8Array): (text: string) => Uint8Array {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return (text) => Buffer.from(`\ufeff${text}`, 'utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
  return (text) => Buffer.from(mark + text);
}
