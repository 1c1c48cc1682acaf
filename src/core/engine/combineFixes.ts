import type { Fix } from '../model/finding.ts';
import type { TextEdit } from '../model/text.ts';

/** Fixes that can be applied together. */
export interface CombinedFixes {
  /** The edits of each file, in no order; they do not overlap. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** How many of the fixes these are. */
  readonly taken: number;
}

/**
 * The edits of all fixes that can be applied together. A fix is left out as a whole where a text is no longer the one that
 * it was made for, or where it gets in the way of one before it: it comes again when the others are applied.
 * @param hashOf the hash of a file's text as it is now; undefined for a file that cannot be read
 */
export function combineFixes(fixes: readonly Fix[], hashOf: (path: string) => string | undefined): CombinedFixes {
  const accepted = new Map<string, TextEdit[]>();
  const fits = ({ edits }: Fix): boolean =>
    edits.every(({ path, hash, edits: own }) => hashOf(path) === hash && own.every((edit) => isFree(edit, accepted.get(path) ?? [])));
  let taken = 0;
  for (const fix of fixes) {
    if (!fits(fix)) continue;
    taken += 1;
    for (const { path, edits } of fix.edits) {
      const before = accepted.get(path) ?? [];
      accepted.set(path, [...before, ...edits.filter((edit) => !before.some((other) => isSame(edit, other)))]);
    }
  }
  return { edits: accepted, taken };
}

/** The same edit twice is one edit: two findings may have the same cure. */
function isFree(edit: TextEdit, accepted: readonly TextEdit[]): boolean {
  return accepted.every((other) => isSame(edit, other) || edit.range.end < other.range.start || other.range.end < edit.range.start);
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.range.start === other.range.start && one.range.end === other.range.end && one.newText === other.newText;
}
