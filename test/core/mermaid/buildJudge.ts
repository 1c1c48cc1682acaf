import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import { judgeBundle } from '../../../src/build/judgeBundle.ts';
import { root } from '../../../src/build/root.ts';

// Run as a program by judge.ts: esbuild's plugins work only where one can wait.

async function buildJudge(file: string): Promise<void> {
  const { name, entry, options } = judgeBundle;
  const { outputFiles = [] } = await build({ ...options, absWorkingDir: root, entryPoints: [{ in: entry, out: name }], outdir: path.dirname(file), bundle: true, write: false, logLevel: 'warning' });
  mkdirSync(path.dirname(file), { recursive: true });
  for (const output of outputFiles) writeFileSync(output.path, output.contents);
}

void buildJudge(process.argv[2] ?? '');
