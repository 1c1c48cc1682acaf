/** So many short texts are known at a time; in a large workspace there are about as many names. */
const most = 1 << 14;
/** Longer ones are hardly there twice. In UTF-16 code units. */
const short = 48;

let known = new Map<string, string>();

/**
 * A copy of a slice of a text that does not keep the whole text alive, as the slice would in V8 from 13 characters on. What files have
 * in common, names and types and what they import, is the same copy, as far as it has been asked for lately.
 */
export function detached(slice: string): string {
  if (slice.length > short) return copied(slice);
  const one = known.get(slice);
  if (one !== undefined) return one;
  if (known.size >= most) known = new Map();
  const copy = copied(slice);
  known.set(copy, copy);
  return copy;
}

function copied(slice: string): string {
  return slice.length < 13 ? slice : slice.split('').join('');
}
