import type { DiagramKind, DiagramLink, DiagramOutline } from '../../model/diagram.ts';
import { maxMermaidLength } from './guard.ts';
import { keywordRange, kindOfKeyword } from './keyword.ts';
import { classOutline } from './outline/classDiagram.ts';
import { erOutline } from './outline/er.ts';
import { flowchartOutline } from './outline/flowchart.ts';
import { sequenceOutline } from './outline/sequence.ts';
import { stateOutline } from './outline/state.ts';

const readers: Readonly<Record<DiagramKind, (source: string) => DiagramOutline>> = {
  flowchart: flowchartOutline,
  sequence: sequenceOutline,
  state: stateOutline,
  class: classOutline,
  er: erOutline,
};

/**
 * The structure of a Mermaid text: its nodes, arrows, groups and links, with their offsets in it. It reads what Mermaid
 * draws, and of a text that Mermaid refuses what can be understood. Undefined for kinds that have no grammar here, and for
 * texts that are too long for Mermaid.
 * @param source with \n for its line ends
 */
export function outlineOf(source: string): DiagramOutline | undefined {
  if (source.length > maxMermaidLength) return undefined;
  const { start, end } = keywordRange(source);
  const kind = kindOfKeyword(source.slice(start, end));
  return kind && readers[kind](source);
}

/** What the nodes of a Mermaid text lead to in the workspace: see {@link DiagramLink}. */
export function linksOf(source: string): readonly DiagramLink[] {
  return outlineOf(source)?.links ?? [];
}
