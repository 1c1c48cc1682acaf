import type { Range } from '../../model/text.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { maxMarkdownLength, proseLines } from './fences.ts';

/** A comment of HTML that has its line for itself, in a quote or a list at most. */
const comment = /^([\s>]*)(<!--(?:(?!-->).)*-->)\s*$/;

/** Where the comments of a Markdown text are that take one line and nothing of another; what stands in code is none. */
export function markdownComments(text: string): readonly Range[] {
  if (text.length > maxMarkdownLength) return [];
  const starts = lineStartsOf(text);
  return proseLines(text).flatMap((line) => {
    const start = starts[line] ?? text.length;
    const [, prefix = '', found] = comment.exec(text.slice(start, starts[line + 1])) ?? [];
    return found === undefined ? [] : [{ start: start + prefix.length, end: start + prefix.length + found.length }];
  });
}
