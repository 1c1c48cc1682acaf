import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { root } from '../../src/build/root.ts';

describe('a script of the harness', function () {
  this.timeout(30_000);

  /** Runs a script that opens two things, and gives what it printed with its exit code. */
  function run(main: string): { readonly printed: string; readonly code: number | null } {
    const script = `
      const { closeAtEnd, runToEnd } = require(${JSON.stringify(path.join(__dirname, 'closing.ts'))});
      const { setImmediate: later } = require('node:timers/promises');
      closeAtEnd(async () => { await later(); console.log('server closed'); });
      closeAtEnd(async () => { await later(); console.log('browser closed'); });
      runToEnd(${main});`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', '--eval', script], { cwd: root, encoding: 'utf8' });
    return { printed: stdout + stderr, code: status };
  }

  it('closes what it opened, the newest first, and ends with its code', () => {
    assert.deepEqual(run('async () => 3'), { printed: 'browser closed\nserver closed\n', code: 3 });
  });

  it('closes it when it fails, and prints the sentence', () => {
    assert.deepEqual(run("async () => { throw new Error('No VS Code here.'); }"), { printed: 'browser closed\nserver closed\nNo VS Code here.\n', code: 1 });
  });

  it('closes it on Ctrl-C, also when that makes the script fail', () => {
    const main = "() => new Promise((_, reject) => { process.once('SIGINT', () => reject(new Error('interrupted'))); setInterval(() => process.kill(process.pid, 'SIGINT'), 50); })";
    assert.deepEqual(run(main), { printed: 'browser closed\nserver closed\n', code: 130 });
  });
});
