import type { Judgement } from '../engine/judge.ts';
import { located } from '../engine/locate.ts';
import type { Finding, Fix, LocatedPlace, RelatedPlace } from '../model/finding.ts';
import type { FileEdit, Range, TextEdit } from '../model/text.ts';
import { moved, type Move } from './move.ts';

/** What was judged, at the places that it moved to; undefined where a place is not there any more. */
export function movedJudgement({ findings, crashes }: Judgement, move: Move): Judgement | undefined {
  const all = everyOne(findings, (finding) => movedFinding(finding, move));
  return all === undefined ? undefined : { findings: all, crashes };
}

function movedFinding(finding: Finding, move: Move): Finding | undefined {
  const at = movedPlace(finding.at, move);
  const related = everyOne(finding.related, (each) => movedRelated(each, move));
  const fix = finding.fix === undefined ? undefined : movedFix(finding.fix, move);
  if (at === undefined || related === undefined || (fix === undefined && finding.fix !== undefined)) return undefined;
  return { ...finding, at, hash: at.path === move.path ? move.hash : finding.hash, related, fix };
}

function movedRelated(related: RelatedPlace, move: Move): RelatedPlace | undefined {
  const at = movedPlace(related.at, move);
  return at === undefined ? undefined : { ...related, at };
}

function movedPlace(at: LocatedPlace, move: Move): LocatedPlace | undefined {
  if (at.path !== move.path) return at;
  const range = movedRange(at.range, move);
  return range === undefined ? undefined : located({ path: at.path, range }, move.lineStarts);
}

function movedFix({ title, edits }: Fix, move: Move): Fix | undefined {
  const all = everyOne(edits, (edit) => (edit.path === move.path ? movedEdit(edit, move) : edit));
  return all === undefined ? undefined : { title, edits: all };
}

function movedEdit({ path, edits }: FileEdit, move: Move): FileEdit | undefined {
  const all = everyOne(edits, ({ range, newText }): TextEdit | undefined => {
    const there = movedRange(range, move);
    return there === undefined ? undefined : { range: there, newText };
  });
  return all === undefined ? undefined : { path, hash: move.hash, edits: all };
}

function movedRange(range: Range, move: Move): Range | undefined {
  const start = moved(move, range.start);
  const end = moved(move, range.end);
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** What each becomes; undefined where one becomes nothing. */
function everyOne<Item>(items: readonly Item[], become: (item: Item) => Item | undefined): readonly Item[] | undefined {
  const all = items.map(become);
  return all.every((item): item is Item => item !== undefined) ? all : undefined;
}
