import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runVsce } from './vsceFolder.ts';
import { readIfThere } from './writeIfChanged.ts';

/** A package that leaves this repository, and the committed list of what it holds. */
export interface Shipment {
  readonly what: string;
  /** From the repository's top folder. */
  readonly list: string;
}

export const vsix: Shipment = { what: 'the VSIX', list: 'test/build/vsix-files.txt' };
export const tarball: Shipment = { what: 'the npm tarball', list: 'test/build/npm-files.txt' };

/** What the npm tarball takes from the repository: files, and folders with all they hold. Its package.json is made for it. */
const inTarball = ['dist/cli.js', 'dist/cliWhole.js', 'dist/server.js', 'dist/worker.js', 'dist/mermaid.js', 'dist/yuku.wasm', 'dist/rules', 'templates', 'README.md', 'README.ko.md', 'CHANGELOG.md', 'LICENSE', 'ThirdPartyNotices.txt'];

/** Paths the VSIX takes from what is on disk, by .vscodeignore, sorted. */
export async function vsixFiles(): Promise<readonly string[]> {
  const { code, output } = await runVsce(['ls']);
  if (code !== 0) throw new Error(`vsce ls failed:\n${output}`);
  return output.split('\n').filter((path) => path !== '').sort();
}

/** Paths the npm tarball takes from what is on disk, sorted, without its package.json. @param root the repository's top folder */
export function tarballFiles(root: string): readonly string[] {
  return inTarball.flatMap((path) => filesBelow(root, path)).sort();
}

/** A file itself, or all files in a folder, as /-separated paths from the root; nothing where there is neither. */
export function filesBelow(root: string, path: string): readonly string[] {
  if (!existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path)).sort().flatMap((name) => filesBelow(root, `${path}/${name}`));
}

/** One sentence for each path that is in only one of the committed list and what is really shipped. */
export function unlisted(root: string, { what, list }: Shipment, really: readonly string[]): readonly string[] {
  const listed = new Set((readIfThere(join(root, list)) ?? '').split('\n').filter((line) => line !== ''));
  const found = new Set(really);
  const renew = 'if that is meant, run `npm run package -- --accept` and commit the list';
  return [
    ...really.filter((path) => !listed.has(path)).map((path) => `${path} is in ${what}, but not in ${list}: ${renew}.`),
    ...[...listed].filter((path) => !found.has(path)).map((path) => `${path} is in ${list}, but not in ${what}: ${renew}.`),
  ];
}
