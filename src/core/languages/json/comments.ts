import { createScanner } from 'jsonc-parser';
import type { Range } from '../../model/text.ts';

/** Where the comments of a JSON text are, which some of its readers allow. */
export function jsonComments(text: string): readonly Range[] {
  const comments: Range[] = [];
  const scanner = createScanner(text, false);
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    // No other token begins with a slash and another sign.
    if (/^\/[/*]/.test(text.slice(start, start + 2))) comments.push({ start, end: start + scanner.getTokenLength() });
  }
  return comments;
}
