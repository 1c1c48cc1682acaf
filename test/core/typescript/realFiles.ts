import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface RealFile {
  readonly path: string;
  readonly text: string;
}

/** Packages of all makes: TypeScript sources, CommonJS from TypeScript, ES modules, hand-written scripts, chunks of bundles. */
const packages = [
  'zod/src',
  'cheerio/src',
  'ioredis/built',
  'iovalkey/built',
  'vscode-languageserver/lib',
  'vscode-languageclient/lib',
  'markdown-it',
  'js-yaml',
  'yaml/browser/dist',
  'mocha/lib',
  'eslint/lib/rules',
  '@eslint',
  'mermaid/dist/chunks/mermaid.core',
  'playwright-core/lib',
];

const isCode = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path);

/** Real code of up to 1 MiB a file: all of this repository's, and every third file of the packages. */
export function realFiles(): readonly RealFile[] {
  const own = ['src', 'test'].flatMap(filesUnder);
  const others = packages.flatMap((folder) => filesUnder(join('node_modules', folder))).filter((_, index) => index % 3 === 0);
  return [...own, ...others].map((path) => ({ path, text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') }));
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'fixtures', 'generated'].includes(entry.name) ? [] : filesUnder(path);
    return isCode(path) && statSync(path).size <= 1 << 20 ? [path] : [];
  });
}
