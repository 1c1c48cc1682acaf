import assert from 'node:assert/strict';
import { compact } from '../../../src/core/facts/compact.ts';

describe('compact', () => {
  it('leaves facts equal to what they were', () => {
    const facts = () => ({ path: 'a.ts', starts: [0, 7], call: { range: { start: 1, end: 9 }, of: [{ kind: 'literal', value: null }, undefined, true], on: { start: 1, end: 9, line: 2 } }, versions: new Map([['ioredis', '^5']]) });

    assert.deepEqual(compact(facts()), facts());
  });

  it('has equal ranges once, and others apart', () => {
    const { one, other, longer, list } = compact({ one: { start: 1, end: 9 }, other: { start: 1, end: 9 }, longer: { start: 1, end: 10 }, list: [{ start: 1, end: 10 }] });

    assert.equal(one, other);
    assert.notEqual(one, longer);
    assert.equal(list[0], longer);
  });

  it('takes nothing for a range that has more to tell', () => {
    const { range, place } = compact({ range: { start: 1, end: 9 }, place: { start: 1, end: 9, path: 'a.ts' } });

    assert.notEqual(range, place);
    assert.equal(place.path, 'a.ts');
  });

  it('leaves one what several hold, also where it holds itself', () => {
    const guards = [{ arm: 'then' }];
    const holder: { guards: unknown; again: unknown; self?: unknown } = { guards, again: guards };
    holder.self = holder;
    const { guards: one, again: other, self } = compact(holder);

    assert.equal(one, other);
    assert.deepEqual(one, [{ arm: 'then' }]);
    assert.equal(self, holder);
  });
});
