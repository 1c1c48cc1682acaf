import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root as repository } from '../../src/build/root.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { builtBundles } from '../server/builtBundles.ts';
import { ordersProject } from '../server/ordersProject.ts';
import { schemaErrors } from './sarifSchema.ts';

interface Report {
  readonly runs: readonly {
    readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly { readonly descriptor: { readonly id: string }; readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[] }[] }[];
    readonly results: readonly { readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[] }[];
  }[];
}

describe('archnotes lint, where a file takes the worker down', function () {
  this.timeout(120_000);
  let installation: string;
  let root: string;
  before(async () => {
    installation = temporaryFolder();
    fs.cpSync(await builtBundles(), installation, { recursive: true });
    fs.copyFileSync(path.join(repository, 'package.json'), path.join(installation, 'package.json'));
    // The worker that does what a comment says.
    fs.renameSync(path.join(installation, 'troubled-worker.js'), path.join(installation, 'worker.js'));
  });
  after(() => {
    removeFolder(installation);
  });
  beforeEach(() => {
    root = temporaryFolder({ ...ordersProject, 'out/report.sarif': 'old' });
  });
  afterEach(() => {
    removeFolder(root);
  });

  function lint(...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(installation, 'cli.js'), 'lint', ...args], { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'], LC_ALL: 'C' } });
    return { code: status, out: stdout, err: stderr };
  }

  for (const trouble of ['// hang', '// exit', '// throw', '// memory']) {
    it(`exits with 2, names the file in a notification and reports the others: ${trouble}`, () => {
      writeFiles(root, { 'src/bad.ts': `import Redis from 'ioredis'; ${trouble}\nimport './redis';\nexport const handler = async (event: SQSEvent) => new Redis();\n` });
      const { code, out } = lint('--format', 'sarif');
      const report: Report = JSON.parse(out);
      assert.deepEqual(schemaErrors(report), []);
      const [run] = report.runs;
      const [invocation] = run?.invocations ?? [];
      assert.deepEqual([code, invocation?.executionSuccessful], [2, false]);
      assert.deepEqual(invocation?.toolExecutionNotifications.map(({ descriptor, locations }) => [descriptor.id, locations[0]?.physicalLocation.artifactLocation.uri]), [['internal/skipped-file', 'src/bad.ts']]);
      assert.deepEqual(run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri), ['src/redis.ts']);
    });
  }

  it('writes neither baseline nor, for want of space, a report over an old one; whatever it is asked for, the code is 2', () => {
    writeFiles(root, { 'src/bad.ts': "import Redis from 'ioredis'; // exit\nexport const handler = async (event: SQSEvent) => new Redis();\n" });
    for (const args of [['--fail-on', 'never'], ['--format', 'github'], ['--format', 'json'], ['--baseline', 'b.json', '--baseline-write'], ['--rule', 'mermaid-syntax']]) {
      const { code, err } = lint(...args);
      assert.equal(code, 2, args.join(' '));
      assert.doesNotMatch(err, /\n\s+at /);
    }
    assert.ok(!fs.existsSync(path.join(root, 'b.json')));
    assert.deepEqual([lint('--output', 'out').code, fs.readFileSync(path.join(root, 'out/report.sarif'), 'utf8')], [2, 'old']);
  });
});
