import { FoldingRangeKind, SymbolKind } from 'vscode-languageserver/node';
import type { DocumentSymbol, FoldingRange, TextEdit } from 'vscode-languageserver/node';
import { foldsOf } from '../../core/languages/mermaid/editing/folding.ts';
import { formatEdits } from '../../core/languages/mermaid/editing/format.ts';
import { symbolsOf, type DiagramSymbol } from '../../core/languages/mermaid/editing/symbols.ts';
import type { Session } from '../session.ts';
import type { OpenDiagram, OpenDiagrams } from './openDiagrams.ts';

const symbolKinds = {
  node: SymbolKind.Object,
  participant: SymbolKind.Interface,
  actor: SymbolKind.Interface,
  state: SymbolKind.EnumMember,
  class: SymbolKind.Class,
  entity: SymbolKind.Struct,
  group: SymbolKind.Namespace,
} as const satisfies Record<DiagramSymbol['kind'], SymbolKind>;

/** Lists, folds and formats. */
export function answerShape({ connection, documents }: Session, diagrams: OpenDiagrams): void {
  const diagramsOf = (uri: string): readonly OpenDiagram[] => {
    const document = documents.get(uri);
    return document === undefined ? [] : diagrams.of(document);
  };
  connection.onDocumentSymbol(({ textDocument: { uri } }): DocumentSymbol[] => diagramsOf(uri).flatMap((diagram) => symbolsOf(diagram.source).map((symbol) => documentSymbol(symbol, diagram))));
  connection.onFoldingRanges(({ textDocument: { uri } }): FoldingRange[] =>
    diagramsOf(uri).flatMap((diagram) => {
      const first = diagram.rangeOf({ start: 0, end: 0 }).start.line;
      return foldsOf(diagram.source).map(({ startLine, endLine }) => ({ startLine: first + startLine, endLine: first + endLine, kind: FoldingRangeKind.Region }));
    }),
  );
  connection.onDocumentFormatting(({ textDocument: { uri }, options }): TextEdit[] => {
    const indent = options.insertSpaces ? ' '.repeat(options.tabSize) : '\t';
    return diagramsOf(uri).flatMap((diagram) => formatEdits(diagram.source, indent).map((edit) => diagram.editOf(edit)));
  });
}

function documentSymbol({ name, detail, kind, at, range, children }: DiagramSymbol, diagram: OpenDiagram): DocumentSymbol {
  return {
    name,
    detail,
    kind: symbolKinds[kind],
    range: diagram.rangeOf(range),
    selectionRange: diagram.rangeOf(at),
    children: children.map((child) => documentSymbol(child, diagram)),
  };
}
