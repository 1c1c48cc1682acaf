import { frontMatter } from '../frontMatter.ts';
import type { Range } from '../../../model/text.ts';

/** A line of comment: what stands after `%%`. */
export interface CommentLine {
  readonly text: string;
  readonly start: number;
}

/** A Mermaid text as its grammar reads it. */
export interface ReadableText {
  /** As long as the source: front matter, directives, comments and descriptions are spaces. */
  readonly text: string;
  readonly comments: readonly CommentLine[];
}

/** Blanks out what is no statement, so that every offset stays what it is. */
export function readableText(source: string): ReadableText {
  const comments: CommentLine[] = [];
  const hidden = new Blanks(source);
  hidden.cover({ start: 0, end: frontMatterEnd(source) });
  for (const { 0: match, index } of source.matchAll(/%%\{(?:(?!\}%%)[\s\S])*(?:\}%%)?/g)) hidden.cover({ start: index, end: index + match.length });
  for (const { 0: match, index, 1: lead = '' } of source.matchAll(/^([^\S\n]*%%)(?!\{)[^\n]*/gm)) {
    comments.push({ text: match.slice(lead.length), start: index + lead.length });
    hidden.cover({ start: index, end: index + match.length });
  }
  for (const { 0: match, index } of source.matchAll(/^[^\S\n]*(?:accTitle[^\S\n]*:[^\n]*|accDescr[^\S\n]*:[^\n]*|accDescr\s*\{[^}]*\}?)/gm)) hidden.cover({ start: index, end: index + match.length });
  return { text: hidden.text(), comments };
}

function frontMatterEnd(source: string): number {
  const { lineCount = 0 } = frontMatter(source) ?? {};
  let end = 0;
  for (let line = 0; line < lineCount; line += 1) end = source.indexOf('\n', end) + 1 || source.length;
  return end;
}

/** Collects what to blank out; line ends stay. */
class Blanks {
  readonly #source: string;
  readonly #covered: Range[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  cover(range: Range): void {
    if (range.end > range.start) this.#covered.push(range);
  }

  text(): string {
    const sorted = [...this.#covered].sort((one, other) => one.start - other.start);
    let text = '';
    for (const { start, end } of sorted) {
      if (end <= text.length) continue;
      text += this.#source.slice(text.length, Math.max(start, text.length));
      text += this.#source.slice(text.length, end).replace(/[^\n]/g, ' ');
    }
    return text + this.#source.slice(text.length);
  }
}
