const icons = ['cloud', 'database', 'disk', 'internet', 'server'];
const sides = ['L', 'R', 'T', 'B'];

/** Numbers from 0 up to a bound, the same for the same beginning. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 16_807) % 2_147_483_647) % below;
}

/** An architecture with groups in groups, junctions, labels, arrows, and edges between any sides. */
function architecture(seed: number): string {
  const pick = numbers(seed);
  const [groups, services] = [pick(4), 3 + pick(12)];
  const of = <T>(values: readonly T[]): T | undefined => values[pick(values.length)];
  const inside = (most: number): string => (most > 0 && pick(3) > 0 ? ` in g${pick(most)}` : '');
  const names = Array.from({ length: services }, (_, index) => `s${index}`);
  const lines = [
    ...Array.from({ length: groups }, (_, index) => `  group g${index}(${of(icons)})[Group ${index}]${index > 0 ? inside(index) : ''}`),
    ...names.map((name, index) => (pick(6) === 0 ? `  junction ${name}${inside(groups)}` : `  service ${name}(${of(icons)})[Service ${index}${index % 4 === 0 ? ' of a long name' : ''}]${inside(groups)}`)),
    ...names.slice(1).map((name, index) => `  s${pick(index + 1)}:${of(sides)} ${of(['--', '-->', '<--', '<-->', '-[reads]-', '-[writes]->'])} ${of(sides)}:${name}`),
  ];
  return ['architecture-beta', ...lines].join('\n');
}

/** A mind map that Cytoscape lays out. */
function mindMap(seed: number): string {
  const pick = numbers(seed);
  const nodes = Array.from({ length: 4 + pick(30) }, (_, index) => `${' '.repeat(4 + 2 * (index % (1 + pick(3))))}n${index}${['[', '((', '('][index % 3]}Node ${index}${[']', '))', ')'][index % 3]}`);
  return ['---', 'config:', '  layout: cose-bilkent', '---', 'mindmap', '  root((root))', ...nodes].join('\n');
}

/** Texts that Cytoscape lays out, in what they hold as different as texts can be. */
export const laidOutTexts: readonly string[] = [
  ...Array.from({ length: 60 }, (_, index) => architecture(index * 977 + 11)),
  ...Array.from({ length: 15 }, (_, index) => mindMap(index * 977 + 11)),
];
