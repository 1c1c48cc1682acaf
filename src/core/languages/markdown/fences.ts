import MarkdownIt, { type Token } from 'markdown-it';
import type { DiagramText } from '../mermaid/diagramText.ts';
import { mermaidTitle, shortened } from '../mermaid/title.ts';
import { isLeftOpen } from './leftOpen.ts';

/** Texts above this many UTF-16 units are not read: a megabyte of notes is a dump, and nobody draws from it. */
export const maxMarkdownLength = 1_048_576;

/** Headings longer than this are not read for a title. */
const maxHeadingLength = 1_000;

/** Block structure only: what is inline is none of our business here, and costs most of the time. */
const blocks = new MarkdownIt({ html: false, linkify: false });
blocks.core.ruler.enableOnly(['normalize', 'block']);
const inline = new MarkdownIt({ html: false, linkify: false });

/**
 * All Mermaid fences of a Markdown text in order, wherever CommonMark allows one: indented, in lists and quotes, with backticks or
 * tildes, with any line ending, unclosed at the end of the text. A fence is Mermaid's when the first word after it is `mermaid`; one that
 * is left open for somebody else is none yet.
 * Empty for texts above {@link maxMarkdownLength}.
 */
export function mermaidFences(text: string): readonly DiagramText[] {
  if (text.length > maxMarkdownLength) return [];
  const body = text.replace(/^\uFEFF/, '');
  const lines = body.split(/\r\n?|\n/);
  const fences: DiagramText[] = [];
  let heading = '';
  let inHeading = false;
  for (const token of blocks.parse(body, {})) {
    if (token.type === 'inline' && inHeading) heading = plainText(token.content);
    inHeading = token.type === 'heading_open';
    if (isMermaid(token) && !isLeftOpen(token.content)) fences.push(fence(token, heading, lines));
  }
  return fences;
}

/** The lines of paragraphs, from 0 and in order: neither headings nor code. For a text up to {@link maxMarkdownLength}. */
export function proseLines(text: string): readonly number[] {
  return blocks.parse(text, {}).flatMap(({ type, map }) => (type === 'paragraph_open' && map ? Array.from({ length: map[1] - map[0] }, (_, index) => map[0] + index) : []));
}

function isMermaid({ type, info }: Token): boolean {
  return type === 'fence' && /^\s*mermaid(?=$|[\s{])/i.test(info);
}

function plainText(markdown: string): string {
  if (markdown.length > maxHeadingLength) return '';
  const [parsed] = inline.parseInline(markdown, {});
  const words = (parsed?.children ?? []).map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content));
  return shortened(words.join(''));
}

function fence({ content, map }: Token, heading: string, lines: readonly string[]): DiagramText {
  const first = Math.min((map?.[0] ?? 0) + 1, lines.length - 1);
  const contents = content.replace(/\n$/, '').split('\n');
  const source = contents.join('\n');
  const indents = content === '' ? [0] : contents.map((line, index) => Math.max(0, (lines[first + index] ?? '').length - line.length));
  return {
    title: mermaidTitle(source) || heading,
    source,
    range: {
      start: { line: first, character: indents[0] ?? 0 },
      end: { line: first + contents.length - 1, character: (indents.at(-1) ?? 0) + (contents.at(-1) ?? '').length },
    },
    indents,
  };
}
