import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range as LspRange } from 'vscode-languageserver/node';
import { lineStartsOf } from '../../core/languages/lineStarts.ts';
import { mermaidFences } from '../../core/languages/markdown/fences.ts';
import { mermaidDocument, type DiagramText } from '../../core/languages/mermaid/diagramText.ts';
import { DocumentPlaces } from '../../core/languages/mermaid/documentPlaces.ts';
import type { Range, TextEdit } from '../../core/model/text.ts';

/** A diagram of an open document, with the way from its places to the document's and back. */
export class OpenDiagram {
  readonly source: string;
  readonly #document: TextDocument;
  readonly #places: DocumentPlaces;

  constructor(document: TextDocument, diagram: DiagramText, places: DocumentPlaces) {
    this.source = diagram.source;
    this.#document = document;
    this.#places = places;
  }

  /** The offset in the source of a place in the document; undefined outside of the diagram. */
  offsetAt(position: Position): number | undefined {
    return this.#places.sourceOffsetOf(this.#document.offsetAt(position));
  }

  rangeOf(range: Range): LspRange {
    const { start, end } = this.#places.rangeOf(range);
    return { start: this.#document.positionAt(start), end: this.#document.positionAt(end) };
  }

  /** What the document's line has before the diagram's. */
  prefixAt(offset: number): string {
    return this.#places.prefixAt(offset);
  }

  editOf({ range, newText }: TextEdit): { readonly range: LspRange; readonly newText: string } {
    return { range: this.rangeOf(range), newText };
  }
}

/** The diagrams of open documents, found once for each version. */
export class OpenDiagrams {
  readonly #known = new WeakMap<TextDocument, { readonly version: number; readonly diagrams: readonly OpenDiagram[] }>();

  of(document: TextDocument): readonly OpenDiagram[] {
    const known = this.#known.get(document);
    if (known?.version === document.version) return known.diagrams;
    const diagrams = diagramsIn(document);
    this.#known.set(document, { version: document.version, diagrams });
    return diagrams;
  }

  /** The diagram at a place of a document, and the offset in its source. */
  at(document: TextDocument | undefined, position: Position): { readonly diagram: OpenDiagram; readonly offset: number } | undefined {
    for (const diagram of document === undefined ? [] : this.of(document)) {
      const offset = diagram.offsetAt(position);
      if (offset !== undefined) return { diagram, offset };
    }
    return undefined;
  }
}

function diagramsIn(document: TextDocument): readonly OpenDiagram[] {
  const text = document.getText();
  const found = document.languageId === 'mermaid' ? [mermaidDocument(text)] : document.languageId === 'markdown' ? mermaidFences(text) : [];
  const lineStarts = found.length === 0 ? [] : lineStartsOf(text);
  return found.map((diagram) => new OpenDiagram(document, diagram, new DocumentPlaces(diagram, text, lineStarts)));
}
