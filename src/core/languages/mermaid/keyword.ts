import type { DiagramKind } from '../../model/diagram.ts';
import type { Range } from '../../model/text.ts';
import { firstBodyLine, frontMatter } from './frontMatter.ts';

/** The first word of a diagram, which says of what kind it is; of a text that has said nothing yet, its beginning. */
export function keywordRange(source: string): Range {
  const line = firstBodyLine(source);
  if (line === 0 && (/^\s*%%/.test(source) || frontMatter(source) !== undefined)) return { start: 0, end: 0 };
  const start = offsetOfLine(source, line);
  const [, blank = '', word = ''] = /^(\s*)([^\s;:]*)/.exec(source.slice(start)) ?? [];
  return { start: start + blank.length, end: start + blank.length + word.length };
}

const kinds: readonly (readonly [RegExp, DiagramKind])[] = [
  [/^(?:flowchart|flowchart-elk|graph)$/, 'flowchart'],
  [/^sequenceDiagram$/, 'sequence'],
  [/^stateDiagram(?:-v2)?$/, 'state'],
  [/^classDiagram(?:-v2)?$/, 'class'],
  [/^erDiagram$/, 'er'],
];

/** The kind whose structure is read, by a diagram's first word. */
export function kindOfKeyword(word: string): DiagramKind | undefined {
  return kinds.find(([pattern]) => pattern.test(word))?.[1];
}

/** @param line from 0 */
function offsetOfLine(source: string, line: number): number {
  let start = 0;
  for (let count = 0; count < line; count += 1) start = source.indexOf('\n', start) + 1;
  return start;
}
