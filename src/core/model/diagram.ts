import type { LineStarts, Position, Range } from './text.ts';

/** The kinds of diagrams whose structure is read; Mermaid itself judges all of its kinds. */
export type DiagramKind = 'flowchart' | 'sequence' | 'state' | 'class' | 'er';

/** One node, participant, state, class or entity. Ranges are UTF-16 offsets. */
export interface DiagramNode {
  readonly id: string;
  /** What the picture shows in place of the id; undefined where it shows the id. */
  readonly label: string | undefined;
  /** Whether a line is there for its own sake: a label, a shape, a keyword such as `participant` or `class`. */
  readonly declared: boolean;
  /** The id where it is declared, or where it stands first. */
  readonly at: Range;
  /** Every place of the id in order: in edges, styles, clicks, notes and `%% archnotes:` comments. */
  readonly occurrences: readonly Range[];
  /** Index in {@link DiagramOutline.groups} of the innermost group that it is declared in. */
  readonly group: number | undefined;
  /** The words of Mermaid for what it is: `node`, `participant`, `actor`, `state`, `class`, `entity`. */
  readonly role: 'node' | 'participant' | 'actor' | 'state' | 'class' | 'entity';
}

/** An arrow from one node to another, by their ids. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string | undefined;
  readonly at: Range;
}

/** What encloses lines: a subgraph, a composite state, a namespace, a class body, `loop … end`. */
export interface DiagramGroup {
  readonly keyword: string;
  /** Only where the group can be referred to. */
  readonly id: string | undefined;
  readonly label: string;
  /** The name, or the keyword where it has none. */
  readonly at: Range;
  /** From the keyword to the end of what closes it. */
  readonly range: Range;
  readonly parent: number | undefined;
}

/** What a node leads to in the workspace, by `click` or by a comment `%% archnotes: node -> path#symbol`. */
export interface DiagramLink {
  readonly node: string;
  readonly nodeAt: Range;
  /** As written, without the `#` part. */
  readonly path: string;
  readonly symbol: string | undefined;
  readonly at: Range;
  readonly by: 'click' | 'comment';
}

/** The structure of a diagram's text. */
export interface DiagramOutline {
  readonly kind: DiagramKind;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  readonly groups: readonly DiagramGroup[];
  readonly links: readonly DiagramLink[];
}

/** Why Mermaid does not draw a text, or why it is not asked. */
export type FaultReason = 'unexpected' | 'incomplete' | 'unknown-kind' | 'front-matter' | 'refused' | 'alias' | 'too-long';

/** What is wrong with a text, in Mermaid's own judgement. */
export interface DiagramFault {
  readonly reason: FaultReason;
  /** What it is about: the text that was not expected, the first word, or Mermaid's own sentence. */
  readonly about: string;
  /** What would fit there, as it is written: `:`, `left of`; nothing where that is not known as a whole. */
  readonly expected: readonly string[];
  readonly at: Range;
}

/** A diagram of a file. All ranges are offsets into the file's text. */
export interface Diagram {
  readonly path: string;
  readonly hash: string;
  /** Whether it stands in a fence of a Markdown file. */
  readonly fenced: boolean;
  /** Of its front matter, its `accTitle` or the heading above the fence; empty where there is none. */
  readonly title: string;
  readonly range: Range;
  /** The first word of the text, which names the kind; undefined in an empty text. */
  readonly keyword: { readonly text: string; readonly at: Range } | undefined;
  readonly fault: DiagramFault | undefined;
  readonly outline: DiagramOutline | undefined;
  /** Whether the text says `accTitle` or `accDescr`. */
  readonly described: boolean;
  /** What its front matter or a directive fixes. */
  readonly pinned: { readonly layout: boolean; readonly look: boolean };
  /** Where lines may be put in. */
  readonly inserting: InsertionPoints;
  /** Of the links, those whose file is looked for; paths relative to the project's root, in the order to look in. */
  readonly targets: readonly LinkTarget[];
}

/** Offsets at which whole lines may be inserted, and what each of these lines begins with. */
export interface InsertionPoints {
  /** After the line that names the kind; the indentation is that of the line after it. */
  readonly afterKeyword: number;
  readonly bodyIndent: string;
  /** Before the first line. */
  readonly top: number;
  readonly topIndent: string;
  /** After the line `---` that opens the front matter, if there is one, and after its `config:` line, if that is there. */
  readonly frontMatter: number | undefined;
  readonly config: { readonly at: number; readonly indent: string } | undefined;
  /** Whether the front matter has a `config` in any form. */
  readonly hasConfig: boolean;
  readonly lineEnd: string;
}

/** A file of the workspace that a link of a diagram may mean. */
export interface LinkTarget {
  readonly link: DiagramLink;
  readonly candidates: readonly string[];
}

/** A link, with what is known of where it leads. */
export interface JudgedLink {
  readonly link: DiagramLink;
  /** Whether anything is there; undefined where that cannot be told. */
  readonly exists: boolean | undefined;
  /** Whether the file has what the link names; undefined where that cannot be told, or where it names nothing. */
  readonly named: boolean | undefined;
}

/** Where a link leads. */
export interface LinkDestination {
  /** Of a file or a folder, relative to the project's root. */
  readonly path: string;
  /** What the link names of the file; undefined where that is the whole file, or cannot be told. */
  readonly part: LinkedPart | undefined;
}

/** A part of a file, in lines and characters. */
export interface LinkedPart {
  /** Where it is named. */
  readonly at: Position;
  readonly start: Position;
  readonly end: Position;
}

/** A link of a diagram in the project. */
export interface ProjectLink {
  /** The file that the diagram stands in, and the title and the place of the diagram there. */
  readonly path: string;
  readonly title: string;
  readonly diagramAt: Position;
  readonly node: string;
  readonly nodeAt: Position;
  readonly destination: LinkDestination;
}

/** A diagram, with what is known around it. */
export interface JudgedDiagram extends Diagram {
  readonly linked: readonly JudgedLink[];
  /** All diagrams of the file, this one included. */
  readonly neighbours: readonly Diagram[];
}

/** The diagrams of one file. */
export interface DiagramFileFacts {
  readonly kind: 'diagrams';
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  readonly diagrams: readonly Diagram[];
}

/** Says what Mermaid thinks of a text: undefined where it can draw it, or cannot be asked. May take as long as Mermaid does. */
export type MermaidJudge = (source: string) => Complaint | undefined;

/** What Mermaid said over a text, in places of the text that its parser was given. */
export interface Complaint {
  readonly reason: Exclude<FaultReason, 'alias' | 'too-long'>;
  readonly about: string;
  readonly expected: readonly string[];
  /** The text that the parser was given, where it is known. */
  readonly input: string | undefined;
  /** In the parser's text, as offsets; for front matter, line and column in it, both from 0. Undefined where Mermaid does not tell. */
  readonly at: Range | { readonly line: number; readonly column: number } | undefined;
  /** Mermaid's own word for the kind, where the parser was reached. */
  readonly kind: string | undefined;
}

