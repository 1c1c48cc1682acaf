import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver/node';
import type { CompletionItem, Position } from 'vscode-languageserver/node';
import { completionsAt, type Completion } from '../../core/languages/mermaid/editing/completion.ts';
import { patternDiagrams, type PatternDiagram } from '../../node/patternDiagrams.ts';
import type { Session } from '../session.ts';
import type { OpenDiagram, OpenDiagrams } from './openDiagrams.ts';

const itemKinds = {
  kind: CompletionItemKind.Keyword,
  keyword: CompletionItemKind.Keyword,
  node: CompletionItemKind.Variable,
  arrow: CompletionItemKind.Operator,
  setting: CompletionItemKind.Property,
} as const satisfies Record<Completion['kind'], CompletionItemKind>;

/** Offers what may stand at the cursor and, where a diagram begins, the diagrams of the patterns. */
export function answerCompletion({ connection, documents, settings }: Session, diagrams: OpenDiagrams): void {
  const read = new Map<'en' | 'ko', readonly PatternDiagram[]>();
  const ofPatterns = (): readonly PatternDiagram[] => {
    const { language } = settings.current;
    const known = read.get(language) ?? patternDiagrams(language);
    read.set(language, known);
    return known;
  };
  connection.onCompletion(({ textDocument: { uri }, position }): CompletionItem[] => {
    const place = diagrams.at(documents.get(uri), position);
    if (place === undefined) return [];
    const found = completionsAt(place.diagram.source, place.offset);
    const items = found.map((one, index) => itemOf(one, { diagram: place.diagram, index }));
    const [first] = found;
    if (first?.kind !== 'kind') return items;
    const range = place.diagram.rangeOf(first.replaces);
    const prefix = place.diagram.prefixAt(place.offset);
    return [...items, ...ofPatterns().map((one) => wholeDiagram(one, { range, prefix, detail: settings.say('server.mermaid.patternDiagram') }))];
  });
}

function itemOf({ text, kind, detail, replaces }: Completion, { diagram, index }: { readonly diagram: OpenDiagram; readonly index: number }): CompletionItem {
  return {
    label: text.trim(),
    kind: itemKinds[kind],
    ...(detail === undefined ? {} : { detail }),
    // Nodes and keywords by the alphabet; arrows and settings as they are used.
    sortText: `${kind === 'node' ? '0' : '1'}${kind === 'arrow' || kind === 'setting' ? String(index).padStart(3, '0') : text}`,
    filterText: text,
    textEdit: { range: diagram.rangeOf(replaces), newText: text },
  };
}

interface Around {
  readonly range: { readonly start: Position; readonly end: Position };
  /** What the lines of the document begin with. */
  readonly prefix: string;
  readonly detail: string;
}

function wholeDiagram({ name, text }: PatternDiagram, { range, prefix, detail }: Around): CompletionItem {
  return {
    label: `arch-${name}`,
    kind: CompletionItemKind.Snippet,
    detail,
    sortText: `2${name}`,
    documentation: text,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range, newText: text.trimEnd().replaceAll('\n', `\n${prefix}`) },
  };
}
