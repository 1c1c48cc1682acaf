// `npm run test:integrations`: the examples of docs/ci.md and docs/editors.md, run by the real tools.
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { root } from '../../src/build/root.ts';
import { installTools } from './tools.ts';

const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');

installTools();
const args = ['--no-config', '--require', 'tsx/cjs', '--timeout', '240000', 'test/integrations/**/*.proof.ts', ...process.argv.slice(2)];
spawn(process.execPath, [mocha, ...args], { cwd: root, stdio: 'inherit' }).on('close', (code) => {
  process.exitCode = code ?? 1;
});
