import { readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../src/build/root.ts';

/** What mutants are made of: each kind is read by a front end of its own. */
export const sourceKinds = ['code', 'yaml', 'json', 'terraform', 'python', 'dockerfile', 'mermaid'] as const;
export type SourceKind = (typeof sourceKinds)[number];

const endings: Readonly<Record<SourceKind, RegExp>> = {
  code: /\.[cm]?[jt]sx?$/,
  yaml: /\.ya?ml$/,
  json: /\.(?:json|template)$/,
  terraform: /\.tf$/,
  python: /\.py$/,
  dockerfile: /(?:^|\/)Dockerfile$/,
  mermaid: /\.mmd$/,
};

/** All that this repository holds itself, and packages it is built with, for code and data that nobody here wrote. */
const own = ['src', 'templates', 'test', 'snippets'];
const packages = ['ioredis/built', 'iovalkey/built', 'zod/src', 'js-yaml', 'yaml/browser/dist', 'mocha/lib', 'eslint/lib/rules', '@types/node'];
const leftOut = new Set(['node_modules', 'generated', 'locales']);

/** Mutants of small sources reach as many states of a parser as those of large ones, and many more of them are read in the same time. */
const mostCharacters = 4000;

/** The small sources of each kind, in an order that is the same on every machine. */
export function smallSources(): ReadonlyMap<SourceKind, readonly string[]> {
  const folders = [...own, ...packages.map((name) => `node_modules/${name}`)];
  const files = folders.flatMap((folder) => filesBelow(folder)).sort();
  const kinds = sourceKinds.map((kind) => {
    const texts = files.filter((file) => endings[kind].test(file)).map((file) => readFileSync(path.join(root, file), 'utf8'));
    return [kind, [...new Set(texts)].filter((text) => text.length > 20 && text.length <= mostCharacters)] as const;
  });
  return new Map(kinds);
}

function filesBelow(relative: string): readonly string[] {
  const stat = statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return [relative];
  return readdirSync(path.join(root, relative), { withFileTypes: true }).flatMap((entry) => {
    if (leftOut.has(entry.name)) return [];
    const below = `${relative}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(below);
    return entry.isFile() ? [below] : [];
  });
}
