const utf8 = new TextDecoder('utf-8');

/** The text of a file's bytes, as VS Code shows it: UTF-8 or UTF-16 by its mark, the mark itself gone. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return utf8.decode(bytes);
}
