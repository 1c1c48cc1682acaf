import { mayBelongBelow } from '../link/hoist.ts';
import { isPython } from '../link/paths.ts';
import { lineStartsOf } from '../languages/lineStarts.ts';
import type { ModuleFacts } from '../model/module.ts';
import type { ModuleParser } from '../model/project.ts';
import type { LineStarts, Range } from '../model/text.ts';

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

/** A text and what is known of it. */
interface Known {
  readonly facts: ModuleFacts;
  readonly text: string;
}

/**
 * The move that one text of a module becomes another by; undefined where more than positions changed, or may have. Whoever
 * reads a module's text beside its facts reads the lines that something known stands in, what lies between a name and its value,
 * and the comments above.
 */
export function moveBetween(before: Known, after: Known): Move | undefined {
  if (!isComparable(before.facts) || !isComparable(after.facts)) return undefined;
  const lines = linesBetween(before.text, after.text);
  if (lines === undefined) return undefined;
  const { path, hash, lineStarts } = after.facts;
  const move: Move = { path, lines, by: after.text.length - before.text.length, hash, lineStarts };
  return isOnlyMoved(before.facts, after.facts, move) ? move : undefined;
}

/**
 * The same by the statements around what was typed alone. `elsewhere`: more changed than positions; undefined: it cannot be
 * said without reading the whole text. `before` has the text that the parser read last, and its facts at any places.
 */
export function moveOfStatements(before: Known, after: { readonly text: string; readonly hash: string }, parser: ModuleParser): Move | 'elsewhere' | undefined {
  if (!isComparable(before.facts) || before.facts.comments.length > 0) return undefined;
  const lines = linesBetween(before.text, after.text);
  if (lines === undefined) return undefined;
  const move: Move = { path: before.facts.path, lines, by: after.text.length - before.text.length, hash: after.hash, lineStarts: lineStartsOf(after.text) };
  const isSame = (one: ModuleFacts, other: ModuleFacts, start: number): boolean => isOnlyMoved(one, other, { ...move, lines: { start: lines.start - start, end: lines.end - start } });
  const kept = parser.isOnlyMoved?.({ path: move.path, before: before.text, after: after.text, lines }, isSame);
  if (kept === undefined) return undefined;
  return kept ? move : 'elsewhere';
}

/** The comments and blocks that are looked for are those of TypeScript. */
function isComparable({ path, syntaxError }: ModuleFacts): boolean {
  return !isPython(path) && syntaxError === undefined;
}

/** Where an offset is after the move; undefined for one within the lines. */
export function moved({ lines, by }: Pick<Move, 'lines' | 'by'>, offset: number): number | undefined {
  if (offset <= lines.start) return offset;
  return offset < lines.end ? undefined : offset + by;
}

/** What is kept of a move: only where everything went. */
export type Shift = Pick<Move, 'path' | 'lines' | 'by'>;

/**
 * Shifts one after the other, and one more behind them. Who types on where he typed makes one shift of the two, so that the list grows with
 * the changes of place and not with the keystrokes: {@link moved} goes by both as by one where they overlap.
 */
export function andThen(shifts: readonly Shift[], next: Shift): readonly Shift[] {
  const last = shifts.at(-1);
  const writtenTo = last === undefined ? 0 : last.lines.end + last.by;
  if (last?.path !== next.path || next.lines.start >= writtenTo || next.lines.end <= last.lines.start) return [...shifts, next];
  const lines = { start: Math.min(last.lines.start, next.lines.start), end: Math.max(last.lines.end, next.lines.end - last.by) };
  return [...shifts.slice(0, -1), { path: next.path, lines, by: last.by + next.by }];
}

/** The lines of `before` that are others in `after`; undefined where they may mean something to the lines around them. */
function linesBetween(before: string, after: string): Range | undefined {
  const same = alike(Math.min(before.length, after.length), (from, to) => before.slice(from, to) === after.slice(from, to));
  const most = Math.min(before.length, after.length) - same;
  const behind = alike(most, (from, to) => before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from));
  const start = same === 0 ? 0 : before.lastIndexOf('\n', same - 1) + 1;
  const lineEnd = before.indexOf('\n', before.length - behind);
  if (lineEnd < 0) return undefined;
  const end = lineEnd + 1;
  const written = [before.slice(start, end), after.slice(start, end + after.length - before.length)];
  return written.some((lines) => telling.test(lines) || mayBelongBelow(lines)) ? undefined : { start, end };
}

/** How many of `most` units are alike: of a thousand at a time, which is what is quick, then of ever fewer. */
function alike(most: number, areAlike: (from: number, to: number) => boolean): number {
  let at = 0;
  for (let step = 1024; step >= 1; step /= 4) while (at + step <= most && areAlike(at, at + step)) at += step;
  return at;
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
