// Runs `keystroke.ts` in a process of its own, bundled as what is shipped is, with the flags that the editor's server has.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { root } from '../../../src/build/root.ts';
import { serverFlags } from '../../../src/vscode/server/serverFlags.ts';
import type { KeystrokeCost, Typed } from './keystroke.ts';

/** What keystrokes cost in a folder, see {@link KeystrokeCost}. */
export async function keystrokesIn(folder: string, what: Typed): Promise<KeystrokeCost> {
  const cost: KeystrokeCost = JSON.parse(await typedIn(folder, what));
  return cost;
}

/** What the process prints that types into a folder. `flags`: further flags of Node. */
export async function typedIn(folder: string, what: Typed, flags: readonly string[] = []): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'archnotes-keystroke-'));
  try {
    const script = path.join(made, 'keystroke.js');
    await build({ entryPoints: [path.join(root, 'test/bench/lint/keystroke.ts')], outfile: script, bundle: true, minify: true, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'], logLevel: 'warning' });
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', ...serverFlags(availableParallelism()), ...flags, script, folder, path.join(root, 'node_modules/@yuku-parser/wasm/yuku-parser.wasm'), what], { maxBuffer: 1 << 26 });
    return stdout;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}
