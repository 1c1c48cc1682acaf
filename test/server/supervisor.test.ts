import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Supervisor } from '../../src/server/supervisor.ts';
import type { WorkerTrouble } from '../../src/server/supervisor.ts';
import type { FolderAnswer, JudgedFile } from '../../src/server/workerProtocol.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { builtBundles } from './builtBundles.ts';
import { lazyRedis, ordersProject } from './ordersProject.ts';

const eager = 'src/redis.ts: redis-eager-connect';

describe('the supervisor of the worker', function () {
  this.timeout(60_000);
  let bundles: string;
  let root: string;
  let supervisor: Supervisor;
  let answers: FolderAnswer[];
  let troubles: WorkerTrouble[];
  before(async () => {
    bundles = await builtBundles();
  });
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
    answers = [];
    troubles = [];
  });
  afterEach(async () => {
    await supervisor.stop();
    removeFolder(root);
  });

  function supervise(worker = 'troubled-worker.js', heap = 512): void {
    supervisor = new Supervisor({
      workerFile: path.join(bundles, worker),
      patience: 1000,
      heap,
      onAnswer: (answer) => answers.push(answer),
      onTrouble: (trouble) => troubles.push(trouble),
    });
  }

  async function judged(): Promise<readonly string[]> {
    await supervisor.settled();
    return rulesByFile(answers);
  }

  for (const trouble of ['// hang', '// exit', '// memory']) {
    it(`leaves a file alone that makes the worker ${trouble.slice(3)}, and judges the others`, async () => {
      writeFiles(root, { 'src/invoice.ts': `${trouble}\nimport Redis from 'ioredis';\n` });
      supervise('troubled-worker.js', 64);
      supervisor.open('orders', root);
      assert.deepEqual(await judged(), ['src/invoice.ts: internal/skipped-file', eager]);
      assert.deepEqual(troubles.map(({ kind }) => kind), ['quarantined']);
      assert.deepEqual(troubles.flatMap((one) => (one.kind === 'quarantined' ? [one.step.path] : [])), ['src/invoice.ts']);
      assert.equal(answers.at(-1)?.stats.failures, 1);
    });
  }

  it('leaves a file alone that throws while it is read, without starting a worker anew', async () => {
    writeFiles(root, { 'src/invoice.ts': "// throw\nimport Redis from 'ioredis';\n" });
    supervise();
    supervisor.open('orders', root);
    assert.deepEqual(await judged(), ['src/invoice.ts: internal/skipped-file', eager]);
    assert.deepEqual(troubles, []);
    assert.equal(answers.at(-1)?.stats.failures, 1);
  });

  it('tries a file again when its content changes, and no sooner', async () => {
    const troubled = { 'src/invoice.ts': "// exit\nimport Redis from 'ioredis';\n" };
    writeFiles(root, troubled);
    supervise();
    supervisor.open('orders', root);
    await judged();
    writeFiles(root, troubled);
    supervisor.changed('orders', ['src/invoice.ts']);
    supervisor.rescan('orders', true);
    assert.deepEqual(await judged(), ['src/invoice.ts: internal/skipped-file', eager]);
    assert.equal(troubles.length, 1);
    writeFiles(root, { 'src/invoice.ts': "import Redis from 'ioredis';\n" });
    supervisor.changed('orders', ['src/invoice.ts']);
    assert.deepEqual(await judged(), [eager]);
  });

  it('keeps what was found, whatever somebody types elsewhere', async () => {
    supervise();
    supervisor.open('orders', root);
    assert.deepEqual(await judged(), [eager]);
    supervisor.setText('orders', 'src/placeOrder.ts', { version: 1, text: `// hang\n${ordersProject['src/placeOrder.ts']}` });
    supervisor.setText('orders', 'src/other.ts', { version: 1, text: '// nothing' });
    await judged();
    supervisor.setText('orders', 'src/placeOrder.ts', { version: 2, text: ordersProject['src/placeOrder.ts'] });
    assert.deepEqual(await judged(), [eager]);
    assert.deepEqual(troubles.map(({ kind }) => kind), ['quarantined']);
  });

  it('gives open documents to the next worker as they were, unsaved', async () => {
    supervise();
    supervisor.open('orders', root);
    supervisor.setText('orders', 'src/redis.ts', { version: 7, text: lazyRedis });
    assert.deepEqual(await judged(), []);
    writeFiles(root, { 'src/invoice.ts': "// exit\nimport Redis from 'ioredis';\n" });
    supervisor.changed('orders', ['src/invoice.ts']);
    assert.deepEqual(await judged(), ['src/invoice.ts: internal/skipped-file']);
    assert.equal(answers.at(-1)?.files.find((file) => file.path === 'src/redis.ts')?.version, 7);
  });

  it('takes back what the next worker does not find again', async () => {
    supervise();
    supervisor.open('orders', root);
    assert.deepEqual(await judged(), [eager]);
    writeFiles(root, { 'src/redis.ts': lazyRedis, 'src/invoice.ts': "// exit\nimport Redis from 'ioredis';\n" });
    supervisor.changed('orders', ['src/invoice.ts']);
    assert.deepEqual(await judged(), ['src/invoice.ts: internal/skipped-file']);
  });

  it('gives up when workers die for no reason that a file could be blamed for', async () => {
    supervise('no-such-worker.js');
    supervisor.open('orders', root);
    assert.deepEqual(await judged(), []);
    assert.equal(supervisor.failed, true);
    assert.deepEqual(troubles.map(({ kind }) => kind), ['restarted', 'restarted', 'restarted', 'failed']);
    supervisor.rescan('orders', true);
    await supervisor.settled();
  });

  it('forgets a folder that is closed', async () => {
    supervise();
    supervisor.open('orders', root);
    await judged();
    const before = answers.length;
    supervisor.close('orders');
    supervisor.rescan('orders', true);
    await supervisor.settled();
    assert.equal(answers.length, before);
  });

  it('says when a folder is not there', async () => {
    supervise();
    supervisor.open('orders', path.join(root, 'gone'));
    assert.deepEqual(await judged(), []);
    assert.match(answers.at(-1)?.trouble ?? '', /ENOENT/);
    fs.mkdirSync(path.join(root, 'gone'));
    writeFiles(path.join(root, 'gone'), ordersProject);
    supervisor.rescan('orders', false);
    assert.deepEqual(await judged(), [eager]);
    assert.equal(answers.at(-1)?.trouble, undefined);
  });
});

/** What somebody shows who has followed all answers: `path: rule` of each finding. */
function rulesByFile(answers: readonly FolderAnswer[]): readonly string[] {
  const files = new Map<string, JudgedFile>();
  for (const file of answers.flatMap(({ files }) => files)) files.set(file.path, file);
  return [...files.values()].flatMap(({ path, findings }) => findings.map(({ ruleId }) => `${path}: ${ruleId}`)).sort();
}
