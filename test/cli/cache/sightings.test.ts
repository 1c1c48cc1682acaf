import assert from 'node:assert/strict';
import { readSightings, writtenSightings } from '../../../src/cli/cache/sightings.ts';
import type { Sighting } from '../../../src/node/basis/basis.ts';

const paths = ['', 'src/handler.ts', '../archnotes.json', '주문/처리.ts', '"quoted".ts', 'back\\slash.ts', 'tab\tand\nline.ts', '🚀/ü.py', 'half \ud83d letter', 'nothing \0 inside'];
const sightings: readonly Sighting[] = paths.map((path, index) => ({ path, stamp: index % 3 === 0 ? undefined : [index, 0, 1_700_000_000_000.25, -0.5], content: index % 2 === 0 ? 'absent' : 'da39a3ee' }));

describe('sightings as text', () => {
  it('come back as they were, in their groups, as often as they are asked for', () => {
    const groups = readSightings(writtenSightings(sightings), [0, 4, 6]);
    assert.deepEqual(groups?.map(({ length }) => length), [0, 4, 6]);
    for (let time = 0; time < 2; time += 1) assert.deepEqual(groups?.map((group) => [...group]), [[], sightings.slice(0, 4), sightings.slice(4)]);
  });

  it('are ASCII, whatever the paths', () => {
    assert.match(writtenSightings(sightings), /^[\0\x20-\x7e]*$/);
  });

  it('are nothing where there are more or fewer than there should be', () => {
    const written = writtenSightings(sightings);
    assert.equal(readSightings(written, [9]), undefined);
    assert.equal(readSightings(written, [5, 6]), undefined);
    assert.equal(readSightings(`${written}\0src/more.ts`, [10]), undefined);
    assert.equal(readSightings(written.slice(written.indexOf('\0')), [10]), undefined);
    assert.equal(readSightings('', [1]), undefined);
  });

  it('have a path that is nowhere where somebody wrote half of one', () => {
    const forged = writtenSightings(sightings).replace('\0"\\u', '\0"\\v');
    assert.equal([...(readSightings(forged, [10])?.[0] ?? [])].filter(({ path }) => path.startsWith('"\\v')).length, 1);
  });
});
