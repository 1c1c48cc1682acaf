import type { DiagramKind, DiagramOutline } from '../../../model/diagram.ts';
import type { Range } from '../../../model/text.ts';
import { frontMatter } from '../frontMatter.ts';
import { keywordRange, kindOfKeyword } from '../keyword.ts';
import { outlineOf } from '../outline.ts';
import { arrows, directions, frontMatterWords, kindKeywords, lineKeywords } from './vocabulary.ts';

/** Something that may stand at the cursor. */
export interface Completion {
  readonly text: string;
  readonly kind: 'kind' | 'keyword' | 'node' | 'arrow' | 'setting';
  /** The label of a node. */
  readonly detail: string | undefined;
  /** What it takes the place of: what is typed of it already. */
  readonly replaces: Range;
}

/** What may stand at an offset of a Mermaid text, by its kind; nothing inside labels, messages and comments. */
export function completionsAt(source: string, offset: number): readonly Completion[] {
  const before = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  const replaces = (typed: string): Range => ({ start: offset - typed.length, end: offset });
  const offer = (texts: readonly string[], kind: Completion['kind'], typed: string): readonly Completion[] => texts.map((text) => ({ text, kind, detail: undefined, replaces: replaces(typed) }));
  if (isInFrontMatter(source, offset)) return /^\s*\w*$/.test(before) ? offer(frontMatterWords, 'setting', before.trimStart()) : [];
  const comment = /^\s*%%(.*)$/.exec(before)?.[1];
  const keyword = keywordRange(source);
  const kind = kindOfKeyword(source.slice(keyword.start, keyword.end));
  const outline = outlineOf(source);
  const nodes = (typed: string): readonly Completion[] => nodesOf(outline, { typed, at: replaces(typed) });
  if (comment !== undefined) return /^\s*archnotes:\s*\S*$/.test(comment) ? nodes(/\S*$/.exec(comment)?.[0].replace(/^.*:/, '') ?? '') : [];
  if (offset <= keyword.end && before.trim() === source.slice(keyword.start, offset).trim()) return offer(kindKeywords, 'kind', before.trimStart());
  if (kind === undefined) return [];
  if (/^\s*(?:direction|flowchart|graph)\s+\w*$/.test(before)) return offer(directions, 'keyword', /\w*$/.exec(before)?.[0] ?? '');
  return within(before, kind, { offer, nodes });
}

interface Offers {
  readonly offer: (texts: readonly string[], kind: Completion['kind'], typed: string) => readonly Completion[];
  readonly nodes: (typed: string) => readonly Completion[];
}

/** The word that is being typed, and what stands before it in the line, decide. */
function within(before: string, kind: DiagramKind, { offer, nodes }: Offers): readonly Completion[] {
  if (isInText(before, kind)) return [];
  const id = /[\w\u00aa-\uffff]*$/.exec(before)?.[0] ?? '';
  const beforeId = before.slice(0, before.length - id.length).trim();
  const word = /[^\s,]*$/.exec(before)?.[0] ?? '';
  if (endsInArrow(beforeId, kind) || /\S\s*[&|]$/.test(beforeId)) {
    // `->` is an arrow, and the beginning of others.
    return /^[-=.<>]+$/.test(word) ? [...nodes(''), ...offer(arrows[kind], 'arrow', word)] : nodes(id);
  }
  const lead = before.slice(0, before.length - word.length);
  const line = lead.trim();
  if (/^\s*(?:click|style|class|cssClass|note (?:left|right) of|note over|note for|activate|deactivate|destroy)(?:\s+\S+,)?\s*$/i.test(lead) || /,\s*$/.test(lead)) return nodes(word);
  if (line === '') return [...offer(lineKeywords[kind], 'keyword', word), ...nodes(word)];
  if (/^[-=.<>|}{*o~]*$/.test(word) && /[\w\])}"\u00aa-\uffff]$/.test(line) && !/^(?:participant|actor|subgraph|class|state|namespace|loop|alt|opt|par)\b/i.test(line)) return offer(arrows[kind], 'arrow', word);
  return [];
}

function endsInArrow(line: string, kind: DiagramKind): boolean {
  const ends: Readonly<Record<DiagramKind, RegExp>> = {
    flowchart: /(?:--+[-xo>]|==+[=xo>]|-?\.+-[xo>]?|~~~+)(?:\|[^|]*\|)?$/,
    sequence: /(?:-->>|->>|-->|->|--?[x)])[+-]?$/,
    state: /-->$/,
    class: /(?:--|\.\.)(?:\|>|>|\*|o)?(?:\s*"[^"]*")?$/,
    er: /(?:--|\.\.)[|o}{]{2}$/,
  };
  return ends[kind].test(line);
}

/** In a label, a message or a description nobody wants ids. */
function isInText(before: string, kind: DiagramKind): boolean {
  if ((before.match(/"/g) ?? []).length % 2 === 1) return true;
  if (/^\s*acc(?:Title|Descr)\s*[:{]/.test(before)) return true;
  if (kind === 'flowchart') return /[[({|][^\])}|]*$/.test(before.replace(/\|[^|]*\|/g, '')) || /--\s[^->]*$/.test(before);
  return kind !== 'class' && /[^:]:(?!:)/.test(before);
}

function isInFrontMatter(source: string, offset: number): boolean {
  const head = frontMatter(source);
  const line = source.slice(0, offset).split('\n').length - 1;
  return head !== undefined && line > 0 && line < head.lineCount - 1;
}

function nodesOf(outline: DiagramOutline | undefined, { typed, at }: { readonly typed: string; readonly at: Range }): readonly Completion[] {
  // The id that is being typed is no node to offer.
  const others = (outline?.nodes ?? []).filter((node) => node.id !== typed || node.occurrences.length > 1);
  return others.map(({ id, label }) => ({ text: id, kind: 'node', detail: label, replaces: at }));
}
