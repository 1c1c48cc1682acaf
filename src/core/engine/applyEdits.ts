import type { TextEdit } from '../model/text.ts';

/**
 * The text with the edits carried out. Edits refer to the text as given; of two that overlap, the one that comes later in
 * the text is left out (the next pass will find it again), and so is a repetition of the same edit.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  let last: TextEdit | undefined;
  for (const edit of [...edits].sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end)) {
    if (edit.range.start < done || (last !== undefined && isSame(last, edit))) continue;
    result += text.slice(done, edit.range.start) + edit.newText;
    done = edit.range.end;
    last = edit;
  }
  return result + text.slice(done);
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.range.start === other.range.start && one.range.end === other.range.end && one.newText === other.newText;
}
