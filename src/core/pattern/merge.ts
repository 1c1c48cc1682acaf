import { diff3Merge } from 'node-diff3';

/** Three versions of one text; line ends are line feeds. */
export interface Versions {
  /** As the pattern made it when it was last written. */
  readonly base: string;
  /** As it is now, the user's edits included. */
  readonly mine: string;
  /** As the pattern makes it now. */
  readonly theirs: string;
}

export interface Merged {
  readonly text: string;
  /** How many places were changed on both sides; each stands in the text between conflict markers. */
  readonly clashes: number;
}

/** Lines above which texts are not aligned: the alignment grows with the square of the lines that are alike. */
const mostLines = 20_000;

/**
 * Merges what the user and the pattern have each made of a text. Where both changed the same lines differently, both
 * versions stay, between the conflict markers that git writes and editors understand.
 * @param theirName how the pattern's side is called in the markers
 */
export function mergeThree({ base, mine, theirs }: Versions, theirName: string): Merged {
  const [ours, origin, others] = [mine, base, theirs].map((text) => text.split('\n'));
  if (ours === undefined || origin === undefined || others === undefined || Math.max(ours.length, origin.length, others.length) > mostLines) {
    return { text: marked(mine.split('\n'), theirs.split('\n'), theirName).join('\n'), clashes: 1 };
  }
  const lines: string[] = [];
  let clashes = 0;
  for (const region of diff3Merge(ours, origin, others, { excludeFalseConflicts: true })) {
    if (region.ok !== undefined) lines.push(...region.ok);
    if (region.conflict === undefined) continue;
    clashes += 1;
    lines.push(...marked(region.conflict.a, region.conflict.b, theirName));
  }
  return { text: lines.join('\n'), clashes };
}

const mineMark = '<<<<<<< yours';

function marked(mine: readonly string[], theirs: readonly string[], theirName: string): readonly string[] {
  return [mineMark, ...mine, '=======', ...theirs, `>>>>>>> ${theirName}`];
}

/** Whether a text still holds markers of a merge that nobody has settled. */
export function hasMarkers(text: string): boolean {
  return /^<{7} /m.test(text) && /^>{7} /m.test(text);
}

/** The user's side of a text with markers: every conflict settled for what they had. Other lines stay, those merged without a conflict included. */
export function mineOf(text: string): string {
  const lines: string[] = [];
  let side: 'both' | 'mine' | 'theirs' = 'both';
  for (const line of text.split('\n')) {
    if (side === 'both' && /^<{7} /.test(line)) side = 'mine';
    else if (side === 'mine' && /^={7}\r?$/.test(line)) side = 'theirs';
    else if (side === 'theirs' && /^>{7} /.test(line)) side = 'both';
    else if (side !== 'theirs') lines.push(line);
  }
  return lines.join('\n');
}
