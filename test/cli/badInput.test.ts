import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { makeUnreadableFolder, removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';

const eager = 'src/redis.ts: redis-eager-connect';

describe('archnotes lint on bad input', function () {
  this.timeout(60_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('says where a template is not YAML, and judges by the other one', async () => {
    writeFiles(root, { 'billing/template.yaml': "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Bill:\n\tType: AWS::Serverless::Function\n" });
    const { code, findings } = await lint(root);
    assert.deepEqual(rules(findings), ['billing/template.yaml: internal/syntax-error', eager]);
    assert.match(findings[0]?.message ?? '', /^This template cannot be read: .+ The functions it declares are unknown until it can\.$/);
    assert.equal(findings[0]?.line, 4);
    assert.equal(code, 1);
  });

  it('says where a tsconfig is not JSON', async () => {
    writeFiles(root, { 'tsconfig.json': '{\n  "compilerOptions": { "paths": { "@/*": ["src/*"] }\n' });
    const { findings } = await lint(root);
    assert.deepEqual(rules(findings), [eager, 'tsconfig.json: internal/syntax-error']);
    assert.match(findings[1]?.message ?? '', /^This configuration cannot be read: .+ Its `paths` are not followed until it can\.$/);
  });

  it('judges what it can of a source with a syntax error, and says where that is', async () => {
    writeFiles(root, { 'src/redis.ts': `${ordersProject['src/redis.ts']}\nexport function broken( {\n` });
    const { findings } = await lint(root);
    assert.deepEqual(rules(findings), [eager, 'src/redis.ts: internal/syntax-error']);
    assert.ok((findings[1]?.line ?? 0) >= 5);
  });

  it('leaves out a minified file of 5 MB, one of 200 KB, and a binary that calls itself TypeScript', async () => {
    const minified = `import Redis from"ioredis";${'function a(b){return b+1}'.repeat(8000)}new Redis;`;
    writeFiles(root, { 'public/app.js': minified.repeat(26), 'public/small.js': minified, 'src/logo.ts': Buffer.alloc(4096, '\x89PNG\0') });
    const { code, findings } = await lint(root);
    assert.deepEqual(rules(findings), ['public/app.js: internal/skipped-file', 'public/small.js: internal/skipped-file', 'src/logo.ts: internal/skipped-file', eager]);
    assert.deepEqual(findings.slice(0, 3).map(({ message }) => /too large|minified|binary/.exec(message)?.[0]), ['too large', 'minified', 'binary']);
    assert.deepEqual(findings.slice(0, 3).map(({ severity }) => severity), ['info', 'info', 'info']);
    assert.equal(code, 1);
  });

  it('gets out of link loops, and past pipes and what vanishes', async () => {
    fs.symlinkSync('.', path.join(root, 'src/loop'));
    fs.symlinkSync('b.ts', path.join(root, 'src/a.ts'));
    fs.symlinkSync('a.ts', path.join(root, 'src/b.ts'));
    fs.symlinkSync('gone.ts', path.join(root, 'src/dangling.ts'));
    execFileSync('mkfifo', [path.join(root, 'src/pipe.ts')]);
    const { code, findings, err } = await lint(root);
    assert.deepEqual([rules(findings), code, err], [[eager], 1, '']);
  });

  it('says where a source is nested too deeply, and judges the rest', async () => {
    writeFiles(root, { 'src/deep.ts': `import Redis from 'ioredis';\nexport const total = ${'(\n'.repeat(20_000)}1${'\n)'.repeat(20_000)};\n` });
    const { findings } = await lint(root);
    assert.deepEqual(rules(findings), ['src/deep.ts: internal/syntax-error', eager]);
    assert.match(findings[0]?.message ?? '', /nested too deeply/);
  });

  it('exits with 2 where a folder cannot be read, says which, and reports the rest', async () => {
    const name = makeUnreadableFolder(root);
    const { code, findings, err } = await lint(root);
    assert.ok(err.startsWith(`${name}/`));
    assert.match(err, /: the folder could not be read, so what is in it was not judged\. Check its permissions\.\n$/);
    assert.deepEqual([code, rules(findings)], [2, [eager]]);
  });

  it('ends quietly where nobody reads its report', async () => {
    const name = 'x'.repeat(200);
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`src/${name}${index}.ts`, "import Redis from 'ioredis';\nnew Redis();\nexport const handler = async (event: SQSEvent) => 1;\n"]));
    writeFiles(root, many);
    const { code, err } = await archnotes(root, ['lint'], { unread: true });
    assert.deepEqual([code, err], [2, '']);
  });
});

interface Reported {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly path: string;
  readonly line: number;
}

async function lint(root: string): Promise<{ readonly code: number | null; readonly err: string; readonly findings: readonly Reported[] }> {
  const { code, out, err } = await archnotes(root, ['lint', '--format', 'json']);
  const report: { readonly findings: readonly Reported[] } = JSON.parse(out);
  return { code, err, findings: report.findings };
}

function rules(findings: readonly Reported[]): readonly string[] {
  return findings.map(({ path, ruleId }) => `${path}: ${ruleId}`);
}
