import { readCommentLinks } from './links.ts';
import type { OutlineBuilder, Word } from './outlineBuilder.ts';
import type { readableText } from './readableText.ts';
import { Scanner, trimmedWord } from './scanner.ts';

/** Reads a text of a kind whose statements are lines, then the links in its comments. */
export function readByLines({ text, comments }: ReturnType<typeof readableText>, builder: OutlineBuilder, readLine: (line: Word, builder: OutlineBuilder) => void): void {
  const scanner = new Scanner(text);
  while (!scanner.isDone) {
    readLine(trimmedWord(scanner.restOfLine()), builder);
    scanner.offset += 1;
  }
  readCommentLinks(comments, builder);
}
