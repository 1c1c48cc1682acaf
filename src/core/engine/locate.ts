import type { LocatedPlace } from '../model/finding.ts';
import type { LineStarts, Place, Position } from '../model/text.ts';

/** The line and character of an offset: both from 0, characters in UTF-16 code units. */
export function positionAt(starts: LineStarts, offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (starts[low] ?? 0) };
}

/** A place with its lines and characters. */
export function located({ path, range }: Place, starts: LineStarts): LocatedPlace {
  return { path, range, start: positionAt(starts, range.start), end: positionAt(starts, range.end) };
}
