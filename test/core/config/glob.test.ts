import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readGlob } from '../../../src/core/config/glob.ts';

// Patterns of `ignore`: what they match, and that none of them can take long.

const matching: readonly (readonly [pattern: string, yes: readonly string[], no: readonly string[]])[] = [
  ['src', ['src', 'src/a.ts', 'src/a/b.ts'], ['srcs', 'srcs/a.ts', 'lib/src/a.ts']],
  ['src/', ['src/a.ts'], ['src2/a.ts']],
  ['./src/a.ts', ['src/a.ts'], ['src/b.ts', 'a.ts']],
  ['*.ts', ['a.ts', '.ts', 'a.ts/b.js'], ['src/a.ts', 'a.tsx']],
  ['**/*.ts', ['a.ts', 'src/a.ts', 'src/a/b/c.ts'], ['a.tsx', 'src/a.js']],
  ['**/generated', ['generated/a.ts', 'src/generated/a/b.ts'], ['src/generatedCode/a.ts']],
  ['**/generated/**', ['generated/a.ts', 'src/generated/a/b.ts'], ['src/generate/a.ts']],
  ['src/**/test/*.ts', ['src/test/a.ts', 'src/a/b/test/c.ts'], ['src/a/test/b/c.js', 'test/a.ts']],
  ['src/**', ['src/a', 'src/a/b'], ['lib/a']],
  ['**', ['a', 'a/b/c'], []],
  ['a?c.ts', ['abc.ts', 'a?c.ts'], ['ac.ts', 'a/c.ts', 'abbc.ts']],
  ['*a*b*c', ['abc', 'xaybzc', 'aabbcc'], ['acb', 'ab', 'abcd']],
  ['{src,lib}/*.{ts,js}', ['src/a.ts', 'lib/b.js'], ['src/a.py', 'test/a.ts']],
  ['src/{a/b,c}/*.ts', ['src/a/b/x.ts', 'src/c/x.ts'], ['src/a/x.ts']],
  ['pages/[id].ts', ['pages/[id].ts'], ['pages/i.ts']],
  ['a.b', ['a.b'], ['axb']],
  ['주문/*.ts', ['주문/목록.ts'], ['주문/목록/a.ts']],
  ['a//b', ['a/b'], ['a/c/b']],
];

describe('a pattern of ignore', () => {
  for (const [pattern, yes, no] of matching) {
    it(`${pattern} matches what it says`, () => {
      const glob = readGlob(pattern);
      assert(typeof glob !== 'string', String(glob));
      for (const path of yes) assert(glob(path), `${path} matches`);
      for (const path of no) assert(!glob(path), `${path} does not match`);
    });
  }

  it('is refused where it cannot mean anything, with what is wrong', () => {
    const faults = ['', ' ', '/', './', 'a'.repeat(513), '/src', 'C:/src', '../src', 'src/../../x', 'src\\a', '!src', '+(a|b)', 'a@(b)', '{a', 'a}', '{a,{b}}', '}{', '{..,a}', '{a,b,c,d}'.repeat(4), '{,}'];
    assert.deepEqual(
      faults.map((pattern) => readGlob(pattern)),
      ['empty', 'empty', 'absolute', 'empty', 'long', 'absolute', 'absolute', 'outside', 'outside', 'backslash', 'negated', 'group', 'group', 'braces', 'braces', 'braces', 'braces', 'outside', 'braces', 'empty'],
    );
  });

  it('is matched step by step, however it is made to explode', () => {
    const bombs = ['*a'.repeat(250), '**/'.repeat(160) + 'z', `${'?*'.repeat(250)}z`, '**/*a*a*a*a*b/'.repeat(30), `${'{*a,*b}'.repeat(6)}z`, `${'*'.repeat(500)}z`];
    const paths = ['a'.repeat(5000), 'a/'.repeat(2500) + 'y', Array.from({ length: 200 }, () => 'aaaaaaaaaaaaaaaaaaaaaaac').join('/')];
    for (const bomb of bombs) {
      const glob = readGlob(bomb);
      assert(typeof glob !== 'string', bomb);
      for (const path of paths) assert.equal(glob(`${path}y`), false, `${bomb.slice(0, 20)} on ${path.slice(0, 20)}`);
    }
  });
});
