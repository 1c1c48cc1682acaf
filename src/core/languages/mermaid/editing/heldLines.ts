import type { DiagramKind } from '../../../model/diagram.ts';
import { frontMatter } from '../frontMatter.ts';
import { keywordRange, kindOfKeyword } from '../keyword.ts';
import { readableText } from '../outline/readableText.ts';

const opening = '([{';
const closing = ')]}';

/** Lines, from 0, that are not to be moved. */
export interface HeldLines {
  readonly held: ReadonlySet<number>;
  /** Those on whose blanks at the end something goes on. */
  readonly open: ReadonlySet<number>;
}

/**
 * The lines, from 0, whose blanks belong to something: front matter, directives, descriptions, and those that a text, a shape or a
 * note which began above goes on in. Undefined where something is never closed: then nothing is known.
 */
export function heldLines(source: string, lines: readonly string[]): HeldLines | undefined {
  const held = new Set<number>();
  const open = new Set<number>();
  const head = frontMatter(source)?.lineCount ?? 0;
  for (let line = 0; line < head; line += 1) held.add(line);
  holdSpans(source, held);
  const readable = readableText(source).text.split('\n');
  const { start, end } = keywordRange(source);
  const kind = kindOfKeyword(source.slice(start, end));
  const isClosed = kind === 'sequence' || holdTexts(readable, { held, open }, kind);
  return isClosed && holdNotes(lines, held) ? { held, open } : undefined;
}

/** Directives and descriptions in braces. */
function holdSpans(source: string, held: Set<number>): void {
  for (const { 0: text, index } of source.matchAll(/%%\{(?:(?!\}%%)[\s\S])*(?:\}%%)?|^[^\S\n]*accDescr\s*\{[^}]*\}?/gm)) {
    const first = source.slice(0, index).split('\n').length - 1;
    const count = text.split('\n').length;
    for (let line = first; line < first + count; line += 1) if (count > 1) held.add(line);
  }
}

/** Texts in quotes, names in backticks, and in flowcharts shapes and `@{ … }`, that go over several lines: all but the first is held. */
function holdTexts(lines: readonly string[], { held, open }: { readonly held: Set<number>; readonly open: Set<number> }, kind: DiagramKind | undefined): boolean {
  const quotes = kind === 'class' ? '"`' : '"';
  let quote: string | undefined;
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    if (quote !== undefined || depth > 0) held.add(index);
    for (const character of line) {
      if (character === quote) quote = undefined;
      else if (quote !== undefined) continue;
      else if (quotes.includes(character)) quote = character;
      else if (kind === 'flowchart') depth = Math.max(0, depth + stepOf(character));
    }
    if (quote !== undefined || depth > 0) open.add(index);
  }
  return quote === undefined && depth === 0;
}

function stepOf(character: string): number {
  return opening.includes(character) ? 1 : closing.includes(character) ? -1 : 0;
}

/** `note right of x` … `end note` of a state diagram. */
function holdNotes(lines: readonly string[], held: Set<number>): boolean {
  let inNote = false;
  for (const [index, line] of lines.entries()) {
    if (inNote) held.add(index);
    if (inNote && /^\s*end note\b/i.test(line)) inNote = false;
    else if (/^\s*note\s+(?:left|right)\s+of\s+[^:"]+$/i.test(line)) inNote = true;
  }
  return !inNote;
}
