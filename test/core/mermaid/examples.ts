import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { mermaidFences } from '../../../src/core/languages/markdown/fences.ts';
import { root } from '../../../src/build/root.ts';

/** A diagram text that somebody else wrote and that Mermaid draws. */
export interface Example {
  readonly name: string;
  readonly source: string;
}

let all: Promise<readonly Example[]> | undefined;

/** Every diagram that Mermaid's own packages ship, and those of our own templates and pages. */
export function examples(): Promise<readonly Example[]> {
  return (all ??= gather());
}

async function gather(): Promise<readonly Example[]> {
  const { diagramData } = await import('@mermaid-js/examples');
  const shipped = diagramData.flatMap(({ id, examples: own }) => own.map(({ title, code }) => ({ name: `${id}: ${title}`, source: code })));
  const readme = fencesOf('node_modules/mermaid/README.md');
  return [...shipped, ...readme, ...ownExamples()];
}

/** The diagrams of our own templates and pages. */
export function ownExamples(): readonly Example[] {
  const drawn = filesBelow('templates').filter((file) => file.endsWith('.mmd')).map((file) => ({ name: file, source: readFileSync(path.join(root, file), 'utf8') }));
  return [...drawn, ...['ARCHITECTURE.md', ...filesBelow('templates').filter((file) => /\/README(?:\.\w+)?\.md$/.test(file) && !file.includes('/files/'))].flatMap(fencesOf)];
}

function fencesOf(file: string): readonly Example[] {
  return mermaidFences(readFileSync(path.join(root, file), 'utf8')).map(({ source }, index) => ({ name: `${file} ${String(index + 1)}`, source }));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
