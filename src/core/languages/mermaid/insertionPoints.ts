import type { InsertionPoints } from '../../model/diagram.ts';
import type { DocumentPlaces } from './documentPlaces.ts';
import { firstBodyLine, frontMatter } from './frontMatter.ts';

/** Where whole lines can be put into a diagram's text without changing what is there. */
export function insertionPoints(source: string, { places, lineEnd }: { readonly places: DocumentPlaces; readonly lineEnd: string }): InsertionPoints {
  const lines = source.split('\n');
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  const keyword = firstBodyLine(source);
  const next = lines.slice(keyword + 1).find((line) => line.trim() !== '');
  const prefix = places.prefixAt(0);
  const indentOf = (line: string | undefined): string => /^\s*/.exec(line ?? '')?.[0] ?? '';
  const afterLine = (line: number): number => places.offsetOf((starts[line] ?? 0) + (lines[line] ?? '').length);
  const head = frontMatter(source);
  const config = head === undefined ? -1 : lines.slice(0, head.lineCount).findIndex((line) => /^\s*config:\s*(?:#.*)?$/.test(line));
  const inside = indentOf(lines[config + 1]);
  return {
    afterKeyword: afterLine(keyword),
    bodyIndent: prefix + (next === undefined || indentOf(next) === '' ? `${indentOf(lines[keyword])}  ` : indentOf(next)),
    top: places.offsetOf(0),
    topIndent: prefix,
    frontMatter: head === undefined ? undefined : afterLine(0),
    config: config < 0 ? undefined : { at: afterLine(config), indent: prefix + (inside.length > indentOf(lines[config]).length ? inside : `${indentOf(lines[config])}  `) },
    hasConfig: /^\s*["']?config["']?\s*:/m.test(head?.yaml ?? ''),
    lineEnd,
  };
}
