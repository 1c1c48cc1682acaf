import { mayBelongBelow } from '../link/hoist.ts';
import { isPython } from '../link/paths.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { LineStarts, Range } from '../model/text.ts';
import type { ParsedModule } from './files.ts';

/**
 * Lines of a module that were written otherwise, and in which nothing stands that is known of it: everything else is where it
 * was, or further up or down.
 */
export interface Move {
  readonly path: string;
  /** The lines as they were, from the start of the first to the start of the one behind the last. */
  readonly lines: Range;
  /** How much further everything behind them is now. */
  readonly by: number;
  /** Of the text as it is now. */
  readonly hash: string;
  readonly lineStarts: LineStarts;
}

/**
 * The move that one text of a module becomes another by; undefined where more than positions changed, or may have. Whoever
 * reads a module's text beside its facts reads the lines that something known stands in, what lies between a name and its value,
 * and the comments above.
 */
export function moveBetween(before: ParsedModule, after: ParsedModule): Move | undefined {
  // The comments and blocks that are looked for are those of TypeScript.
  if (isPython(after.facts.path) || before.facts.syntaxError !== undefined || after.facts.syntaxError !== undefined) return undefined;
  const lines = linesBetween(before.text, after.text);
  if (lines === undefined) return undefined;
  const { path, hash, lineStarts } = after.facts;
  const move: Move = { path, lines, by: after.text.length - before.text.length, hash, lineStarts };
  return isOnlyMoved(before.facts, after.facts, move) ? move : undefined;
}

/** Where an offset is after the move; undefined for one within the lines. */
export function moved({ lines, by }: Move, offset: number): number | undefined {
  if (offset <= lines.start) return offset;
  return offset < lines.end ? undefined : offset + by;
}

/** The lines of `before` that are others in `after`; undefined where they may mean something to the lines around them. */
function linesBetween(before: string, after: string): Range | undefined {
  let same = 0;
  while (same < before.length && before.charCodeAt(same) === after.charCodeAt(same)) same += 1;
  const most = Math.min(before.length, after.length) - same;
  let behind = 0;
  while (behind < most && before.charCodeAt(before.length - 1 - behind) === after.charCodeAt(after.length - 1 - behind)) behind += 1;
  const start = same === 0 ? 0 : before.lastIndexOf('\n', same - 1) + 1;
  const lineEnd = before.indexOf('\n', before.length - behind);
  if (lineEnd < 0) return undefined;
  const end = lineEnd + 1;
  const written = [before.slice(start, end), after.slice(start, end + after.length - before.length)];
  return written.some((lines) => telling.test(lines) || mayBelongBelow(lines)) ? undefined : { start, end };
}

/** What is looked for between the statements of a module: blocks, blank lines, and how lines end. */
const telling = /[{}\r]|^[ \t]*\n/m;

const tables = ['imports', 'exports', 'bindings', 'bodies', 'classes', 'calls', 'writes', 'comments'] as const;

function isOnlyMoved(before: ModuleFacts, after: ModuleFacts, move: Move): boolean {
  if (tables.some((table) => before[table].length !== after[table].length)) return false;
  const isApart = before.bindings.every(({ range, init }) => init === undefined || isCode(init) || isBeside({ start: range.start, end: init.range.end }, move));
  return isApart && tables.every((table) => isSame(before[table], after[table], move));
}

/** Whether the second value is the first with every range moved. Facts are plain data; a keystroke compares thousands of them, so nothing is made on the way. */
function isSame(before: unknown, after: unknown, move: Move): boolean {
  if (before === after) return true;
  if (Array.isArray(before)) return Array.isArray(after) && isSameList(before, after, move);
  if (!isRecord(before) || !isRecord(after)) return Number.isNaN(before) && Number.isNaN(after);
  if (isRange(before)) return isRange(after) && isBeside(before, move) && isMoved(before, after, move);
  const mayHold = isCode(before);
  let keys = 0;
  for (const key in before) {
    keys += 1;
    const one = before[key];
    const other = after[key];
    if (one === other) continue;
    const isKept = mayHold && key === 'range' && isRange(one) && isRange(other) ? isMoved(one, other, move) : isSame(one, other, move);
    if (!isKept) return false;
  }
  for (const _ in after) keys -= 1;
  return keys === 0;
}

function isSameList(before: readonly unknown[], after: readonly unknown[], move: Move): boolean {
  if (before.length !== after.length) return false;
  for (let index = 0; index < before.length; index += 1) if (!isSame(before[index], after[index], move)) return false;
  return true;
}

/** Whether something holds statements, among which the lines may be: a body, a function or a class. */
function isCode(known: object): boolean {
  if ('kind' in known && (known.kind === 'function' || known.kind === 'class') && !('name' in known)) return true;
  return 'parent' in known || 'superclass' in known;
}

/** Whether a range lies wholly before or behind the lines. */
function isBeside({ start, end }: Range, { lines }: Move): boolean {
  return end <= lines.start || start >= lines.end;
}

function isMoved(before: Range, after: Range, move: Move): boolean {
  return after.start === moved(move, before.start) && after.end === moved(move, before.end);
}

function isRange(value: unknown): value is Range {
  return isRecord(value) && typeof value['start'] === 'number' && typeof value['end'] === 'number';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
