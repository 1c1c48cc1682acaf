import assert from 'node:assert/strict';
import { seeded } from '../typescript/mutations.ts';
import { andThen, moved, type Shift } from '../../../src/core/project/move.ts';

const path = 'src/handler.ts';
const whole = 60;

/** Up to twelve changes of a text, one after the other: some lines of it become shorter or longer. */
function someShifts(random: () => number): readonly Shift[] {
  const below = (most: number): number => Math.floor(random() * most);
  return Array.from({ length: below(13) }, (): Shift => {
    const [start, length, written] = [below(whole), 1 + below(12), below(12)];
    return { path, lines: { start, end: start + length }, by: written - length };
  });
}

const through = (shifts: readonly Shift[], from: number): number | undefined => shifts.reduce<number | undefined>((at, shift) => (at === undefined ? at : moved(shift, at)), from);

describe('shifts one after the other', () => {
  it('lead every place to where they lead it one by one', () => {
    const random = seeded(20261127);
    for (let text = 0; text < 2_000; text += 1) {
      const single = someShifts(random);
      const composed = single.reduce<readonly Shift[]>(andThen, []);
      for (let at = 0; at <= whole; at += 1) assert.equal(through(composed, at), through(single, at), `${at} by ${JSON.stringify(single)}`);
    }
  });

  it('are one as long as somebody types in the same lines, and another for each other place', () => {
    const typing = Array.from({ length: 500 }, (_, key): Shift => ({ path, lines: { start: 10, end: 20 + key }, by: 1 }));
    assert.deepEqual(typing.reduce<readonly Shift[]>(andThen, []), [{ path, lines: { start: 10, end: 20 }, by: 500 }]);
    assert.equal([{ path, lines: { start: 10, end: 20 }, by: 1 }, { path, lines: { start: 40, end: 50 }, by: 1 }, { path: 'src/other.ts', lines: { start: 40, end: 50 }, by: 1 }].reduce<readonly Shift[]>(andThen, []).length, 3);
  });
});
