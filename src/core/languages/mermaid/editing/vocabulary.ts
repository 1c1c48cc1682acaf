import type { DiagramKind } from '../../../model/diagram.ts';

/** First words of the kinds of Mermaid 12.3.0, as its pages write them. */
export const kindKeywords: readonly string[] = [
  'flowchart', 'sequenceDiagram', 'stateDiagram-v2', 'classDiagram', 'erDiagram', 'gantt', 'pie', 'journey', 'gitGraph', 'mindmap', 'timeline', 'quadrantChart',
  'requirementDiagram', 'C4Context', 'sankey-beta', 'xychart-beta', 'block-beta', 'packet-beta', 'kanban', 'architecture-beta', 'radar-beta', 'treemap-beta',
];

/** What may begin a line. */
export const lineKeywords: Readonly<Record<DiagramKind, readonly string[]>> = {
  flowchart: ['subgraph', 'end', 'direction', 'click', 'style', 'linkStyle', 'class', 'classDef', 'accTitle:', 'accDescr:'],
  sequence: ['participant', 'actor', 'create participant', 'destroy', 'activate', 'deactivate', 'Note over', 'Note left of', 'Note right of', 'loop', 'alt', 'else', 'opt', 'par', 'and', 'critical', 'option', 'break', 'rect', 'box', 'end', 'autonumber', 'accTitle:', 'accDescr:'],
  state: ['state', 'note left of', 'note right of', 'end note', 'direction', '[*]', 'class', 'classDef', 'click', 'style', 'accTitle:', 'accDescr:'],
  class: ['class', 'namespace', 'note', 'note for', 'direction', 'click', 'link', 'callback', 'style', 'cssClass', 'classDef', 'accTitle:', 'accDescr:'],
  er: ['direction', 'style', 'class', 'classDef', 'accTitle:', 'accDescr:'],
};

/** Arrows, the usual ones first, with what each is. */
export const arrows: Readonly<Record<DiagramKind, readonly string[]>> = {
  flowchart: ['-->', '---', '-.->', '==>', '--x', '--o', '<-->', '~~~'],
  sequence: ['->>', '-->>', '-)', '--)', '-x', '--x', '->', '-->', '<<->>', '<<-->>'],
  state: ['-->'],
  class: ['<|--', '*--', 'o--', '-->', '--', '..>', '..|>', '..'],
  er: ['||--||', '||--o{', '||--|{', '}o--o{', '}|--|{', '|o--o|', '||..o{'],
};

/** Keys and values of front matter that Mermaid 12.3.0 knows and diagrams use. */
export const frontMatterWords: readonly string[] = ['title: ', 'config:', 'layout: dagre', 'layout: elk', 'look: classic', 'look: handDrawn', 'look: neo', 'theme: base', 'theme: default', 'theme: dark', 'theme: forest', 'theme: neutral'];

/** What follows `direction`, and the first word of a flowchart. */
export const directions: readonly string[] = ['TB', 'LR', 'BT', 'RL'];
