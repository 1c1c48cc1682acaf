import type { Range } from '../../model/text.ts';
import type { Complaint } from './cursor.ts';

/*
 * The parser drops the whole statement around an error, which while one types may be half the file. A text whose one
 * damaged line is blanked is often sound, and every offset in it stays the same.
 */

/** A text with a stretch of it blanked out. */
export interface Mend {
  readonly text: string;
  readonly damage: Range;
}

/** How far above an error what caused it is looked for, in lines that hold code. */
const linesAbove = 2;

/** Texts that may be sound, likeliest first: the error's own line blanked, lines above it, lines that open too much. */
export function* mends(text: string, { range, openedAt }: Complaint): Generator<Mend> {
  const own = lineAt(text, range.start);
  const above = codeLinesAbove(text, own, linesAbove);
  const opened = openedAt === undefined ? [] : [lineAt(text, openedAt)];
  for (const line of [own, ...above, ...opened]) yield* blankings(text, line);
  for (const line of above) yield* blankings(text, { start: line.start, end: own.end });
  for (const line of unclosedLines(text)) yield* blankings(text, line);
}

/** The stretch blanked as a whole, and with the braces at its ends kept: `} else if (x {` still ends and begins a block. */
function* blankings(text: string, range: Range): Generator<Mend> {
  const written = text.slice(range.start, range.end);
  const blank = written.replace(/[^\r\n]/g, ' ');
  if (blank === written) return;
  yield withInstead(text, range, blank);
  const head = /^\s*\}/.exec(written)?.[0] ?? '';
  const tail = /\{\s*$/.exec(written)?.[0] ?? '';
  const braces = head + blank.slice(head.length, blank.length - tail.length) + tail;
  if (braces !== blank && braces.length === blank.length) yield withInstead(text, range, braces);
}

function withInstead(text: string, damage: Range, instead: string): Mend {
  return { text: text.slice(0, damage.start) + instead + text.slice(damage.end), damage };
}

/** The line around an offset, without its end. */
function lineAt(text: string, offset: number): Range {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}

function codeLinesAbove(text: string, from: Range, count: number): readonly Range[] {
  const lines: Range[] = [];
  for (let line = from; line.start > 0 && lines.length < count; ) {
    line = lineAt(text, line.start - 1);
    if (!/^\s*(?:$|\/\/|\/?\*)/.test(text.slice(line.start, line.end))) lines.push(line);
  }
  return lines;
}

/** How many lines are tried because of their indentation. */
const mostUnclosed = 3;

/** Lines that end with an opening bracket although the code goes on no deeper below them. */
function unclosedLines(text: string): readonly Range[] {
  const found: Range[] = [];
  let opened: { readonly range: Range; readonly indent: number } | undefined;
  for (const { 0: line, 1: space = '', index } of text.matchAll(/^([ \t]*)\S.*$/gm)) {
    const isCloser = /^\s*[)\]}]/.test(line);
    if (opened !== undefined && !isCloser && space.length <= opened.indent) found.push(opened.range);
    if (found.length === mostUnclosed) return found;
    opened = /[([{]\s*$/.test(line) ? { range: { start: index, end: index + line.length }, indent: space.length } : undefined;
  }
  return found;
}
