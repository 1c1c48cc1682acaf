import * as assert from 'node:assert/strict';
import { afterCrash } from '../../src/vscode/server/crashes.ts';

const minute = 60_000;

describe('after a crash of the server', () => {
  it('waits twice as long each time', () => {
    const delays = [1, 2, 3, 4].map((count) => afterCrash(Array.from({ length: count }, (_, index) => index * 1000)));
    assert.deepEqual(delays, [500, 1000, 2000, 4000].map((delay) => ({ kind: 'restart', delay })));
  });

  it('stops at the fifth within five minutes', () => {
    assert.deepEqual(afterCrash([0, 1, 2, 3, 5 * minute - 1]), { kind: 'stop' });
  });

  it('forgets what is older than five minutes', () => {
    assert.deepEqual(afterCrash([0, 1, 2, 3, 5 * minute]), { kind: 'restart', delay: 4000 });
    assert.deepEqual(afterCrash([0, 1, 2, 3, 20 * minute]), { kind: 'restart', delay: 500 });
  });
});
