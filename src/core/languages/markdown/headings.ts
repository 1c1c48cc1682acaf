import MarkdownIt from 'markdown-it';
import { maxMarkdownLength } from './fences.ts';

/** A heading with the lines, from 0, of its section: up to the next heading of its level or above it. */
export interface Heading {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

const blocks = new MarkdownIt({ html: false, linkify: false });
blocks.core.ruler.enableOnly(['normalize', 'block']);

/** The headings of a Markdown text in order. None of a text above {@link maxMarkdownLength}. */
export function headingsOf(text: string): readonly Heading[] {
  if (text.length > maxMarkdownLength) return [];
  const tokens = blocks.parse(text, {});
  const found = tokens.flatMap(({ type, tag, map }, index) =>
    type === 'heading_open' ? [{ level: Number(tag.slice(1)), line: map?.[0] ?? 0, text: tokens[index + 1]?.content ?? '' }] : [],
  );
  const lastLine = text.split(/\r\n?|\n/).length;
  return found.map(({ level, line, text: heading }, index) => {
    const next = found.slice(index + 1).find((later) => later.level <= level);
    return { text: heading, line, endLine: next?.line ?? lastLine };
  });
}
