// `npm run test:patterns`: generates every example of every pattern and proves it; `-- --all` tries the whole matrix of answers.
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { root } from '../../src/build/root.ts';
import { installDependencies } from './dependencies.ts';

const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
const proofs = 'test/patterns/**/*.proof.ts';
/** Milliseconds for one proof: seconds of work, on a machine that may have other things to do. */
const ample = 600_000;

installDependencies();
const given = process.argv.slice(2);
const args = ['--no-config', '--require', 'tsx/cjs', '--timeout', String(ample), '--parallel', '--jobs', '2', proofs, ...given.filter((argument) => argument !== '--all')];
const env = { ...process.env, ARCHNOTES_MATRIX: given.includes('--all') ? 'all' : 'bounded' };
spawn(process.execPath, [mocha, ...args], { cwd: root, stdio: 'inherit', env }).on('close', (code) => {
  process.exitCode = code ?? 1;
});
