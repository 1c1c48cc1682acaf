import assert from 'node:assert/strict';
import { hasMarkers, mergeThree, mineOf } from '../../src/core/pattern/merge.ts';
import { planFile } from '../../src/core/pattern/planFile.ts';
import type { FileStatus } from '../../src/core/pattern/planFile.ts';

const base = 'import { port } from "./port";\n\nconst limit = 10;\n\nexport const count = () => port(limit);\n';
const mine = base.replace('limit = 10', 'limit = 25');
const theirs = base.replace('"./port"', '"./stockPort"');

describe('merging what the user and the pattern have made of a file', () => {
  it('takes both where they changed different places', () => {
    const merged = mergeThree({ base, mine, theirs }, 'stock-port 1.1.0');
    assert.deepEqual(merged, { text: theirs.replace('limit = 10', 'limit = 25'), clashes: 0 });
  });

  it('keeps both between markers where they changed the same place', () => {
    const { text, clashes } = mergeThree({ base, mine, theirs: base.replace('limit = 10', 'limit = 50') }, 'stock-port 1.1.0');
    assert.equal(clashes, 1);
    assert.ok(text.includes('<<<<<<< yours\nconst limit = 25;\n=======\nconst limit = 50;\n>>>>>>> stock-port 1.1.0\n'), text);
    assert.ok(hasMarkers(text));
    assert.ok(!hasMarkers(base));
  });

  it('gives the side of the user back, out of the markers', () => {
    const both = mergeThree({ base, mine: `${mine}// the end\n`, theirs: `// a port\n${base.replace('limit = 10', 'limit = 50')}// another end\n` }, 'x');
    assert.equal(both.clashes, 2);
    assert.equal(mineOf(both.text), `// a port\n${mine}// the end\n`);
    assert.equal(mineOf(both.text.replaceAll('\n', '\r\n')), `// a port\n${mine}// the end\n`.replaceAll('\n', '\r\n'));
    // What only looks like markers is text of the user's.
    const heading = 'Ports\n=======\n>>>>>>> quoted\n';
    assert.equal(mineOf(heading), heading);
  });

  it('sees no conflict where both made the same change', () => {
    assert.deepEqual(mergeThree({ base, mine, theirs: mine }, 'x'), { text: mine, clashes: 0 });
  });

  it('keeps both versions of a text too long to be aligned', () => {
    const long = (word: string) => `${word}\n`.repeat(20_001);
    const { text, clashes } = mergeThree({ base: long('a'), mine: long('b'), theirs: long('c') }, 'x');
    assert.equal(clashes, 1);
    assert.equal(text, `<<<<<<< yours\n${long('b')}\n=======\n${long('c')}\n>>>>>>> x`);
  });
});

describe('deciding about a file of a scaffold', () => {
  const there = (text: string | undefined) => ({ kind: 'file', hash: 'h', text, writable: true }) as const;
  const decide = (text: string | undefined, now: string, before?: string) => planFile({ path: 'port.ts', text: now }, { there: text === undefined ? undefined : there(text), base: before }, 'stock-port 1.1.0');

  const cases: readonly (readonly [name: string, there: string | undefined, now: string, before: string | undefined, status: FileStatus])[] = [
    ['nothing there', undefined, base, undefined, 'create'],
    ['deleted by the user', undefined, theirs, base, 'deleted'],
    ['the same', base, base, undefined, 'identical'],
    ['as generated, and the pattern has changed', base, theirs, base, 'update'],
    ['changed by the user only', mine, base, base, 'kept'],
    ['changed by both to the same', theirs, theirs, base, 'identical'],
    ['changed by both in different places', mine, theirs, base, 'merged'],
    ['changed by both in the same place', mine, base.replace('10', '50'), base, 'clash'],
    ['somebody else\'s', 'hello\n', base, undefined, 'conflict'],
  ];
  for (const [name, text, now, before, status] of cases) {
    it(`${name}: ${status}`, () => assert.equal(decide(text, now, before).status, status));
  }

  it('a file that is no text is never touched on its own account', () => {
    assert.equal(planFile({ path: 'port.ts', text: theirs }, { there: there(undefined), base }, 'x').status, 'conflict');
  });

  it('keeps byte order mark and line ends of what it writes into', () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    assert.equal(decide(windows(base), theirs, base).text, windows(theirs));
    const merged = decide(windows(mine), theirs, base);
    assert.deepEqual([merged.status, merged.text], ['merged', windows(theirs.replace('limit = 10', 'limit = 25'))]);
  });
});

describe('what the user decides about a file that would be merged', () => {
  const file = { path: 'port.ts', text: base.replace('limit = 10', 'limit = 50') };
  const there = { kind: 'file', hash: 'hash', text: mine, writable: true } as const;

  it('keeps both versions and what they come from, unless somebody decides', () => {
    const { status, sides } = planFile(file, { there, base }, 'x');
    assert.deepEqual([status, sides], ['clash', { base, theirs: file.text }]);
  });

  it('is done as decided', () => {
    assert.equal(planFile(file, { there, base, decision: 'mine' }, 'x').status, 'kept');
    const { status, text } = planFile(file, { there, base, decision: 'theirs' }, 'x');
    assert.deepEqual([status, text], ['update', file.text]);
  });
});
