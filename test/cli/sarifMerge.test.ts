import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';
import { schemaErrors } from './sarifSchema.ts';

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri?: string; readonly index?: number } };
}
interface Result {
  readonly ruleId?: string;
  readonly ruleIndex?: number;
  readonly rule?: { readonly index?: number };
  readonly locations: readonly Location[];
  readonly suppressions?: readonly unknown[];
  readonly provenance?: { readonly invocationIndex: number };
  readonly partialFingerprints?: Readonly<Record<string, string>>;
}
interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
  readonly automationDetails?: { readonly id: string };
  readonly artifacts?: readonly { readonly location: { readonly uri: string } }[];
  readonly invocations?: readonly { readonly toolExecutionNotifications?: readonly { readonly descriptor: { readonly index?: number } }[] }[];
  readonly results: readonly Result[];
}

describe('archnotes sarif merge', function () {
  this.timeout(120_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder();
  });
  afterEach(() => {
    removeFolder(root);
  });

  /** Merges logs, which must come out valid and as GitHub takes them. */
  async function merge(logs: Readonly<Record<string, object>>): Promise<{ readonly runs: readonly Run[]; readonly err: string }> {
    writeFiles(root, Object.fromEntries(Object.entries(logs).map(([name, log]) => [name, JSON.stringify(log)])));
    const { code, out, err } = await archnotes(root, ['sarif', 'merge', 'out.sarif', ...Object.keys(logs)]);
    assert.deepEqual([code, out], [0, ''], err);
    return { runs: written(), err };
  }

  function written(): readonly Run[] {
    const text = fs.readFileSync(path.join(root, 'out.sarif'), 'utf8');
    const log: { readonly runs: readonly Run[] } = JSON.parse(text);
    assert.deepEqual(schemaErrors(log), []);
    assert.ok(gzipSync(text).length <= 10 * 1024 * 1024);
    return log.runs;
  }

  it('makes one run of our reports on two packages, and the same bytes every time', async () => {
    for (const name of ['a', 'b']) {
      writeFiles(path.join(root, name), ordersProject);
      assert.equal((await archnotes(root, ['lint', name, '--format', 'sarif', '--output', `${name}.sarif`])).code, 1);
    }
    const { code, err } = await archnotes(root, ['sarif', 'merge', 'out.sarif', 'a.sarif', 'b.sarif', 'a.sarif']);
    assert.deepEqual([code, err], [0, 'out.sarif: runs 1, results 2.\n']);
    const [run] = written();
    assert.deepEqual(run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri), ['a/src/redis.ts', 'b/src/redis.ts']);
    assert.ok(run?.results.every(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex ?? -1]?.id === ruleId));
    assert.equal(new Set(run?.results.map(({ partialFingerprints }) => partialFingerprints?.['archnotesFinding/v1'])).size, 2);
    const before = fs.readFileSync(path.join(root, 'out.sarif'), 'utf8');
    await archnotes(root, ['sarif', 'merge', 'out.sarif', 'a.sarif', 'b.sarif', 'a.sarif']);
    assert.equal(fs.readFileSync(path.join(root, 'out.sarif'), 'utf8'), before);
  });

  it('says of every result whether it is suppressed where one report does, and of none where none does', async () => {
    for (const name of ['a', 'b', 'c']) writeFiles(path.join(root, name), ordersProject);
    await archnotes(root, ['lint', 'a', '--format', 'sarif', '--output', 'a.sarif', '--baseline', 'known.json', '--baseline-write']);
    for (const name of ['b', 'c']) await archnotes(root, ['lint', name, '--format', 'sarif', '--output', `${name}.sarif`]);
    const suppressions = async (...names: readonly string[]): Promise<readonly unknown[]> => {
      await archnotes(root, ['sarif', 'merge', 'out.sarif', ...names]);
      return written().map(({ results }) => results.map((result) => result.suppressions));
    };
    assert.deepEqual(await suppressions('b.sarif', 'a.sarif'), [[[], [{ kind: 'external', status: 'accepted' }]]]);
    assert.deepEqual(await suppressions('b.sarif', 'c.sarif'), [[undefined, undefined]]);
  });

  it('renumbers rules, notifications, artifacts and invocations of other tools', async () => {
    const { runs } = await merge({ 'one.sarif': log(foreign({ rules: ['a', 'b'], files: ['x.js', 'y.js'] })), 'two.sarif': log(foreign({ rules: ['c', 'b'], files: ['z.js', 'y.js'] })) });
    assert.equal(runs.length, 1);
    const [run] = runs;
    assert.deepEqual([run?.tool.driver.rules.map(({ id }) => id), run?.artifacts?.map(({ location }) => location.uri), run?.invocations?.length], [['a', 'b', 'c'], ['x.js', 'y.js', 'z.js'], 2]);
    const said = run?.results.map(({ ruleId, ruleIndex, rule, locations, provenance }) => [
      ruleId, run.tool.driver.rules[ruleIndex ?? -1]?.id, run.tool.driver.rules[rule?.index ?? -1]?.id,
      run.artifacts?.[locations[0]?.physicalLocation.artifactLocation.index ?? -1]?.location.uri, provenance?.invocationIndex,
    ]);
    assert.deepEqual(said, [['a', 'a', 'a', 'x.js', 0], ['b', 'b', 'b', 'y.js', 0], ['c', 'c', 'c', 'z.js', 1], ['b', 'b', 'b', 'y.js', 1]]);
    assert.deepEqual(run?.invocations?.map(({ toolExecutionNotifications }) => toolExecutionNotifications?.[0]?.descriptor.index), [0, 0]);
  });

  it('drops what is there twice by fingerprint and place, and only that', async () => {
    const one = { message: { text: 'm' }, ruleId: 'a', locations: [place('x.js', 1)], partialFingerprints: { p: '1' } };
    const results = [one, one, { ...one, locations: [place('x.js', 2)] }, { ...one, partialFingerprints: { p: '2' } }, { ...one, ruleId: 'b' }, { message: { text: 'm' } }, { message: { text: 'm' } }];
    const { runs } = await merge({ 'one.sarif': log({ tool: { driver: { name: 'T' } }, results }), 'two.sarif': log({ tool: { driver: { name: 'T' } }, results: [one] }) });
    assert.deepEqual(runs.map((run) => run.results.length), [6]);
  });

  it('lets stand side by side what differs in tool, version, category or meaning', async () => {
    const driver = { name: 'T', rules: [{ id: 'a', shortDescription: { text: 'one' } }] };
    const runs: readonly object[] = [
      { tool: { driver }, results: [] },
      { tool: { driver: { ...driver, name: 'U' } }, results: [] },
      { tool: { driver: { ...driver, version: '2' } }, results: [] },
      { tool: { driver }, automationDetails: { id: 'x/' }, results: [] },
      { tool: { driver: { ...driver, rules: [{ id: 'a', shortDescription: { text: 'two' } }] } }, results: [] },
      { tool: { driver }, columnKind: 'unicodeCodePoints', results: [] },
      { tool: { driver }, logicalLocations: [{ name: 'l' }], results: [] },
      { tool: { driver } , results: [] },
    ];
    const merged = await merge({ 'all.sarif': log(...runs) });
    assert.equal(merged.runs.length, 7);
    assert.deepEqual(merged.runs.map(({ automationDetails }) => automationDetails?.id).filter((id) => id !== undefined), ['x/']);
  });

  it('keeps to the limits of GitHub: the gravest 25,000 of a run, 20 runs, 10 MB compressed', async () => {
    const many = (count: number, level: string): readonly object[] => Array.from({ length: count }, (_, index) => ({ message: { text: `${index}` }, level }));
    const tool = { driver: { name: 'T' } };
    const side = await merge({ 'a.sarif': log({ tool, results: many(15_000, 'note') }), 'b.sarif': log({ tool, results: many(15_000, 'error') }) });
    assert.deepEqual(side.runs.map((run) => run.results.length), [15_000, 15_000], 'two runs, of which none is too large');
    const cut = await merge({ 'c.sarif': log({ tool, results: [...many(25_000, 'note'), ...many(10, 'error')] }) });
    assert.deepEqual(cut.runs.map((run) => run.results.length), [25_000]);
    assert.match(cut.err, /10 results were left out, the slightest first/);
    const noise = Array.from({ length: 24 }, () => ({ message: { text: randomBytes(500_000).toString('base64') } }));
    assert.ok(((await merge({ 'd.sarif': log({ tool, results: noise }) })).runs[0]?.results.length ?? 24) < 24);
  });

  it('refuses what is no SARIF 2.1.0, with code 2 and the old file as it was', async () => {
    const good = JSON.stringify(log({ tool: { driver: { name: 'T' } }, results: [] }));
    const runs = Array.from({ length: 21 }, (_, index) => ({ tool: { driver: { name: `T${index}` } }, results: [] }));
    writeFiles(root, {
      'out.sarif': 'old', 'good.sarif': good, 'empty.sarif': '', 'half.sarif': good.slice(0, -5), 'array.sarif': '[]', 'deep.sarif': '['.repeat(50_000),
      'old-version.sarif': JSON.stringify({ version: '2.0.0', runs: [] }), 'wrong.sarif': JSON.stringify(log({ tool: { driver: {} }, results: [] })),
      'wrong-results.sarif': JSON.stringify(log({ tool: { driver: { name: 'T' } }, results: 'many' })), 'binary.sarif': Buffer.from([0xff, 0xfe, 0x00]), 'runs.sarif': JSON.stringify(log(...runs)),
    });
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      ...['empty', 'half', 'array', 'deep', 'old-version', 'wrong', 'wrong-results', 'binary'].map((name): readonly [readonly string[], RegExp] => [['merge', 'out.sarif', 'good.sarif', `${name}.sarif`], new RegExp(`^"${name}\\.sarif" is no SARIF 2\\.1\\.0 report \\(.+\\)\\. Nothing was written`)]),
      [['merge', 'out.sarif', 'good.sarif', 'none.sarif'], /^There is no file or folder "none\.sarif"/],
      [['merge', 'out.sarif', '.'], /^"\." is neither a file|^\. /],
      [['merge', 'out.sarif', 'runs.sarif'], /^These reports are 21 runs .* GitHub takes 20/],
      [['merge', 'no/out.sarif', 'good.sarif'], /there is no folder/],
      [['merge', 'out.sarif'], /^Say what to merge/],
      [['split', 'out.sarif', 'good.sarif'], /^Say what to merge/],
    ];
    for (const [args, message] of wrong) {
      const { code, out, err } = await archnotes(root, ['sarif', ...args]);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, message);
      assert.doesNotMatch(err, /\n\s+at /);
      assert.equal(fs.readFileSync(path.join(root, 'out.sarif'), 'utf8'), 'old');
    }
    const korean = await Promise.all(['half', 'old-version', 'wrong'].map((name) => archnotes(root, ['sarif', 'merge', 'out.sarif', `${name}.sarif`, '--language', 'ko'])));
    assert.deepEqual(korean.map(({ err }) => /SARIF 2\.1\.0 결과가 아닙니다\((.*?)(?::.*)?\)\./.exec(err)?.[1]), ['JSON이 아닙니다', '$.version 값이 없거나 형식이 다릅니다', '$.runs.0.tool.driver.name 값이 없거나 형식이 다릅니다']);
  });
});

function log(...runs: readonly object[]): object {
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs };
}

function place(uri: string, startLine: number): object {
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine } } };
}

/** A run as tools write it that point to rules and files by number. */
function foreign({ rules, files }: { readonly rules: readonly string[]; readonly files: readonly string[] }): object {
  return {
    tool: { driver: { name: 'Lint', version: '1', rules: rules.map((id) => ({ id })), notifications: [{ id: 'n' }] } },
    artifacts: files.map((uri) => ({ location: { uri } })),
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ descriptor: { index: 0 }, message: { text: files.join() } }] }],
    results: rules.map((ruleId, index) => ({ ruleId, ruleIndex: index, rule: { index }, message: { text: 'm' }, locations: [{ physicalLocation: { artifactLocation: { index } } }], provenance: { invocationIndex: 0 }, partialFingerprints: { p: `${ruleId}${files[index] ?? ''}${files.join()}` } })),
  };
}
