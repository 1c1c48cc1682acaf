import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { syntheticWorkspace } from '../bench/lint/corpora.ts';
import { typedIn } from '../bench/lint/keystrokeRun.ts';

/**
 * Megabytes that memory grew by from one collection of what is young to the next, after the workspace was read: what keystrokes made, and what
 * outlived them. Where V8 looked through all of the memory between two of them, nothing is counted.
 */
function outliving(trace: string): number {
  const lines = trace.split('\n');
  const forced = lines.findIndex((line) => line.includes('testing;'));
  assert.notEqual(forced, -1, 'V8 does not say which collection was asked for');
  const left = lines.slice(forced + 1).flatMap((line) => {
    if (line.includes('Mark-Compact')) return [undefined];
    const after = /Scavenge .* -> ([\d.]+) \(/.exec(line)?.[1];
    return after === undefined ? [] : [Number(after)];
  });
  assert.ok(left.length > 100, `${String(left.length)} collections`);
  return left.reduce<number>((sum, size, index) => sum + Math.max(0, (size ?? 0) - (left[index - 1] ?? size ?? 0)), 0);
}

/** What outlives 1,200 keystrokes, 1,200 readings of the facts and of the tree: megabytes in a workspace of 500 files, for V8 learns from what it reads. */
async function outlivingIn(what: 'places move' | 'a call more'): Promise<number> {
  const { folder } = await syntheticWorkspace(500);
  try {
    return outliving(await typedIn(folder, what, ['--trace-gc']));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('What a keystroke makes', () => {
  it('does not outlive it where places move', async function () {
    this.timeout(60_000);
    const megabytes = await outlivingIn('places move');
    assert.ok(megabytes < 100, `${megabytes.toFixed(0)} MB`);
  });

  it('does not outlive it where a call is another', async function () {
    this.timeout(60_000);
    const megabytes = await outlivingIn('a call more');
    assert.ok(megabytes < 100, `${megabytes.toFixed(0)} MB`);
  });
});
