/** What a pattern with at most one `*` leaves of `text` for that `*`; undefined where it does not match. */
export function matchPattern(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text ? '' : undefined;
  const prefix = pattern.slice(0, star);
  const suffix = pattern.slice(star + 1);
  const fits = text.length >= prefix.length + suffix.length && text.startsWith(prefix) && text.endsWith(suffix);
  return fits ? text.slice(prefix.length, text.length - suffix.length) : undefined;
}

/** The best of the patterns that match: an exact one, else the one with the longest part before its `*`. */
export function bestMatch<T>(entries: readonly T[], patternOf: (entry: T) => string, text: string): Match<T> | undefined {
  let best: Match<T> | undefined;
  let bestLength = -1;
  for (const entry of entries) {
    const pattern = patternOf(entry);
    const rest = matchPattern(pattern, text);
    const length = pattern.includes('*') ? pattern.indexOf('*') : Number.MAX_SAFE_INTEGER;
    if (rest === undefined || length <= bestLength) continue;
    best = { entry, rest };
    bestLength = length;
  }
  return best;
}

export interface Match<T> {
  readonly entry: T;
  /** What stands for the `*`. */
  readonly rest: string;
}
