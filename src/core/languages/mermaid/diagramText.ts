import type { Position } from '../../model/text.ts';
import { mermaidTitle } from './title.ts';

/** One Mermaid text and where it stands in its document. */
export interface DiagramText {
  /** From front matter, `accTitle` or the heading above the fence; empty where there is none. */
  readonly title: string;
  /** As Mermaid is to read it: without the fence's indentation, lines ended by \n. */
  readonly source: string;
  /** From the first character of the first source line to the end of the last. */
  readonly range: { readonly start: Position; readonly end: Position };
  /** For each line of `source`, how many characters the document's line has before it: indentation, list, quote. */
  readonly indents: readonly number[];
}

/** A `.mmd` or `.mermaid` file: the whole text is one diagram. A byte order mark is dropped. */
export function mermaidDocument(text: string): DiagramText {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const source = lines.join('\n');
  const last = lines.length - 1;
  return {
    title: mermaidTitle(source),
    source,
    range: { start: { line: 0, character: 0 }, end: { line: last, character: lines[last]?.length ?? 0 } },
    indents: lines.map(() => 0),
  };
}
