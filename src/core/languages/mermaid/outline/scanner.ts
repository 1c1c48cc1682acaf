import type { Word } from './outlineBuilder.ts';

/** Reads a text from left to right. Every step goes forward, so that reading takes time in proportion to the text. */
export class Scanner {
  readonly text: string;
  offset = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isDone(): boolean {
    return this.offset >= this.text.length;
  }

  /** What a sticky pattern matches here, taken; undefined where it does not match, and then nothing is taken. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const match = this.look(pattern);
    if (match !== undefined) this.offset += match[0].length;
    return match;
  }

  /** As {@link take}, and takes nothing. The pattern must be sticky. */
  look(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.offset;
    return pattern.exec(this.text) ?? undefined;
  }

  word(pattern: RegExp): Word | undefined {
    const start = this.offset;
    const match = this.take(pattern);
    return match === undefined ? undefined : { text: match[0], at: { start, end: this.offset } };
  }

  spaces(): void {
    this.take(/[^\S\n]*/y);
  }

  /** To the end of the line, without its end. */
  restOfLine(): Word {
    return this.word(/[^\n]*/y) ?? { text: '', at: { start: this.offset, end: this.offset } };
  }
}

/** A word without the blanks around it. */
export function trimmedWord({ text, at }: Word): Word {
  const start = at.start + (text.length - text.trimStart().length);
  const kept = text.trim();
  return { text: kept, at: { start, end: start + kept.length } };
}

/** The part of a word from `from` to `to`, without the blanks around it. */
export function partOf({ text, at }: Word, from: number, to = text.length): Word {
  return trimmedWord({ text: text.slice(from, to), at: { start: at.start + from, end: at.start + Math.min(to, text.length) } });
}

/** The parts of a word between commas. */
export function listedIn(word: Word): readonly Word[] {
  const parts: Word[] = [];
  let from = 0;
  for (const part of word.text.split(',')) {
    const listed = partOf(word, from, from + part.length);
    if (listed.text !== '') parts.push(listed);
    from += part.length + 1;
  }
  return parts;
}
