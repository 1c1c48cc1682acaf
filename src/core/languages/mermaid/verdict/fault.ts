import type { Complaint, DiagramFault, MermaidJudge } from '../../../model/diagram.ts';
import type { Range } from '../../../model/text.ts';
import { frontMatter } from '../frontMatter.ts';
import { refusal } from '../guard.ts';
import { keywordRange } from '../keyword.ts';
import { parserText } from './parserText.ts';

/**
 * Kinds that the Mermaid project publishes as packages of their own: where the page is made they are registered with Mermaid, and only there
 * somebody knows what is wrong with one. https://mermaid.js.org/syntax/zenuml.html
 */
const registeredElsewhere = new Set(['zenuml']);

/**
 * What is wrong with a Mermaid text in the judgement of Mermaid itself, with the place in the text as the user wrote it; undefined
 * where Mermaid draws it, or may. A text that could keep Mermaid busy for ever is not given to it (`guard.ts`).
 */
export function faultOf(source: string, judge: MermaidJudge): DiagramFault | undefined {
  const refused = refusal(source);
  if (refused !== undefined) {
    const at = refused.reason === 'alias' ? lineRange(source, refused.line) : keywordRange(source);
    return { reason: refused.reason, about: '', expected: [], at };
  }
  const complaint = judge(source);
  if (complaint === undefined || (complaint.reason === 'unknown-kind' && registeredElsewhere.has(keywordOf(source)))) return undefined;
  return placedFault(complaint, source);
}

function keywordOf(source: string): string {
  const { start, end } = keywordRange(source);
  return source.slice(start, end);
}

/** What Mermaid complained of, with its place in the text as the user wrote it. @param source with \n for its line ends */
export function placedFault(complaint: Complaint, source: string): DiagramFault {
  const { reason, expected } = complaint;
  const found = rangeOf(complaint, source);
  const at = found ?? keywordRange(source);
  const isBlank = source.slice(at.start, at.end).trim() === '';
  if (reason === 'refused' || reason === 'front-matter') return { reason, about: complaint.about, expected, at };
  if (reason === 'unexpected' && !isBlank) return { reason, about: excerpt(source, at), expected, at };
  const last = reason === 'unknown-kind' || !isBlank ? at : lastWordBefore(source, at.start);
  return { reason: reason === 'unknown-kind' ? reason : 'incomplete', about: excerpt(source, last), expected, at: last };
}

function rangeOf({ at, input, kind }: Complaint, source: string): Range | undefined {
  if (at === undefined) return undefined;
  if ('line' in at) return inFrontMatter(at, source);
  const given = parserText(source, kind);
  // A parser that was given something else than we think cannot be followed.
  if (input !== undefined && input !== given.text) return undefined;
  const start = given.originOf(at.start);
  const end = at.end > at.start ? given.originOf(at.end - 1) + 1 : start;
  return oneLine(source, wholeWord(source, { start, end: Math.max(start, end) }));
}

/** Some grammars take words letter by letter. */
function wholeWord(source: string, { start, end }: Range): Range {
  if (end === start || !/[\p{L}\p{N}_]$/u.test(source.slice(start, end))) return { start, end };
  return { start, end: end + (/^[\p{L}\p{N}_]*/u.exec(source.slice(end, end + longestWord))?.[0].length ?? 0) };
}

/** Only its first line of what goes over several: nobody wants half a page underlined. */
function oneLine(source: string, { start, end }: Range): Range {
  const text = source.slice(start, end);
  const shown = text.split('\n', 1)[0] ?? '';
  return { start, end: start + shown.trimEnd().length };
}

/** @param place line and column in the front matter, both from 0 */
function inFrontMatter(place: { readonly line: number; readonly column: number }, source: string): Range {
  const { lineCount } = frontMatter(source) ?? { lineCount: 2 };
  const indent = /^\s*/.exec(source)?.[0].length ?? 0;
  const line = lineRange(source, place.line + 1);
  const start = Math.min(source.lastIndexOf('\n', line.start - 1) + 1 + indent + place.column, line.end);
  if (place.line + 1 < lineCount - 1 && start < line.end) return { start: firstInk(source, start), end: line.end };
  return lastWordBefore(source, start);
}

function firstInk(source: string, start: number): number {
  return start + (/^[^\S\n]*/.exec(source.slice(start))?.[0].length ?? 0);
}

function lastWordBefore(source: string, offset: number): Range {
  const before = source.slice(0, offset).trimEnd();
  if (before === '') return keywordRange(source);
  return { start: before.length - (/\S*$/.exec(before)?.[0].length ?? 0), end: before.length };
}

/** A line without the blanks around it. @param line from 0 */
function lineRange(source: string, line: number): Range {
  let start = 0;
  for (let count = 0; count < line; count += 1) start = source.indexOf('\n', start) + 1 || source.length;
  const text = source.slice(start).split('\n', 1)[0] ?? '';
  return { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
}

const longestExcerpt = 40;
const longestWord = 200;

function excerpt(source: string, { start, end }: Range): string {
  const characters = [...source.slice(start, end)];
  return characters.length <= longestExcerpt ? characters.join('') : `${characters.slice(0, longestExcerpt - 1).join('')}…`;
}
