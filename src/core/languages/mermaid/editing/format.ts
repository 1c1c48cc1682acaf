import type { DiagramOutline } from '../../../model/diagram.ts';
import type { TextEdit } from '../../../model/text.ts';
import { lineStartsOf } from '../../lineStarts.ts';
import { positionAt } from '../../../engine/locate.ts';
import { firstBodyLine } from '../frontMatter.ts';
import { outlineOf } from '../outline.ts';
import { heldLines } from './heldLines.ts';

/**
 * The edits that indent a Mermaid text by its blocks, take away blanks at the ends of lines and all but one of blank lines in a row.
 * The picture stays the same. Nothing inside front matter, directives, descriptions and texts over several lines is touched, and
 * of kinds without a grammar here no indentation: in mind maps it has a meaning.
 */
export function formatEdits(source: string, indent: string): readonly TextEdit[] {
  const lines = source.split('\n');
  const starts = lineStartsOf(source);
  const { held, open } = heldLines(source, lines) ?? {};
  const outline = outlineOf(source);
  if (outline === undefined || held === undefined || open === undefined) return [];
  const depths = depthsOf(outline, { lines, starts });
  const first = firstBodyLine(source);
  const edits: TextEdit[] = [];
  for (const [index, line] of lines.entries()) {
    if (held.has(index)) continue;
    const start = starts[index] ?? 0;
    const text = line.trim();
    if (text === '' && index < lines.length - 1 && isBlank(lines, held, index + 1)) edits.push({ range: { start, end: starts[index + 1] ?? source.length }, newText: '' });
    else edits.push(...lineEdits(line, { start, isOpen: open.has(index) }, text === '' || index <= first ? '' : indent.repeat(depths[index] ?? 0)));
  }
  return edits;
}

function isBlank(lines: readonly string[], held: ReadonlySet<number>, index: number): boolean {
  return lines[index]?.trim() === '' && !held.has(index);
}

function lineEdits(line: string, { start, isOpen }: { readonly start: number; readonly isOpen: boolean }, indentation: string): readonly TextEdit[] {
  const lead = line.length - line.trimStart().length;
  const tail = line.trimEnd().length;
  const edits: TextEdit[] = [];
  if (line.slice(0, lead) !== indentation) edits.push({ range: { start, end: start + lead }, newText: indentation });
  if (!isOpen && tail < line.length && tail > lead) edits.push({ range: { start: start + tail, end: start + line.length }, newText: '' });
  return edits;
}

/** How deep each line stands: one step below the kind, and one more for each block around it. */
function depthsOf({ groups, kind }: DiagramOutline, { lines, starts }: { readonly lines: readonly string[]; readonly starts: readonly number[] }): readonly number[] {
  const steps = lines.map(() => 0);
  const step = (line: number, by: number): void => {
    if (line < steps.length) steps[line] = (steps[line] ?? 0) + by;
  };
  for (const { range } of groups) {
    const last = positionAt(starts, range.end).line;
    const isClosed = /^(?:end\b|\})/i.test((lines[last] ?? '').trim());
    const from = positionAt(starts, range.start).line + 1;
    const to = isClosed ? last : last + 1;
    if (from >= to) continue;
    step(from, 1);
    step(to, -1);
  }
  let depth = 1;
  return lines.map((line, index) => {
    depth += steps[index] ?? 0;
    const isDivider = kind === 'sequence' && /^(?:else|and|option)\b/i.test(line.trim());
    return Math.max(0, isDivider ? depth - 1 : depth);
  });
}
