import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { serverFlags } from '../../src/vscode/server/serverFlags.ts';

describe('The flags of the server', () => {
  it('leave V8 as many helpers as there are other cores, one at least and no more than Node gives', () => {
    assert.deepEqual([1, 2, 3, 4, 5, 64].map(serverFlags), [1, 1, 2, 3, 4, 4].map((helpers) => [`--v8-pool-size=${String(helpers)}`]));
  });

  it('are flags that Node has', () => {
    assert.equal(execFileSync(process.execPath, [...serverFlags(2), '-p', '1'], { encoding: 'utf8' }), '1\n');
  });
});
