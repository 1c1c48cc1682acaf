import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as WorkflowParser from '@actions/workflow-parser';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { root as repository } from '../../src/build/root.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { builtBundles } from '../server/builtBundles.ts';
import { ordersProject } from '../server/ordersProject.ts';

const file = path.join(repository, 'examples', 'github-actions', 'archnotes.yml');
const text = fs.readFileSync(file, 'utf8');
const workflow = z.looseObject({ jobs: z.record(z.string(), z.looseObject({ steps: z.array(z.looseObject({ name: z.optional(z.string()), run: z.optional(z.string()) })) })) });
const client = ordersProject['src/redis.ts'];

describe('examples/github-actions/archnotes.yml', () => {
  let folder: string;
  let origin: string;
  beforeEach(() => {
    origin = temporaryFolder({ ...ordersProject, 'package.json': '{ "name": "orders" }\n' });
    git(origin, 'init', '-q', '-b', 'main');
    commitAll(origin);
    folder = path.join(temporaryFolder(), 'clone');
    git(origin, 'clone', '-q', origin, folder);
  });
  afterEach(() => {
    removeFolder(origin);
    removeFolder(path.dirname(folder));
  });

  /** Runs a step as a runner does: in bash, which stops at the first failure. */
  async function step(name: string, variables: Readonly<Record<string, string>> = {}): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
    const steps = Object.values(workflow.parse(parse(text)).jobs).flatMap((job) => job.steps);
    const run = steps.find((one) => one.name === name)?.run;
    assert.ok(run !== undefined, name);
    const bin = path.join(path.dirname(folder), 'bin');
    fs.mkdirSync(bin, { recursive: true });
    fs.writeFileSync(path.join(bin, 'npx'), `#!/bin/sh\n[ "$1" = archnotes ] || exit 99\nshift\nexec '${process.execPath}' '${path.join(await builtBundles(), 'cli.js')}' "$@"\n`, { mode: 0o755 });
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], { cwd: folder, encoding: 'utf8', env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: origin, LC_ALL: 'C', ...variables } });
    return { code: status, out: stdout, err: stderr };
  }

  async function writeBaseline(): Promise<void> {
    const cli = path.join(await builtBundles(), 'cli.js');
    execFileSync(process.execPath, [cli, 'lint', '--baseline', 'archnotes-baseline.json', '--baseline-write'], { cwd: folder, stdio: 'ignore' });
  }

  it('is a workflow, by the parser of GitHub itself, which objects to one with a slip', async () => {
    assert.deepEqual(await complaints(text), []);
    assert.notDeepEqual(await complaints(text.replace('runs-on:', 'run-on:')), []);
    assert.notDeepEqual(await complaints(text.replace("github.event_name == 'push' ||", "github.event_name = 'push' ||")), []);
  });

  it('reports everything and fails for nothing, what the baseline knows suppressed', async () => {
    await writeBaseline();
    writeFiles(folder, { 'src/more.ts': `${client}import './placeOrder';\nexport const handler = async (event: SQSEvent) => 1;\n` });
    const { code, out } = await step('Report everything');
    assert.deepEqual([code, out], [0, '']);
    const report = fs.readFileSync(path.join(folder, 'archnotes.sarif'), 'utf8');
    assert.match(report, /"uri": "src\/redis\.ts"/);
    assert.match(report, /"uri": "src\/more\.ts"/);
    assert.match(report, /"kind": "external"/);
  });

  it('judges what a pull request takes part in, and annotates it', async () => {
    await writeBaseline();
    commitAll(folder);
    git(folder, 'push', '-q', 'origin', 'HEAD:refs/heads/base');
    git(folder, 'fetch', '-q');
    const clean = await step('Judge the pull request', { GITHUB_BASE_REF: 'base' });
    assert.deepEqual([clean.code, clean.out], [0, 'No findings. Files: 5. Lambda handlers: 1.\n']);
    writeFiles(folder, { 'src/redis.ts': `// moved\n${client}export const second = new Redis({ host: 'two', commandTimeout: 900 });\nsecond.on('error', console.error);\n` });
    commitAll(folder);
    const { code, out } = await step('Judge the pull request', { GITHUB_BASE_REF: 'base' });
    assert.equal(code, 1);
    assert.deepEqual(out.split('\n').filter((line) => line.startsWith('::')).map((line) => line.split('::')[1]), ['warning file=src/redis.ts,line=6,endLine=6,col=23,endColumn=70,title=Archnotes%3A redis-eager-connect']);
  });

  it('judges a branch by its baseline, and says what is missing without one', async () => {
    const without = await step('Judge the branch');
    assert.deepEqual([without.code, without.out], [2, '']);
    await writeBaseline();
    assert.equal((await step('Judge the branch')).code, 0);
  });
});

/** Node 20 does not import the JSON that the package imports, esbuild does. */
async function parser(): Promise<typeof WorkflowParser> {
  const outfile = path.join(repository, 'out', 'workflowParser.cjs');
  await build({ entryPoints: [path.join(repository, 'node_modules/@actions/workflow-parser/dist/index.js')], outfile, bundle: true, format: 'cjs', platform: 'node', logLevel: 'warning' });
  return import(pathToFileURL(outfile).href);
}

/** What GitHub's own parser has against a workflow. */
async function complaints(content: string): Promise<readonly string[]> {
  const { convertWorkflowTemplate, parseWorkflow, NoOperationTraceWriter } = await parser();
  const { context, value } = parseWorkflow({ name: 'archnotes.yml', content }, new NoOperationTraceWriter());
  // What stands in expressions is looked at in this second step.
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

function git(where: string, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: where, stdio: 'ignore', env: { PATH: process.env['PATH'], HOME: where, GIT_CONFIG_NOSYSTEM: '1' } });
}

function commitAll(where: string): void {
  git(where, 'add', '-A');
  git(where, 'commit', '-q', '-m', 'state');
}
