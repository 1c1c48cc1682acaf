/** Puts a text where, in the grammar of one kind, a user's own text stands; as far as the grammar lets it. */
export type Place = (text: string) => string;

const oneQuote = (text: string): string => text.replaceAll('"', "'");
const noQuote = (text: string): string => text.replaceAll(/["']/g, '');
/** Several kinds end a text at a colon, a semicolon or a number sign. */
const noStop = (text: string): string => noQuote(text).replaceAll(/[;#]/g, '').replaceAll(':', '&colon');

export const places: readonly Place[] = [
  (text) => `flowchart LR\n  a["${oneQuote(text)}"] --> b`,
  (text) => `flowchart LR\n  a -->|"${oneQuote(text)}"| b`,
  (text) => `flowchart LR\n  subgraph s["${oneQuote(text)}"]\n    a\n  end`,
  (text) => `flowchart LR\n  a["\`**x** ${oneQuote(text)}\`"] --> b`,
  (text) => `flowchart LR\n  a@{ shape: rect, label: "${oneQuote(text)}" }`,
  (text) => `---\nconfig:\n  htmlLabels: false\n---\nflowchart LR\n  a["${oneQuote(text)}"]`,
  (text) => `sequenceDiagram\n  A->>B: ${text}\n  Note over A: ${text}`,
  (text) => `sequenceDiagram\n  participant A as ${text}\n  A->>A: $$x$$ ${text}`,
  (text) => `stateDiagram-v2\n  state "${oneQuote(text)}" as s1\n  s1 --> s2 : ${noStop(text)}`,
  (text) => `classDiagram\n  class A["${oneQuote(text)}"]\n  A : +${text}`,
  (text) => `classDiagram\n  A --> B : ${noStop(text)}\n  note for A "${oneQuote(text)}"`,
  (text) => `erDiagram\n  A ||--o{ B : "${oneQuote(text)}"\n  A["${oneQuote(text)}"] {\n    string name "${oneQuote(text)}"\n  }`,
  (text) => `gantt\n  title ${text}\n  section ${noStop(text)}\n  ${noStop(text)} :a, 2026-11-02, 1d`,
  (text) => `pie title ${text}\n  "${oneQuote(text)}" : 3\n  "b" : 4`,
  (text) => `mindmap\n  root((r))\n    n["${oneQuote(text)}"]`,
  (text) => `timeline\n  title ${text}\n  2026 : ${noStop(text)}`,
  (text) => `journey\n  title ${text}\n  section ${noStop(text)}\n    ${noStop(text)}: 5: Me`,
  (text) => `gitGraph\n  commit id: "${oneQuote(text)}" tag: "${oneQuote(text)}"`,
  (text) => `quadrantChart\n  title ${noStop(text)}\n  "${oneQuote(text)}": [0.3, 0.6]`,
  (text) => `requirementDiagram\n  requirement r {\n    id: 1\n    text: "${oneQuote(text)}"\n  }`,
  (text) => `C4Context\n  title ${text}\n  Person(p, "${oneQuote(text)}", "${oneQuote(text)}")`,
  (text) => `kanban\n  todo["${oneQuote(text)}"]\n    t["${oneQuote(text)}"]`,
  (text) => `block\n  a["${oneQuote(text)}"] --> b`,
  (text) => `architecture-beta\n  service s(server)["${oneQuote(text)}"]`,
  (text) => `xychart-beta\n  title "${oneQuote(text)}"\n  x-axis ["${oneQuote(text)}", b]\n  bar [1, 2]`,
  (text) => `sankey-beta\n"${text.replaceAll('"', '""')}",b,3`,
  (text) => `packet-beta\n  0-15: "${oneQuote(text)}"`,
  (text) => `treemap-beta\n  "${oneQuote(text)}": 3\n  "b": 4`,
  (text) => `radar-beta\n  title ${noStop(text)}\n  axis a["${oneQuote(text)}"], b["b"], c["c"]\n  curve d["${oneQuote(text)}"]{1,2,3}`,
  (text) => `---\ntitle: '${text.replaceAll("'", '"')}'\n---\nflowchart LR\n  accTitle: ${text}\n  accDescr: ${text}\n  a`,
];
