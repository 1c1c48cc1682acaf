import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { relativeUri, reportSarif } from '../../src/cli/reporters/sarif.ts';
import { sarifLimits, withinLimits } from '../../src/cli/reporters/sarifLimits.ts';
import type { ReportedFinding } from '../../src/cli/lintResult.ts';
import { makeUnreadableFolder, removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';
import { schemaErrors } from './sarifSchema.ts';

interface Place {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }; readonly region: object };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly Place[];
  readonly relatedLocations: readonly Place[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface Notification {
  readonly descriptor: { readonly id: string };
  readonly level: string;
  readonly message: { readonly text: string };
}
interface Sarif {
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: { readonly driver: { readonly language: string; readonly rules: readonly { readonly id: string; readonly helpUri: string; readonly help: { readonly text: string; readonly markdown: string } }[] } };
    readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly Notification[] }[];
    readonly results: readonly Result[];
  }[];
}

describe('archnotes lint --format sarif', function () {
  this.timeout(120_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('is valid SARIF with places, rules and their pages', async () => {
    const { code, report } = await sarif(root);
    const [run] = report.runs;
    assert.deepEqual([code, run?.columnKind, run?.invocations], [1, 'utf16CodeUnits', [{ executionSuccessful: true, toolExecutionNotifications: [] }]]);
    const [result] = run?.results ?? [];
    assert.deepEqual(result?.locations, [
      { physicalLocation: { artifactLocation: { uri: 'src/redis.ts', uriBaseId: 'SRCROOT' }, region: { startLine: 3, startColumn: 22, endLine: 3, endColumn: 86 } } },
    ]);
    assert.deepEqual(result?.relatedLocations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri), ['template.yaml', 'src/placeOrder.ts']);
    const rules = run?.tool.driver.rules ?? [];
    assert.equal(rules[result?.ruleIndex ?? -1]?.id, 'redis-eager-connect');
    assert.ok(rules.every(({ id, help }) => help.text.startsWith(`# ${id}\n`) && !/\]\((?!https:|#)/.test(help.markdown.replace(/`[^`]*`/g, ''))), 'pages without links that lead nowhere');
  });

  it('keeps fingerprints when lines move, and in the other language; nothing else but words differs there', async () => {
    const [english, korean] = [await sarif(root), await sarif(root, ['--language', 'ko'])];
    assert.deepEqual(prints(korean.report), prints(english.report));
    assert.match(prints(english.report)[0] ?? '', /^[0-9a-f]{40}:1$/);
    assert.equal(korean.report.runs[0]?.tool.driver.language, 'ko');
    assert.match(korean.report.runs[0]?.tool.driver.rules[0]?.help.text ?? '', /[가-힣]/);
    writeFiles(root, { 'src/redis.ts': `// moved\n\n${ordersProject['src/redis.ts']}`.replace('new Redis(', '  new Redis(') });
    assert.deepEqual(prints((await sarif(root)).report), prints(english.report));
    writeFiles(root, { 'src/redis.ts': ordersProject['src/redis.ts'].replace('900', '901') });
    assert.notDeepEqual(prints((await sarif(root)).report), prints(english.report));
  });

  it('has paths from the working directory, for folders in it too', async () => {
    writeFiles(root, { 'src/a b#1%.ts': "import Redis from 'ioredis';\nnew Redis();\nexport const handler = async (event: SQSEvent) => 1;\n" });
    const uris = (await sarif(root, ['src'])).report.runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri);
    assert.deepEqual([...new Set(uris)], ['src/a%20b%231%25.ts', 'src/redis.ts']);
  });

  it('notes what could not be judged, fails, and reports the rest', async () => {
    const name = makeUnreadableFolder(root);
    writeFiles(root, { 'src/logo.ts': Buffer.alloc(4096, '\x89PNG\0') });
    const { code, report } = await sarif(root);
    const invocation = report.runs[0]?.invocations[0];
    assert.deepEqual([code, invocation?.executionSuccessful, report.runs[0]?.results.length], [2, false, 1]);
    const said = invocation?.toolExecutionNotifications.map(({ descriptor, level }) => [descriptor.id, level]);
    assert.deepEqual(said, [['internal/skipped-file', 'note'], ['internal/not-judged', 'error']]);
    assert.ok(invocation?.toolExecutionNotifications[1]?.message.text.startsWith(name));
  });

  it('tells of a crashed rule in a notification, not among the results', () => {
    const at = { path: 'a.ts', range: { start: 0, end: 1 }, start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const crash: ReportedFinding = { severity: 'error', message: 'The rule crashed here.', ruleId: 'internal/rule-crash', path: 'a.ts', related: [], fixable: false, line: '', fingerprint: '', at };
    const report: Sarif = JSON.parse(reportSarif({ findings: [crash], suppressed: [], stats: { files: 1, handlers: 0 }, failed: true, notes: [] }, { language: 'en', colours: false }));
    assert.deepEqual(schemaErrors(report), []);
    const [run] = report.runs;
    assert.deepEqual([run?.results, run?.invocations[0]?.executionSuccessful], [[], false]);
    assert.deepEqual(run?.invocations[0]?.toolExecutionNotifications.map(({ descriptor, level, message }) => [descriptor.id, level, message.text]), [['internal/rule-crash', 'error', 'The rule crashed here.']]);
  });

  it('percent-encodes every name, so that it comes back', () => {
    for (const name of ['a:b.ts', 'ä주문🛒.ts', "it's (1)!*.ts", '[x]{y}?z#', '%41', ' ', '\u001b\r\n', '..a']) {
      assert.match(relativeUri(`src/${name}`), /^src\/[\w.!~*'()%-]+$/);
      assert.equal(decodeURIComponent(relativeUri(name)), name);
    }
    assert.equal(relativeUri('\ud800'), '%EF%BF%BD');
  });

  it('leaves out the slightest findings beyond what GitHub takes, and says so', () => {
    const of = (severity: ReportedFinding['severity'], message: string): ReportedFinding => ({
      severity, message, ruleId: 'r', path: 'a.ts', related: [], fixable: false, line: '', fingerprint: '',
      at: { path: 'a.ts', range: { start: 0, end: 0 }, start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    });
    const findings = [...Array.from({ length: sarifLimits.results }, () => of('hint', '')), of('error', 'grave')];
    const kept: number[] = [];
    const said = withinLimits(findings, 'en', (some, truncation) => {
      kept.push(some.length);
      assert.equal(some.at(-1)?.message, 'grave');
      return truncation.join();
    });
    assert.equal(said, 'GitHub takes no more: 25000 of 25001 findings are in this report, the gravest first. Judge parts of the repository in runs of their own.');
    assert.deepEqual(kept, [25_000]);
  });

  it('is halved until it is small enough when it is compressed', () => {
    const sizes: number[] = [];
    const one: ReportedFinding = { severity: 'error', message: '', ruleId: 'r', path: 'a', related: [], fixable: false, line: '', fingerprint: '', at: { path: 'a', range: { start: 0, end: 0 }, start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
    const noise = Array.from({ length: 22 }, () => randomBytes(500_000).toString('base64'));
    const report = withinLimits(noise.map((message) => ({ ...one, message })), 'en', (some) => {
      sizes.push(some.length);
      return some.map(({ message }) => message).join('');
    });
    assert.deepEqual([sizes, report], [[22, 11], noise.slice(0, 11).join('')]);
  });
});

function prints(report: Sarif): readonly string[] {
  return report.runs[0]?.results.flatMap(({ partialFingerprints }) => partialFingerprints['archnotesFinding/v1'] ?? []) ?? [];
}

/** Runs and reads a report, which must be valid by the schema of the standard. */
async function sarif(root: string, args: readonly string[] = []): Promise<{ readonly code: number | null; readonly report: Sarif }> {
  const { code, out } = await archnotes(root, ['lint', '--format', 'sarif', ...args]);
  const report: Sarif = JSON.parse(out);
  assert.deepEqual(schemaErrors(report), []);
  return { code, report };
}
