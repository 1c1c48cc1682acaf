import type { Diagram, DiagramFileFacts, DiagramOutline, LinkTarget, MermaidJudge } from '../../model/diagram.ts';
import type { LineStarts, Range } from '../../model/text.ts';
import { lineStartsOf } from '../lineStarts.ts';
import { mermaidFences } from '../markdown/fences.ts';
import { mermaidDocument, type DiagramText } from './diagramText.ts';
import { DocumentPlaces } from './documentPlaces.ts';
import { insertionPoints } from './insertionPoints.ts';
import { keywordRange } from './keyword.ts';
import { linkCandidates } from './linkCandidates.ts';
import { inDocument } from './documentOutline.ts';
import { outlineOf } from './outline.ts';
import { pinnedIn } from './pinned.ts';
import { faultOf } from './verdict/fault.ts';

/** Whether a file holds one diagram and nothing else. */
export function isMermaidFile(path: string): boolean {
  return /\.(?:mmd|mermaid)$/i.test(path);
}

/** The diagrams of a Mermaid or Markdown text, in order. */
export function diagramTextsOf(path: string, text: string): readonly DiagramText[] {
  return isMermaidFile(path) ? [mermaidDocument(text)] : mermaidFences(text);
}

/** A file to read. */
export interface DiagramSource {
  readonly path: string;
  readonly text: string;
  readonly hash: string;
}

/** The facts of all diagrams in a Mermaid or Markdown file. */
export function parseDiagramFile({ path, text, hash }: DiagramSource, judge: MermaidJudge): DiagramFileFacts {
  const lineStarts = lineStartsOf(text);
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const file: File = { path, text, hash, lineStarts, lineEnd };
  return { kind: 'diagrams', path, hash, lineStarts, diagrams: diagramTextsOf(path, text).map((diagram) => diagramOf(diagram, file, judge)) };
}

interface File extends DiagramSource {
  readonly lineStarts: LineStarts;
  readonly lineEnd: string;
}

function diagramOf(diagram: DiagramText, file: File, judge: MermaidJudge): Diagram {
  const { source, title } = diagram;
  const places = new DocumentPlaces(diagram, file.text, file.lineStarts);
  const keyword = keywordRange(source);
  const isBlank = keyword.start === keyword.end;
  // Whoever has written nothing yet has made no mistake.
  const fault = isBlank ? undefined : faultOf(source, judge);
  const outline = outlineOf(source);
  return {
    path: file.path,
    hash: file.hash,
    fenced: !isMermaidFile(file.path),
    title,
    range: places.rangeOf({ start: 0, end: source.length }),
    keyword: isBlank ? undefined : { text: source.slice(keyword.start, keyword.end), at: places.rangeOf(keyword) },
    fault: fault && { ...fault, at: places.rangeOf(fault.at) },
    outline: outline && inDocument(outline, (range) => places.rangeOf(range)),
    described: /^[^\S\n]*(?:accTitle[^\S\n]*:|accDescr[^\S\n]*[:{])/m.test(source),
    pinned: pinnedIn(source),
    inserting: insertionPoints(source, { places, lineEnd: file.lineEnd }),
    targets: targetsOf(outline, file.path, (range) => places.rangeOf(range)),
  };
}

function targetsOf(outline: DiagramOutline | undefined, path: string, place: (range: Range) => Range): readonly LinkTarget[] {
  return (outline?.links ?? []).map((link) => ({
    link: { ...link, at: place(link.at), nodeAt: place(link.nodeAt) },
    candidates: linkCandidates(link.path, path),
  }));
}
