import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { compareBaseline, withoutRepetition } from '../../src/core/engine/baseline.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { lazyRedis, ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';
import { schemaErrors } from './sarifSchema.ts';

const file = 'archnotes-baseline.json';
const client = "import Redis from 'ioredis';\nexport const redis = new Redis({ commandTimeout: 900 });\nredis.on('error', console.error);\n";
const handler = "export const handler = async (event: SQSEvent) => 1;\n";

describe('archnotes lint --baseline', function () {
  this.timeout(120_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
  });
  afterEach(() => {
    removeFolder(root);
  });

  const lint = (...args: readonly string[]) => archnotes(root, ['lint', ...args]);
  const withBaseline = (...args: readonly string[]) => lint('--baseline', file, ...args);
  const read = (): string => fs.readFileSync(path.join(root, file), 'utf8');
  const entries = (): readonly { readonly rule: string; readonly path: string; readonly count: number }[] => JSON.parse(read()).findings;

  it('is written with an entry a line, hides what it knows, and lets new findings fail', async () => {
    assert.deepEqual(await withBaseline('--baseline-write'), { code: 0, out: 'No findings. Files: 4. Lambda handlers: 1.\n', err: `${file}: 1 findings are known from now on.\n` });
    assert.match(read(), /^\{\n  "version": 1,\n  "findings": \[\n    \{"rule":"redis-eager-connect","path":"src\/redis\.ts","fingerprint":"[0-9a-f]{40}","count":1\}\n  \]\n\}\n$/);
    assert.deepEqual(await withBaseline(), { code: 0, out: 'No findings. Files: 5. Lambda handlers: 1.\n', err: `Known findings hidden by ${file}: 1.\n` });
    writeFiles(root, { 'src/other.ts': client + handler });
    const { code, out } = await withBaseline('--format', 'json', '--fail-on', 'hint');
    assert.deepEqual([code, pathsIn(out)], [1, ['src/other.ts']]);
  });

  it('knows a line that moved, and one indented otherwise, but not a file under another name', async () => {
    await withBaseline('--baseline-write');
    writeFiles(root, { 'src/redis.ts': `// moved\n\n${ordersProject['src/redis.ts']}`.replace('new Redis(', '   new Redis(') });
    assert.deepEqual((await withBaseline()).code, 0);
    fs.renameSync(path.join(root, 'src/redis.ts'), path.join(root, 'src/cache.ts'));
    writeFiles(root, { 'src/placeOrder.ts': ordersProject['src/placeOrder.ts'].replace('./redis', './cache') });
    const { code, out, err } = await withBaseline('--format', 'json');
    assert.deepEqual([code, pathsIn(out)[0]], [1, 'src/cache.ts']);
    assert.equal(err, `${file} has 1 findings that are fixed. Remove them with --baseline-prune:\n  src/redis.ts  redis-eager-connect\n`);
  });

  it('counts equal lines, and knows only as many as it counts', async () => {
    const line = 'new Redis({ commandTimeout: 900 });\n';
    const times = (count: number): Readonly<Record<string, string>> => ({ 'src/many.ts': `import Redis from 'ioredis';\n${line.repeat(count)}${handler}` });
    writeFiles(root, times(2));
    await withBaseline('--baseline-write', '--rule', 'redis-eager-connect');
    assert.deepEqual(entries().map(({ path: where, count }) => [where, count]), [['src/many.ts', 2], ['src/redis.ts', 1]]);
    writeFiles(root, times(3));
    const more = await withBaseline('--rule', 'redis-eager-connect', '--format', 'json', '--fail-on', 'hint');
    assert.deepEqual([more.code, pathsIn(more.out)], [1, ['src/many.ts']]);
    writeFiles(root, times(1));
    assert.match((await withBaseline('--rule', 'redis-eager-connect')).err, /has 1 findings that are fixed/);
    assert.match((await withBaseline('--rule', 'redis-eager-connect', '--baseline-prune')).err, /: 1 fixed findings removed, 2 left\.\n$/);
    assert.deepEqual(entries().map(({ count }) => count), [1, 1]);
  });

  it('is the same whatever the language and the folder one stands in', async () => {
    await withBaseline('--baseline-write');
    const before = read();
    await withBaseline('--baseline-write', '--language', 'ko');
    assert.equal(read(), before);
    fs.rmSync(path.join(root, file));
    await archnotes('/', ['lint', root, '--baseline', path.join(root, file), '--baseline-write']);
    assert.equal(read(), before);
    const inside = await archnotes(path.join(root, 'src'), ['lint', '..', '--baseline', `../${file}`]);
    assert.deepEqual([inside.code, inside.err], [0, `Known findings hidden by ../${file}: 1.\n`]);
  });

  it('takes for fixed, removes and replaces only what could have been seen', async () => {
    writeFiles(root, { 'src/other.ts': client + handler });
    await withBaseline('--baseline-write');
    const whole = entries().length;
    writeFiles(root, { 'src/redis.ts': lazyRedis });
    assert.doesNotMatch((await withBaseline('--rule', 'redis-cluster-endpoint')).err, /fixed/);
    assert.doesNotMatch((await withBaseline('src/other.ts')).err, /fixed/);
    await withBaseline('src/other.ts', '--baseline-prune');
    assert.equal(entries().length, whole);
    await withBaseline('src/other.ts', '--baseline-write');
    assert.equal(entries().length, whole);
    writeFiles(root, { 'src/redis.ts': `${lazyRedis}export const broken = (\n` });
    assert.doesNotMatch((await withBaseline()).err, /fixed/, 'half of a file may have been read');
    fs.rmSync(path.join(root, 'src/redis.ts'));
    await withBaseline('--baseline-prune');
    assert.deepEqual(entries().map(({ path: where }) => where).filter((where) => where !== 'src/other.ts'), []);
  });

  it('is left as it is where something could not be judged', async () => {
    await withBaseline('--baseline-write');
    const before = read();
    const deep = 'deep'.repeat(50);
    execFileSync('sh', ['-c', 'i=0; while [ $i -lt 25 ]; do mkdir "$1" && cd -P "$1" || exit 1; i=$((i+1)); done', 'sh', deep], { cwd: root });
    writeFiles(root, { 'src/redis.ts': lazyRedis });
    for (const use of ['--baseline-write', '--baseline-prune']) {
      const { code, err } = await withBaseline(use);
      assert.equal(code, 2);
      assert.match(err, /archnotes-baseline\.json was not written: not everything could be judged/);
      assert.equal(read(), before);
    }
  });

  it('refuses a file that is none, with code 2, the place, and nothing written', async () => {
    const bad: readonly (readonly [string, RegExp])[] = [
      ['', /^archnotes-baseline\.json:1:1: This is not JSON/],
      ['{ "version": 1, "findings": [\n<<<<<<< main\n] }', /^archnotes-baseline\.json:2:1: This is not JSON/],
      ['{ "version": 2, "findings": [] }', /^archnotes-baseline\.json is a baseline of version 2; this Archnotes knows version 1\./],
      ['{ "version": "\\u001b[2J" , "findings": [] }', /^archnotes-baseline\.json is a baseline of version "\\u001b\[2J"/],
      ['[]', /^archnotes-baseline\.json:1:1: /],
      ['{ "version": 1, "findings": [{ "rule": "r", "path": "a.ts", "fingerprint": "xyz", "count": 1 }] }', /^archnotes-baseline\.json:1:\d+: /],
      [`{ "version": 1, "findings": [{ "rule": "r", "path": "a.ts", "fingerprint": "${'a'.repeat(40)}", "count": -1 }] }`, /"findings\.0\.count" is too small/],
      ['{ "version": 1, "findings": [], "__proto__": { "polluted": true } }', /The key "__proto__" is not allowed/],
      ['{ "version": 1, "findings": [], "extends": "./plugin.js" }', /The key "extends" is not known here/],
      ['['.repeat(100_000), /nests deeper/],
      [`"${'x'.repeat(6 * 1024 * 1024)}"`, /larger than 5 MiB/],
    ];
    for (const [text, message] of bad) {
      for (const use of [[], ['--baseline-write']]) {
        writeFiles(root, { [file]: text });
        const { code, out, err } = await withBaseline(...use);
        assert.deepEqual([code, out], [2, ''], text.slice(0, 80));
        assert.match(err, message);
        assert.doesNotMatch(err, /\n\s+at |[\u0000-\u0009\u000b-\u001f]/);
        assert.equal(read(), text);
      }
    }
  });

  it('follows no link, and says which file is missing and which flags go together', async () => {
    fs.symlinkSync('/dev/zero', path.join(root, 'link.json'));
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['--baseline', 'link.json'], /^link\.json was not written: it is a link\./],
      [['--baseline', 'none.json'], /^There is no baseline "none\.json"\. Write one with --baseline-write/],
      [['--baseline', 'none.json', '--baseline-prune'], /^There is no baseline "none\.json"/],
      [['--baseline', 'no/none.json', '--baseline-write'], /there is no folder/],
      [['--baseline-write'], /^--baseline-write needs --baseline FILE/],
      [['--baseline', file, '--baseline-write', '--baseline-prune'], /^--baseline-write makes all/],
      [['--baseline', file, '--fix-dry-run'], /^--fix-dry-run does not look at a baseline/],
    ];
    for (const [args, message] of wrong) {
      const { code, out, err } = await lint(...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, message);
    }
    assert.deepEqual(fs.readdirSync(root).sort(), ['link.json', 'package.json', 'src', 'template.yaml']);
  });

  it('suppresses in SARIF what it knows, and says so of every result', async () => {
    await withBaseline('--baseline-write');
    writeFiles(root, { 'src/other.ts': client + handler });
    const { code, out } = await withBaseline('--format', 'sarif', '--fail-on', 'hint');
    const report: { readonly runs: readonly { readonly results: readonly { readonly suppressions: unknown; readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[] }[] }[] } = JSON.parse(out);
    assert.deepEqual(schemaErrors(report), []);
    const said = report.runs[0]?.results.map(({ suppressions, locations }) => [locations[0]?.physicalLocation.artifactLocation.uri, suppressions]);
    assert.equal(code, 1);
    assert.ok(said?.some(([uri, suppressions]) => uri === 'src/other.ts' && Array.isArray(suppressions) && suppressions.length === 0));
    assert.deepEqual(said?.filter(([uri]) => uri === 'src/redis.ts'), [['src/redis.ts', [{ kind: 'external', status: 'accepted' }]]]);
    assert.doesNotMatch((await lint('--format', 'sarif')).out, /suppressions/);
  });
});

