import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { root } from '../../src/build/root.ts';

/** What a stand-in for npm prints, and its exit code, by the words it is called with. */
type Says = Readonly<Record<string, readonly [output: string, code: number]>>;

const well: Says = {
  ci: ['added 400 packages', 0],
  test: ['noise: 1 passed, 0 failed today\n12 passed, 0 failed', 0],
  'run check': ['ok', 0],
  'start -- --check': ['Screenshot: out/screenshots/start.png', 0],
};

describe('.ci/run', function () {
  this.timeout(30_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'archnotes-ci-'));
    for (const name of ['.ci', 'test', 'bin']) mkdirSync(path.join(folder, name));
    copyFileSync(path.join(root, '.ci', 'run'), path.join(folder, '.ci', 'run'));
    writeFileSync(path.join(folder, 'test', 'expected-count.txt'), '14\n');
  });
  afterEach(() => { rmSync(folder, { recursive: true }); });

  /** Runs `.ci/run` with a stand-in for npm; gives its exit code and its last line. */
  function run(says: Says): { readonly code: number | null; readonly last: string | undefined; readonly output: string } {
    const cases = Object.entries(says).map(([words, [output, code]]) => `'${words}') cat <<'END'\n${output}\nEND\nexit ${code} ;;`);
    writeFileSync(path.join(folder, 'bin', 'npm'), `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\nesac\nexit 99\n`, { mode: 0o755 });
    const env = { ...process.env, PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}` };
    const { status, stdout } = spawnSync('bash', [path.join(folder, '.ci', 'run')], { env, encoding: 'utf8' });
    return { code: status, last: stdout.trimEnd().split('\n').at(-1), output: stdout };
  }

  it('ends with the sum of all tests, the check and the start', () => {
    const { code, last, output } = run(well);
    assert.equal(last, '14 passed, 0 failed');
    assert.equal(code, 0);
    assert.match(output, /^test +0\.0 min +exit code 0$/m);
  });

  const bad: readonly (readonly [title: string, says: Says, last: string])[] = [
    ['nothing can be installed', { ...well, ci: ['npm error network', 1] }, '0 passed, 1 failed'],
    ['a test fails', { ...well, test: ['12 passed, 3 failed', 1] }, '14 passed, 3 failed'],
    ['the tests end without their sum', { ...well, test: ['Segmentation fault', 139] }, '2 passed, 2 failed'],
    ['the tests end badly with a good sum', { ...well, test: ['12 passed, 0 failed', 1] }, '14 passed, 1 failed'],
    ['fewer tests ran than are expected', { ...well, test: ['11 passed, 0 failed', 0] }, '13 passed, 1 failed'],
    ['the check fails', { ...well, 'run check': ['FAIL lint', 1] }, '13 passed, 2 failed'],
    ['the start shows no diagnostic', { ...well, 'start -- --check': ['No diagnostic after 120 s.', 1] }, '13 passed, 2 failed'],
    [
      'the extension host died on the way',
      { ...well, 'start -- --check': ['<17> Extension Host Process exited with code: null, signal: SIGSEGV.', 0] },
      '14 passed, 1 failed',
    ],
  ];
  for (const [title, says, expected] of bad) {
    it(`fails when ${title}`, () => {
      const { code, last } = run(says);
      assert.equal(last, expected);
      assert.equal(code, 1);
    });
  }
});
