/** Nothing longer is called a rule. */
const longest = 100;

/** The one of `names` that `word` looks like a misspelling of: a letter in four wrong, missing or too many, at most. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  if (word.length > longest) return undefined;
  const most = Math.ceil(word.length / 4);
  const near = names.map((name) => ({ name, distance: editDistance(word, name) })).filter(({ distance }) => distance <= most);
  return near.sort((one, other) => one.distance - other.distance)[0]?.name;
}

/** How many letters must be written, left out or changed to make one of the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
