/** Mistypings that one more letter than this apart are another word. */
const mostEdits = 3;

/** The one of `names` that somebody who wrote `name` may have meant: at most three letters, and a third of it, apart. */
export function nearName(name: string, names: Iterable<string>): string | undefined {
  if (name.length > 100) return undefined;
  const limit = Math.min(mostEdits, Math.ceil(name.length / 3));
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase());
    if (edits <= limit && (best === undefined || edits < best.edits)) best = { name: candidate, edits };
  }
  return best?.name;
}

/** Letters to add, drop or replace (Levenshtein). */
function editsBetween(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[other.length] ?? 0;
}
