import { lineStartsOf } from '../../lineStarts.ts';
import { frontMatter } from '../frontMatter.ts';
import { outlineOf } from '../outline.ts';
import { positionAt } from '../../../engine/locate.ts';

/** Lines from 0, both included. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
}

/** What can be folded in a Mermaid text: front matter, blocks, descriptions in braces. */
export function foldsOf(source: string): readonly Fold[] {
  const starts = lineStartsOf(source);
  const lineOf = (offset: number): number => positionAt(starts, offset).line;
  const head = frontMatter(source);
  const blocks = (outlineOf(source)?.groups ?? []).map(({ range }) => ({ startLine: lineOf(range.start), endLine: lineOf(range.end) }));
  const braces = [...source.matchAll(/^[^\S\n]*accDescr\s*\{[^}]*\}?|^[^\S\n]*%%\{(?:(?!\}%%)[\s\S])*(?:\}%%)?/gm)].map(({ 0: text, index }) => ({ startLine: lineOf(index), endLine: lineOf(index + text.length) }));
  const matter = head === undefined ? [] : [{ startLine: 0, endLine: head.lineCount - 1 }];
  return [...matter, ...blocks, ...braces].filter(({ startLine, endLine }) => endLine > startLine).sort((one, other) => one.startLine - other.startLine);
}
