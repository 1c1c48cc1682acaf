import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';
import { runVsce } from './vsceFolder.ts';
import { zipNames } from './zipNames.ts';

/** vsce stores these under other names. */
const renamed: Readonly<Record<string, string>> = { 'readme.md': 'README.md', 'changelog.md': 'CHANGELOG.md', 'LICENSE.txt': 'LICENSE' };

/**
 * Packs `dist/` and what .vscodeignore names into a VSIX; vsce looks for secrets on the way. Gives the paths that are really
 * in it, sorted.
 * @param file the VSIX, from the repository's top folder
 */
export async function packVsix(file: string): Promise<readonly string[]> {
  const { code, output } = await runVsce(['package', '--out', join(root, file)]);
  if (code !== 0) throw new Error(`vsce package failed:\n${output}`);
  const prefix = 'extension/';
  const names = zipNames(readFileSync(join(root, file))).filter((name) => name.startsWith(prefix));
  return names.map((name) => name.slice(prefix.length)).map((name) => renamed[name] ?? name).sort();
}
