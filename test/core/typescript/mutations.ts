/** Numbers from 0 to below 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const stray = ['(', ')', '{', '}', '[', ']', '`', '${', "'", '"', '/*', '//', '=>', '?.', '<', '>', ';', 'new ', 'await ', 'import ', 'export ', '@', '#', '\\u{', '\ud800', '한', '😀', '\u2028', '\0', '\r'];

/** One mutation of a text: cut short, a piece lost, a piece twice, a stray token, noise, pieces exchanged. */
export function mutated(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const length = Math.floor(random() * 40);
  const piece = text.slice(at, at + length);
  switch (Math.floor(random() * 6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + piece + text.slice(at);
    case 3:
      return text.slice(0, at) + (stray[Math.floor(random() * stray.length)] ?? '') + text.slice(at);
    case 4:
      return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 65536)) + text.slice(at + 1);
    default:
      return text.slice(at) + text.slice(0, at);
  }
}
