/**
 * Whether a folder matches a pattern of `workspaces` (`packages/*`, `apps/**`, `libs/api-*`). Both are /-separated and
 * relative to the folder of the package.json that has the pattern. Takes time in proportion to both lengths multiplied.
 */
export function matchesWorkspace(pattern: string, folder: string): boolean {
  return matchSegments(segmentsOf(pattern), segmentsOf(folder));
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

/** Greedy, going back only to the last `**`. */
function matchSegments(pattern: readonly string[], segments: readonly string[]): boolean {
  return matchGreedy(pattern, segments, { isStar: (part) => part === '**', matches: matchSegment });
}

function matchSegment(pattern: string, segment: string): boolean {
  return matchGreedy([...pattern], [...segment], { isStar: (part) => part === '*', matches: (left, right) => left === right });
}

interface Matching {
  readonly isStar: (part: string) => boolean;
  readonly matches: (part: string, item: string) => boolean;
}

function matchGreedy(pattern: readonly string[], items: readonly string[], { isStar, matches }: Matching): boolean {
  let at = 0;
  let item = 0;
  let star = -1;
  let resume = 0;
  while (item < items.length) {
    const part = pattern[at];
    if (part !== undefined && isStar(part)) {
      star = at;
      resume = item;
      at += 1;
    } else if (part !== undefined && matches(part, items[item] ?? '')) {
      at += 1;
      item += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      item = resume;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every(isStar);
}