describe('compareBaseline', () => {
  const hash = (letter: string): string => letter.repeat(40);
  const seen = (letter: string, ordinal: number) => ({ rule: 'r', path: `${letter}.ts`, fingerprint: `${hash(letter)}:${ordinal}` });
  const entry = (letter: string, count: number) => ({ rule: 'r', path: `${letter}.ts`, fingerprint: hash(letter), count });

  it('sorts by code units and takes the larger of two entries of one fingerprint', () => {
    const { renewed } = compareBaseline([], [seen('b', 1), seen('a', 1), seen('b', 2)], () => true);
    assert.deepEqual(renewed, [entry('a', 1), entry('b', 2)]);
    assert.deepEqual(withoutRepetition([entry('a', 1), entry('a', 3), entry('a', 2)]), [entry('a', 3)]);
  });

  it('keeps what could not have been seen', () => {
    const { known, stale, pruned, renewed } = compareBaseline([entry('a', 1), entry('b', 2), entry('c', 1)], [seen('b', 1)], ({ path: where }) => where !== 'c.ts');
    assert.deepEqual([known, stale, pruned, renewed], [[true], [entry('a', 1), entry('b', 1)], [entry('b', 1), entry('c', 1)], [entry('b', 1), entry('c', 1)]]);
  });
});

function pathsIn(json: string): readonly string[] {
  const report: { readonly findings: readonly { readonly path: string }[] } = JSON.parse(json);
  return report.findings.map(({ path: where }) => where);
}
