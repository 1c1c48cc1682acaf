import { firstBodyLine } from './frontMatter.ts';

/**
 * For each line of what Mermaid 12.3.0 parses, the line of the text it came from, both from 0. Before it parses, Mermaid drops front
 * matter, directives and leading blank lines, and every comment line together with the blank lines before it
 * (`cleanupComments`); the lines in its errors are counted in what is left.
 */
export function bodyLines(source: string): readonly number[] {
  const lines = source.split(/\r\n?|\n/);
  const kept: number[] = [];
  let blank: number[] = [];
  for (let index = firstBodyLine(source); index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.trim() === '') blank.push(index);
    else if (!/^\s*%%(?!\{)./.test(line)) kept.push(...blank, index);
    if (line.trim() !== '') blank = [];
  }
  return [...kept, ...blank];
}
