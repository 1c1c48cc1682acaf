import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as z from 'zod/mini';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';

// What an archnotes.json does to `archnotes lint`, in every format.

const sarifLog = z.object({
  runs: z.array(
    z.object({
      results: z.array(z.object({ level: z.string() })),
      tool: z.object({ driver: z.object({ rules: z.array(z.object({ id: z.string(), defaultConfiguration: z.object({ level: z.string() }) })) }) }),
    }),
  ),
});

/** The levels of all results, and the default one of the rule. */
function levels(sarif: string): { readonly results: readonly string[]; readonly byDefault: string | undefined } {
  const [run] = sarifLog.parse(JSON.parse(sarif)).runs;
  const rule = run?.tool.driver.rules.find(({ id }) => id === 'redis-eager-connect');
  return { results: run?.results.map(({ level }) => level) ?? [], byDefault: rule?.defaultConfiguration.level };
}

describe('archnotes lint with an archnotes.json', function () {
  this.timeout(60_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('takes its severities into every format and the exit code', async () => {
    writeFiles(root, { 'archnotes.json': '{ "rules": { "redis-eager-connect": "error" } }' });
    const json = await archnotes(root, ['lint', '--format', 'json']);
    assert.deepEqual([/"severity": "(\w+)"/.exec(json.out)?.[1], json.code], ['error', 1]);
    const sarif = await archnotes(root, ['lint', '--format', 'sarif', '--rule', 'redis-eager-connect']);
    assert.deepEqual(levels(sarif.out), { results: ['error'], byDefault: 'error' });
    writeFiles(root, { 'archnotes.json': '{ "rules": { "redis-eager-connect": "hint" } }' });
    const again = await archnotes(root, ['lint', '--format', 'sarif']);
    assert.deepEqual([levels(again.out), again.code], [{ results: ['note'], byDefault: 'error' }, 0]);
    writeFiles(root, { 'archnotes.json': '{ "ignore": ["src"] }' });
    assert.equal((await archnotes(root, ['lint'])).code, 0);
  });

  it('reports its mistakes as findings, whatever rules are asked for', async () => {
    writeFiles(root, { 'archnotes.json': '{\n  "rules": { "redis-eager-conect": "off" }\n}\n' });
    const { code, out } = await archnotes(root, ['lint', '--rule', 'redis-missing-error-listener']);
    assert.equal(out.split('\n')[0], 'archnotes.json');
    assert.match(out, /2:14 {2}warning {2}There is no rule "redis-eager-conect"\. Did you mean "redis-eager-connect"\?.* {2}internal\/configuration/);
    assert.match(out, / {2}\| {14}\^{20}\n/);
    assert.equal(code, 1);
    assert.match((await archnotes(root, ['lint', '--language', 'ko'])).out, /"redis-eager-conect" 규칙은 없습니다\./);
  });

  it('says what is wrong in the one that holds for a single file, and of no other', async () => {
    writeFiles(root, { '.git/HEAD': '', 'archnotes.json': '{ "profile": "loud" }', 'src/archnotes.json': '{ "profile": "silent" }' });
    const places = async (...args: readonly string[]): Promise<readonly string[]> => (await archnotes(root, ['lint', ...args, '--format', 'github'])).out.match(/(?<=file=)[^,]*archnotes\.json/g) ?? [];
    assert.deepEqual(await places('src/redis.ts'), ['src/archnotes.json']);
    assert.deepEqual(await places('template.yaml'), ['archnotes.json']);
    writeFiles(root, { 'src/archnotes.json': '{}' });
    assert.deepEqual(await places('src/redis.ts'), []);
    fs.rmSync(path.join(root, 'src/archnotes.json'));
    assert.deepEqual(await places('src/redis.ts'), ['archnotes.json']);
  });

  it('finds the one above the folder, and says once what is wrong in it', async () => {
    writeFiles(root, { '.git/HEAD': '', 'archnotes.json': '{ "profile": "loud", "rules": { "redis-eager-connect": "off" } }' });
    writeFiles(path.join(root, 'one'), ordersProject);
    writeFiles(path.join(root, 'two'), ordersProject);
    const { code, out } = await archnotes(root, ['lint', 'one', 'two']);
    assert.deepEqual([out.split('\n')[0], out.match(/internal\/configuration/g)?.length, out.includes('Findings: 1 '), code], ['archnotes.json', 1, true, 1]);
  });
});
