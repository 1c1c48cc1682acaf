import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagramData } from '@mermaid-js/examples';
import { root } from '../../src/build/root.ts';

export interface ShippedDiagram {
  readonly name: string;
  readonly source: string;
}

const examples = diagramData.flatMap(({ name, examples: shown }) => shown.map(({ title, code }) => ({ name: `${name}: ${title}`, source: code })));
const fences = [...readFileSync(join(root, 'node_modules/mermaid/README.md'), 'utf8').matchAll(/^```mermaid\n(.*?)^```$/gms)];

/** Every diagram that Mermaid's own packages bring: its examples, and those of its README. */
export const shippedDiagrams: readonly ShippedDiagram[] = [
  ...examples,
  ...fences.map(([, source = ''], index) => ({ name: `README ${index + 1}`, source })),
];
