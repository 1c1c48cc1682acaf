import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';
import { schemaErrors } from './sarifSchema.ts';

interface Sarif {
  readonly runs: readonly { readonly results: readonly { readonly ruleId: string; readonly suppressions?: unknown; readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[]; readonly partialFingerprints: Readonly<Record<string, string>> }[] }[];
}

describe('archnotes lint with comments that suppress', function () {
  this.timeout(60_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
  });
  afterEach(() => {
    removeFolder(root);
  });

  /** Puts a comment above the client. */
  function comment(text: string): void {
    const file = path.join(root, 'src/redis.ts');
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    fs.writeFileSync(file, [...lines.slice(0, 2), text, ...lines.slice(2)].join('\n'));
  }

  const eager = '// archnotes-disable-next-line redis-eager-connect -- The client is warm: 측정함';

  it('counts what is suppressed, shows it when asked to, and passes', async () => {
    comment(eager);
    assert.deepEqual(await archnotes(root, ['lint']), { code: 0, out: 'No findings. Files: 4. Lambda handlers: 1. Suppressed by comments: 1.\n', err: '' });
    const shown = (await archnotes(root, ['lint', '--show-suppressed'])).out.split('\n');
    assert.match(shown[1] ?? '', /^ {2}4:22 .* redis-eager-connect$/);
    assert.equal(shown[2], '      Suppressed: The client is warm: 측정함');
    assert.match((await archnotes(root, ['lint', '--language', 'ko'])).out, /주석으로 무시한 문제 1건\.\n$/);
  });

  it('says it in JSON', async () => {
    comment(eager);
    const plain: unknown = JSON.parse((await archnotes(root, ['lint', '--format', 'json'])).out);
    assert.deepEqual(plain, { version: 1, findings: [], stats: { files: 4, handlers: 1, suppressed: 1 } });
    const report: { readonly suppressed: readonly { readonly ruleId: string; readonly reason: string }[] } = JSON.parse((await archnotes(root, ['lint', '--format', 'json', '--show-suppressed'])).out);
    assert.deepEqual(report.suppressed.map(({ ruleId, reason }) => [ruleId, reason]), [['redis-eager-connect', 'The client is warm: 측정함']]);
  });

  it('leaves it out of SARIF, where GitHub would open an alert, unless it is asked for', async () => {
    const before: Sarif = JSON.parse((await archnotes(root, ['lint', '--format', 'sarif'])).out);
    comment(eager);
    const plain: Sarif = JSON.parse((await archnotes(root, ['lint', '--format', 'sarif'])).out);
    assert.deepEqual(plain.runs[0]?.results, []);
    const shown: Sarif = JSON.parse((await archnotes(root, ['lint', '--format', 'sarif', '--show-suppressed'])).out);
    const [result] = shown.runs[0]?.results ?? [];
    assert.deepEqual(result?.suppressions, [{ kind: 'inSource', justification: 'The client is warm: 측정함' }]);
    assert.deepEqual(result?.partialFingerprints, before.runs[0]?.results[0]?.partialFingerprints);
  });

  it('says of every result in SARIF whether a comment or the baseline suppresses it, or of none', async () => {
    comment(eager);
    const handler = "export const handler = async (event: SQSEvent) => 1;\n";
    const client = "import Redis from 'ioredis';\nnew Redis();\n";
    writeFiles(root, { 'src/old.ts': client + handler });
    const flags = ['lint', '--format', 'sarif', '--rule', 'redis-eager-connect', '--fail-on', 'never'];
    await archnotes(root, [...flags, '--baseline', 'known.json', '--baseline-write']);
    writeFiles(root, { 'src/new.ts': client + handler });
    const said = async (...more: readonly string[]): Promise<readonly unknown[]> => {
      const report: Sarif = JSON.parse((await archnotes(root, [...flags, ...more])).out);
      assert.deepEqual(schemaErrors(report), []);
      return report.runs[0]?.results.map(({ suppressions, locations }) => [locations[0]?.physicalLocation.artifactLocation.uri, suppressions]) ?? [];
    };
    const inSource = ['src/redis.ts', [{ kind: 'inSource', justification: 'The client is warm: 측정함' }]];
    const external = ['src/old.ts', [{ kind: 'external', status: 'accepted' }]];
    assert.deepEqual(await said('--baseline', 'known.json', '--show-suppressed'), [['src/new.ts', []], external, inSource]);
    assert.deepEqual(await said('--show-suppressed'), [['src/new.ts', []], ['src/old.ts', []], inSource]);
  });

  it('fixes nothing that is suppressed, and leaves comments alone', async () => {
    comment(eager);
    fs.writeFileSync(path.join(root, 'src/prices.ts'), `${eager}\nexport const price = 10;\n`);
    const { out } = await archnotes(root, ['lint', '--fix']);
    assert.match(fs.readFileSync(path.join(root, 'src/redis.ts'), 'utf8'), /archnotes-disable-next-line[^\n]*\nexport const redis = new Redis\(\{ host: process\.env\.REDIS_HOST, commandTimeout: 900 \}\);/);
    assert.match(out, /internal\/unused-suppression/);
    assert.match(fs.readFileSync(path.join(root, 'src/prices.ts'), 'utf8'), /archnotes-disable-next-line/);
  });

  it('does not speak of comments about rules that were not asked for', async () => {
    comment(eager.replace('redis-eager-connect', 'snapstart-invalid'));
    assert.match((await archnotes(root, ['lint'])).out, /unused-suppression/);
    assert.doesNotMatch((await archnotes(root, ['lint', '--rule', 'redis-eager-connect'])).out, /unused-suppression/);
    assert.match((await archnotes(root, ['lint', '--rule', 'snapstart-invalid'])).out, /unused-suppression/);
  });

  it('keeps the fingerprints of the others', async () => {
    const text = "import Redis from 'ioredis';\nexport const one = new Redis();\nexport const two = new Redis();\n".replace('two = new', 'one2 = new');
    fs.writeFileSync(path.join(root, 'src/redis.ts'), text.replaceAll(/export const \w+ = /g, ''));
    const prints = async (): Promise<readonly (string | undefined)[]> => {
      const report: Sarif = JSON.parse((await archnotes(root, ['lint', '--format', 'sarif', '--rule', 'redis-eager-connect'])).out);
      return (report.runs[0]?.results ?? []).map(({ partialFingerprints }) => partialFingerprints['archnotesFinding/v1']);
    };
    const [, second] = await prints();
    assert.match(second ?? '', /:2$/);
    fs.writeFileSync(path.join(root, 'src/redis.ts'), `import Redis from 'ioredis';\n${eager}\nnew Redis();\nnew Redis();\n`);
    assert.deepEqual(await prints(), [second]);
  });
});
