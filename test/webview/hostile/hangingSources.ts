/** `count` lines after a head, each made from its number. */
const lines = (head: string, count: number, line: (index: number) => string): string => [head, ...Array.from({ length: count }, (_, index) => line(index))].join('\n');

/**
 * A text that Mermaid 12.3.0 is busy with for hours on any machine: it places each circle by all the others, 120 of them in 35 s, a
 * thousand in some six hundred times as long. A text that takes seconds hangs on one machine and is drawn in time on the next.
 */
export const hangingForHours = (name: string): string => lines('venn-beta', 1_000, (index) => `  set ${name}${index}["x"]: 10`);

/**
 * Short enough to be drawn, and more than Mermaid 12.3.0 can draw in seconds or nearly, found by trying: many things, deep things, and numbers
 * that it counts up to.
 */
export const hangingSources: Readonly<Record<string, string>> = {
  'lone nodes': lines('flowchart LR', 5_000, (index) => `  n${index}`),
  'nested subgraphs': [...Array.from({ length: 400 }, (_, depth) => `subgraph s${depth}`), 'a', ...Array.from({ length: 400 }, () => 'end')].reduce((text, line) => `${text}\n${line}`, 'flowchart LR'),
  'a dense flow chart': lines('flowchart LR', 490, (index) => `  n${index % 45} --> n${(index * 7 + 1) % 44}`),
  'a dense flow chart by ELK': lines('---\nconfig:\n  layout: elk\n---\nflowchart LR', 490, (index) => `  n${index % 45} --> n${(index * 7 + 1) % 44}`),
  classes: lines('classDiagram', 490, (index) => `  C${index} <|-- C${(index * 7 + 1) % 490}`),
  states: lines('stateDiagram-v2', 490, (index) => `  s${index} --> s${(index * 7 + 1) % 490}`),
  entities: lines('erDiagram', 490, (index) => `  E${index} ||--o{ E${(index * 7 + 1) % 490} : has`),
  'a wide mind map': lines('mindmap\n  root', 2_000, (index) => `    n${index}`),
  'a deep mind map': lines('mindmap\n root', 250, (index) => `${' '.repeat(index + 2)}n${index}`),
  commits: lines('gitGraph', 2_500, () => '  commit'),
  'a packet of bits': 'packet-beta\n  0-99999999: "x"',
  'ticks of a radar': 'radar-beta\n  axis a, b, c\n  curve d{1,2,3}\n  ticks 99999999',
  'columns of a block': 'block\n  columns 99999999\n  a space:99999999 b',
  'ticks of a gantt': 'gantt\n  dateFormat YYYY-MM-DD\n  axisFormat %L\n  tickInterval 1millisecond\n  task :a, 2020-01-01, 3650d',
  'a gantt of thousands of years': 'gantt\n  dateFormat YYYY-MM-DD\n  excludes weekends\n  task :a, 0001-01-01, 9999-12-31\n  next :after a, 999999d',
  'a gantt without a work day': 'gantt\n  dateFormat YYYY-MM-DD\n  excludes monday, tuesday, wednesday, thursday, friday, saturday, sunday\n  task :a, 2020-01-01, 30d',
  messages: lines('sequenceDiagram', 2_000, (index) => `  A${index % 30}->>A${(index * 5 + 1) % 30}: message`),
  participants: lines('sequenceDiagram', 2_500, (index) => `  participant P${index}`),
  'loops in loops': `sequenceDiagram\n${'  loop x\n'.repeat(1_000)}  A->>B: hi\n${'  end\n'.repeat(1_000)}`,
  'a sankey of circles': lines('sankey-beta', 900, (index) => `n${index % 60},n${(index * 7 + 1) % 60},1`),
  services: lines('architecture-beta', 300, (index) => `  service s${index}(server)[s]`),
  'joined services': lines(lines('architecture-beta', 60, (index) => `  service s${index}(server)[s]`), 200, (index) => `  s${index % 60}:R -- L:s${(index * 7 + 1) % 60}`),
  cards: lines('kanban\n  todo[x]', 2_500, (index) => `    t${index}[card]`),
  'points of a chart': `xychart-beta\n  x-axis 0 --> 1\n  line [${Array.from({ length: 12_000 }, (_, index) => index).join(', ').slice(0, 49_000).replace(/, \d*$/, '')}]`,
  requirements: lines('requirementDiagram', 400, (index) => `  element e${index} {\n    type: x\n  }\n  e${index} - copies -> e${(index * 7 + 1) % 400}`),
  'circles that overlap': lines('venn-beta', 60, (index) => `  set S${index}["x"]: 10`),
  'a thousand circles that overlap': hangingForHours('S'),
  'a treemap of leaves': lines('treemap-beta', 2_500, (index) => `"l${index}": ${index + 1}`),
  'a tree view': lines('treeView-beta', 2_500, (index) => `"l${index}"`),
  'a deep formula': `flowchart LR\n  a["$$${'\\sqrt{'.repeat(2_000)}x${'}'.repeat(2_000)}$$"]`,
  'markup in markup': `flowchart LR\n  a["${'<b>'.repeat(8_000)}x"]`,
  'stars of Markdown': `flowchart LR\n  a["\`${'*_'.repeat(12_000)}x\`"]`,
  'brackets that never close': `flowchart LR\n  a${'['.repeat(24_000)}`,
  'white space': `flowchart LR\n  a${' '.repeat(45_000)}--> b`,
  'a comment of percent signs': `%%{${'%%{'.repeat(15_000)}\nflowchart LR\n  a`,
  'aliases of aliases': `---\n${Array.from({ length: 9 }, (_, level) => `a${level}: &a${level} [${Array.from({ length: 9 }, () => (level === 0 ? 'x' : `*a${level - 1}`)).join(', ')}]`).join('\n')}\n---\nflowchart LR\n  a`,
};
