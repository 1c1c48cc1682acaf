const letters = [...'mermaid'].map((letter) => letter.charCodeAt(0));
const firstLetters = [...'mM'].map((letter) => letter.charCodeAt(0));
/** Of an ASCII letter, the bit that makes it small. */
const small = 0x20;

/** Whether a Markdown text may hold a Mermaid fence, told by a glance at its bytes or text: few pages of a workspace do. */
export function mentionsMermaid(content: Uint8Array | string): boolean {
  return typeof content === 'string' ? /mermaid/i.test(content) : bytesMention(content);
}

function bytesMention(bytes: Uint8Array): boolean {
  if (isUtf16(bytes)) return true;
  return firstLetters.some((first) => {
    for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
      if (letters.every((letter, index) => ((bytes[at + index] ?? 0) | small) === letter)) return true;
    }
    return false;
  });
}

/** By its byte order mark; such files are so few that each may be read. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
