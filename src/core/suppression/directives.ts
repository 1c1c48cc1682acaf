import { positionAt } from '../engine/locate.ts';
import { lineStartsOf } from '../languages/lineStarts.ts';
import type { Comment, Directive, LineSpan } from '../model/suppression.ts';
import type { LineStarts, Range } from '../model/text.ts';
import { directiveMark, readDirective, type Said } from './directive.ts';

/** What a language says of its texts beside the comments. */
export interface CommentedText {
  readonly text: string;
  /** In order; they do not overlap. */
  readonly comments: readonly Comment[];
  /** Where a directive about the whole file must stand before; undefined where that is the first code behind `head`. */
  readonly firstCode?: number;
  /** How much of the text comes before the first code and is none: the line that names an interpreter, the mark of a document. */
  readonly head?: number;
  /** Lines that one directive takes together, as the diagram behind a comment of Markdown. */
  readonly blocks?: readonly LineSpan[];
}

/** The directives of a text. */
export function directivesIn(source: CommentedText): readonly Directive[] {
  const said = source.comments.flatMap((comment) => {
    const words = source.text.slice(comment.range.start, comment.range.end);
    const read = words.includes(directiveMark) ? readDirective(words, comment.range.start) : undefined;
    return read === undefined ? [] : [{ comment, read }];
  });
  if (said.length === 0) return [];
  const lines = new Lines(source);
  return said.map(({ comment, read }) => ({ ...read, removal: lines.removal(comment.whole), lines: lines.meant(read, comment) }));
}

/** The lines of a text, and which of them hold code. */
class Lines {
  readonly #source: CommentedText;
  readonly #starts: LineStarts;
  readonly #firstCode: number;

  constructor(source: CommentedText) {
    this.#source = source;
    this.#starts = lineStartsOf(source.text);
    this.#firstCode = source.firstCode ?? this.#codeFrom(source.head ?? 0);
  }

  meant({ word }: Said, { whole }: Comment): LineSpan | undefined {
    if (word === 'file') return whole.start <= this.#firstCode ? { first: 0, last: this.#starts.length } : undefined;
    if (word === 'line') return this.#isAlone(whole) ? undefined : this.#line(whole.start);
    return word === 'next-line' ? this.#nextLine(whole) : undefined;
  }

  /** A comment that has its lines for itself goes with them; else with the space before it. */
  removal(whole: Range): Range {
    const { text } = this.#source;
    const start = this.#lineStart(whole.start);
    if (this.#isAlone(whole)) {
      const end = this.#starts[this.#lineOf(whole.end) + 1];
      // On the last line the line end before it goes.
      return end === undefined && start > 0 ? { start: text.slice(0, start).search(/(?:\r\n|\n|\r)$/), end: text.length } : { start, end: end ?? text.length };
    }
    const before = /[ \t]*$/.exec(text.slice(start, whole.start))?.[0].length ?? 0;
    return { start: whole.start - (before === whole.start - start ? 0 : before), end: whole.end };
  }

  #nextLine({ end }: Range): LineSpan | undefined {
    const next = this.#starts[this.#lineOf(end) + 1];
    const code = next === undefined ? this.#source.text.length : this.#codeFrom(next);
    if (code >= this.#source.text.length) return undefined;
    const line = this.#lineOf(code);
    return this.#source.blocks === undefined ? { first: line, last: line } : (this.#source.blocks.find(({ first }) => first === line) ?? this.#line(code));
  }

  /** From `offset` on, the first character that is neither space nor part of a comment; the end of the text where there is none. */
  #codeFrom(offset: number): number {
    const { text, comments } = this.#source;
    let at = offset;
    for (;;) {
      while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
      const comment = comments.find(({ whole }) => whole.start <= at && at < whole.end);
      if (comment === undefined) return at;
      at = comment.whole.end;
    }
  }

  #isAlone({ start, end }: Range): boolean {
    const { text } = this.#source;
    const last = this.#starts[this.#lineOf(end) + 1] ?? text.length;
    return text.slice(this.#lineStart(start), start).trim() === '' && text.slice(end, last).trim() === '';
  }

  #line(offset: number): LineSpan {
    const line = this.#lineOf(offset);
    return { first: line, last: line };
  }

  #lineOf(offset: number): number {
    return positionAt(this.#starts, offset).line;
  }

  #lineStart(offset: number): number {
    return this.#starts[this.#lineOf(offset)] ?? 0;
  }
}
