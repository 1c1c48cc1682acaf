import type { DiagramEdge, DiagramGroup, DiagramKind, DiagramLink, DiagramNode, DiagramOutline } from '../../../model/diagram.ts';
import type { Range } from '../../../model/text.ts';

/** A word of the text and where it stands. */
export interface Word {
  readonly text: string;
  readonly at: Range;
}

/** What a line says of a node whose id stands in it. */
export interface Declaration {
  readonly label?: string | undefined;
  readonly role?: DiagramNode['role'];
}

interface NodeDraft {
  readonly id: string;
  label: string | undefined;
  declared: boolean;
  at: Range;
  readonly occurrences: Range[];
  group: number | undefined;
  role: DiagramNode['role'];
}

/** What opens a group. */
export interface Opening {
  readonly keyword: string;
  readonly id?: string | undefined;
  readonly label: string;
  readonly at: Range;
  readonly start: number;
}

/** More edges than these are no diagram: `A & B --> C & D` multiplies. */
const mostEdges = 20_000;

/** Gathers what the lines of a diagram say, in the order of the text. */
export class OutlineBuilder {
  readonly #kind: DiagramKind;
  readonly #role: DiagramNode['role'];
  readonly #nodes = new Map<string, NodeDraft>();
  readonly #edges: DiagramEdge[] = [];
  readonly #groups: { readonly opening: Opening; end: number; readonly parent: number | undefined }[] = [];
  readonly #open: number[] = [];
  readonly #links: DiagramLink[] = [];
  readonly #references: Word[] = [];
  readonly #edgeIds = new Set<string>();

  constructor(kind: DiagramKind, role: DiagramNode['role']) {
    this.#kind = kind;
    this.#role = role;
  }

  /** An id that stands somewhere. */
  mention({ text, at }: Word): void {
    this.#node(text, at);
  }

  /** An id that means a node of other lines and makes none itself: in a click, a class, a comment. */
  refer(word: Word): void {
    this.#references.push(word);
  }

  /** An id that means an arrow, whatever else is said of it. */
  nameEdge(id: string): void {
    this.#edgeIds.add(id);
  }

  /** An id on a line of its own, or with a label or a shape. */
  declare({ text, at }: Word, { label, role }: Declaration = {}): void {
    const node = this.#node(text, at);
    if (!node.declared || (node.label === undefined && label !== undefined)) node.at = at;
    if (!node.declared) node.group = this.#open.at(-1);
    node.declared = true;
    node.label = label ?? node.label;
    node.role = role ?? node.role;
  }

  edge(edge: DiagramEdge): void {
    if (this.#edges.length < mostEdges) this.#edges.push(edge);
  }

  link(link: DiagramLink): void {
    this.#links.push(link);
  }

  open(opening: Opening): void {
    this.#groups.push({ opening, end: opening.at.end, parent: this.#open.at(-1) });
    this.#open.push(this.#groups.length - 1);
  }

  /** What the innermost open group was opened with; undefined where none is open. */
  innermost(): Opening | undefined {
    return this.#groups[this.#open.at(-1) ?? -1]?.opening;
  }

  /** Closes the innermost group. @param end the end of what closes it */
  close(end: number): void {
    const group = this.#groups[this.#open.pop() ?? -1];
    if (group !== undefined) group.end = end;
  }

  /** @param end of the text: groups that nothing closes reach that far */
  build(end: number): DiagramOutline {
    while (this.#open.length > 0) this.close(end);
    for (const { text, at } of this.#references) this.#nodes.get(text)?.occurrences.push(at);
    for (const id of this.#edgeIds) this.#nodes.delete(id);
    return {
      kind: this.#kind,
      nodes: [...this.#nodes.values()].map((node) => ({ ...node, occurrences: sortedOnce(node.occurrences) })),
      edges: this.#edges,
      groups: this.#groups.map(({ opening, end: groupEnd, parent }): DiagramGroup => ({
        keyword: opening.keyword,
        id: opening.id,
        label: opening.label,
        at: opening.at,
        range: { start: opening.start, end: groupEnd },
        parent,
      })),
      links: this.#links,
    };
  }

  #node(id: string, at: Range): NodeDraft {
    const known = this.#nodes.get(id);
    if (known !== undefined) {
      known.occurrences.push(at);
      return known;
    }
    const node: NodeDraft = { id, label: undefined, declared: false, at, occurrences: [at], group: undefined, role: this.#role };
    this.#nodes.set(id, node);
    return node;
  }
}

function sortedOnce(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((one, other) => one.start - other.start);
  return sorted.filter((range, index) => range.start !== sorted[index - 1]?.start);
}
