import { copyFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.ts';
import { runTool } from './run.ts';
import type { Ran } from './run.ts';

/**
 * Runs vsce on what of the repository can be shipped. vsce lists every file below its folder before it looks at
 * .vscodeignore; so it gets a folder of links, without the folders of caches (`.…`), `node_modules` and `out`.
 */
export async function runVsce(args: readonly string[]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'archnotes-vsce-'));
  try {
    for (const entry of readdirSync(root, { withFileTypes: true })) {
      const [from, to] = [join(root, entry.name), join(folder, entry.name)];
      if (entry.isFile()) copyFileSync(from, to);
      // A junction is what Windows lets anybody make.
      else if (entry.isDirectory() && !isLeftOut(entry.name)) symlinkSync(from, to, 'junction');
    }
    return await runTool('@vscode/vsce/vsce', [...args, '--no-dependencies', '--follow-symlinks'], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isLeftOut(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules' || folder === 'out';
}
