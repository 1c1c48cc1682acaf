import type { ShippedDiagram } from './shippedDiagrams.ts';

/** `count` lines of a text, each made from its number. */
const lines = (head: string, count: number, line: (index: number) => string): string => [head, ...Array.from({ length: count }, (_, index) => line(index))].join('\n');

/** A flow chart with so many nodes, each joined to another one; of 500 edges, Mermaid's limit, at most. */
export function flowchart(nodes: number): string {
  return lines('flowchart TD', nodes, (index) => `  n${index}["Node ${index}"] -->|step ${index}| n${(index * 7 + 3) % nodes}`);
}

/** Pictures of a size at which what is done for every node and every edge shows, one of each kind that has nodes or messages. */
export const largePictures: readonly ShippedDiagram[] = [
  { name: 'flowchart', source: flowchart(100) },
  { name: 'sequence', source: lines('sequenceDiagram', 100, (index) => `  A${index % 12}->>A${(index * 5 + 1) % 12}: message ${index}`) },
  { name: 'state', source: lines('stateDiagram-v2', 60, (index) => `  s${index} --> s${(index * 3 + 1) % 60} : go ${index}`) },
  { name: 'class', source: lines('classDiagram', 30, (index) => `  class C${index} {\n    +String name\n    +run(int count) bool\n  }\n  C${index} <|-- C${(index * 3 + 1) % 30}`) },
  { name: 'er', source: lines('erDiagram', 30, (index) => `  E${index} {\n    string name PK\n    int count\n  }\n  E${index} ||--o{ E${(index * 3 + 1) % 30} : has`) },
  { name: 'mindmap', source: lines('mindmap\n  root((root))', 60, (index) => `${index % 5 === 0 ? '    ' : '      '}n${index}[Node ${index}]`) },
];
