import assert from 'node:assert/strict';
import { fingerprints } from '../../../src/core/engine/fingerprints.ts';
import type { Fingerprinted } from '../../../src/core/engine/fingerprints.ts';

describe('fingerprints', () => {
  const plain = (text: string): string => text.replaceAll('\0', '|');
  const finding = (line: string | undefined, change: Partial<Fingerprinted> = {}): Fingerprinted => ({ ruleId: 'r', path: 'a.ts', line, ...change });

  it('name a finding by rule, path and line, however the line is indented', () => {
    assert.deepEqual(fingerprints([finding('  new  Redis()\t')], plain), ['r|a.ts|new Redis():1']);
    assert.deepEqual(fingerprints([finding('new Redis()'), finding('new Redis()', { path: 'b.ts' }), finding('new Redis()', { ruleId: 's' })], plain), [
      'r|a.ts|new Redis():1',
      'r|b.ts|new Redis():1',
      's|a.ts|new Redis():1',
    ]);
  });

  it('do not depend on a comment that takes another finding of the line back', () => {
    const [plainOne, commented] = [fingerprints([finding('new Redis();')], plain), fingerprints([finding('new Redis(); // archnotes-disable-line s -- why')], plain)];
    assert.deepEqual(commented, plainOne);
    assert.deepEqual(fingerprints([finding('  new Redis(); /* archnotes-disable-line s -- why */')], plain), plainOne);
  });

  it('number those of equal lines, and do without a line', () => {
    assert.deepEqual(fingerprints([finding('x'), finding('y'), finding(' x'), finding(undefined)], plain), ['r|a.ts|x:1', 'r|a.ts|y:1', 'r|a.ts|x:2', 'r|a.ts|:1']);
  });
});
