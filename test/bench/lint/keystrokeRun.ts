// Runs `keystroke.ts` in a process of its own, bundled as what is shipped is.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { root } from '../../../src/build/root.ts';
import type { KeystrokeCost, Typed } from './keystroke.ts';

/** What keystrokes cost in a folder, see {@link KeystrokeCost}. */
export async function keystrokesIn(folder: string, what: Typed): Promise<KeystrokeCost> {
  const made = await mkdtemp(path.join(tmpdir(), 'archnotes-keystroke-'));
  try {
    const script = path.join(made, 'keystroke.js');
    await build({ entryPoints: [path.join(root, 'test/bench/lint/keystroke.ts')], outfile: script, bundle: true, minify: true, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'], logLevel: 'warning' });
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, folder, path.join(root, 'node_modules/@yuku-parser/wasm/yuku-parser.wasm'), what], { maxBuffer: 1 << 26 });
    const cost: KeystrokeCost = JSON.parse(stdout);
    return cost;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}
