import { build } from 'esbuild';
import { judgeBundle } from '../../../src/build/judgeBundle.ts';
import { root } from '../../../src/build/root.ts';

// Run as a program by judge.ts: esbuild's plugins work only where one can wait.

void build({ ...judgeBundle.options, absWorkingDir: root, entryPoints: [judgeBundle.entry], bundle: true, outfile: process.argv[2] ?? '', logLevel: 'warning' });
