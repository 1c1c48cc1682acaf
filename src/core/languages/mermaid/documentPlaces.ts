import type { LineStarts, Range } from '../../model/text.ts';
import type { DiagramText } from './diagramText.ts';

/** Where the characters of one Mermaid text stand in the document that holds it: fences may be indented, in lists and in quotes. */
export class DocumentPlaces {
  readonly #sourceLines: readonly string[];
  readonly #sourceStarts: readonly number[];
  readonly #firstLine: number;
  readonly #documentStarts: LineStarts;
  readonly #text: string;

  /** @param lineStarts of `text`, the whole document, which has no byte order mark */
  constructor({ source, range }: DiagramText, text: string, lineStarts: LineStarts) {
    this.#sourceLines = source.split('\n');
    let start = 0;
    this.#sourceStarts = this.#sourceLines.map((line) => (start += line.length + 1) - line.length - 1);
    this.#firstLine = range.start.line;
    this.#documentStarts = lineStarts;
    this.#text = text;
  }

  rangeOf({ start, end }: Range): Range {
    return { start: this.offsetOf(start), end: this.offsetOf(end) };
  }

  /** The offset in the document of an offset in the Mermaid text. */
  offsetOf(offset: number): number {
    const index = this.#lineAt(offset);
    const { start, end } = this.#documentLine(index);
    // Counted from the end of the line: what stands before the text may be a tab that Markdown takes apart.
    return Math.max(start, end - ((this.#sourceLines[index] ?? '').length - (offset - (this.#sourceStarts[index] ?? 0))));
  }

  /** The offset in the Mermaid text of an offset in the document; undefined where that is outside of it. */
  sourceOffsetOf(offset: number): number | undefined {
    for (const [index, line] of this.#sourceLines.entries()) {
      const { start, end } = this.#documentLine(index);
      if (offset < start || offset > end) continue;
      const column = line.length - (end - offset);
      return column < 0 ? undefined : (this.#sourceStarts[index] ?? 0) + column;
    }
    return undefined;
  }

  /** What the document's line has before the line of the Mermaid text that holds an offset. */
  prefixAt(offset: number): string {
    const index = this.#lineAt(offset);
    const { start } = this.#documentLine(index);
    return this.#text.slice(start, this.offsetOf(this.#sourceStarts[index] ?? 0));
  }

  #documentLine(index: number): Range {
    const line = this.#firstLine + index;
    const start = this.#documentStarts[line] ?? this.#text.length;
    const next = this.#documentStarts[line + 1];
    const end = next === undefined ? this.#text.length : next - (/\r\n$/.test(this.#text.slice(next - 2, next)) ? 2 : 1);
    return { start, end: Math.max(start, end) };
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#sourceStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#sourceStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
