import type { Range } from '../../model/text.ts';
import { frontMatter } from './frontMatter.ts';

/**
 * Where the comments of a Mermaid text are: lines that begin with `%%`, as Mermaid 12.3.0 drops them (`cleanupComments`).
 * One that links a node to the code means something, and is left out.
 * @param source with \n for its line ends
 */
export function mermaidComments(source: string): readonly Range[] {
  const comments: Range[] = [];
  const before = frontMatter(source)?.lineCount ?? 0;
  let start = 0;
  let inDirective = false;
  for (const [index, line] of source.split('\n').entries()) {
    if (index >= before) {
      const indent = line.length - line.trimStart().length;
      inDirective ||= line.startsWith('%%{', indent);
      if (!inDirective && line.startsWith('%%', indent) && !/^%%\s*archnotes:/.test(line.slice(indent))) comments.push({ start: start + indent, end: start + line.length });
      if (line.includes('}%%')) inDirective = false;
    }
    start += line.length + 1;
  }
  return comments;
}

/** Where the diagram of a Mermaid text begins; the end of the text where it does not. */
export function firstMermaidLine(source: string, comments: readonly Range[]): number {
  const skipped = source.split('\n').slice(0, frontMatter(source)?.lineCount ?? 0).join('\n').length;
  let at = skipped;
  for (const { start, end } of [...comments, { start: source.length, end: source.length }]) {
    const code = source.slice(at, start).search(/\S/);
    if (code >= 0) return at + code;
    at = end;
  }
  return source.length;
}
