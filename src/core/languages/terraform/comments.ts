import type { HclValue } from '../../model/terraform.ts';
import type { Range } from '../../model/text.ts';
import { Reader } from './reader.ts';
import { heredoc, quoted } from './strings.ts';

/** Where the comments of a Terraform text are. */
export function hclComments(text: string): readonly Range[] {
  const comments: Range[] = [];
  const reader = new Reader(text);
  while (!reader.done) {
    const start = reader.at;
    const line = reader.peek() === '#' || reader.starts('//');
    if (line || reader.starts('/*')) {
      reader.skipComment();
      comments.push({ start, end: reader.at });
    } else if (!stepOverText(reader)) reader.at++;
  }
  return comments;
}

function stepOverText(reader: Reader): boolean {
  if (reader.peek() === '"') return quoted(reader, unread) !== undefined;
  return reader.starts('<<') && heredoc(reader, unread) !== undefined;
}

function unread(start: number, end: number): HclValue {
  return { kind: 'computed', parts: [], range: { start, end } };
}
