/** What a diagram is recognised by after its document has changed. */
export interface DiagramMark {
  readonly title: string;
  /** Its text, or anything that is equal exactly where the texts are. */
  readonly content: string;
}

/**
 * For each diagram of `after`, the index of the same diagram in `before`; undefined where it is new. The same text is the same
 * diagram, wherever it stands; between two that are recognised by that, the same title is, and then the same place counted from
 * either end, as long as what is left there is as many.
 */
export function sameDiagrams(before: readonly DiagramMark[], after: readonly DiagramMark[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = after.map(() => undefined);
  const free = new Set(before.keys());
  const pair = (equal: (a: DiagramMark, b: DiagramMark) => boolean): void => {
    for (const [index, mark] of after.entries()) {
      if (found[index] !== undefined) continue;
      const fits = (other: number): boolean => free.has(other) && equal(before[other] ?? mark, mark);
      const same = fits(index) ? index : nearest(index, [...free].filter(fits));
      if (same === undefined) continue;
      found[index] = same;
      free.delete(same);
    }
  };
  pair((a, b) => a.content === b.content && a.title === b.title);
  pair((a, b) => a.content === b.content);
  pair((a, b) => a.title !== '' && a.title === b.title);
  return byPlace(found, before.length, free);
}

function nearest(index: number, candidates: readonly number[]): number | undefined {
  return candidates.reduce<number | undefined>((best, other) => (best === undefined || Math.abs(other - index) < Math.abs(best - index) ? other : best), undefined);
}

/** What was edited in text and title at once: it still stands between its neighbours. */
function byPlace(found: readonly (number | undefined)[], count: number, free: ReadonlySet<number>): readonly (number | undefined)[] {
  const placed = [...found];
  for (let start = 0; start < placed.length; start++) {
    if (placed[start] !== undefined) continue;
    let end = start;
    while (end < placed.length && placed[end] === undefined) end++;
    const from = start === 0 ? 0 : (placed[start - 1] ?? 0) + 1;
    const to = end === placed.length ? count : (placed[end] ?? count);
    const between = Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);
    if (between.length === end - start && between.every((index) => free.has(index))) placed.splice(start, between.length, ...between);
    start = end;
  }
  return placed;
}
