import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { contentHash } from '../../src/node/contentHash.ts';
import { FactFile } from '../../src/node/factFile.ts';
import { Supervisor } from '../../src/server/supervisor.ts';
import type { WorkerTrouble } from '../../src/server/supervisor.ts';
import type { FolderAnswer, JudgedFile, KeptFacts } from '../../src/server/workerProtocol.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { builtBundles } from './builtBundles.ts';
import { lazyRedis, ordersProject } from './ordersProject.ts';
import { forgetFault, planFault } from './plannedFault.ts';

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

  describe('with facts that are kept', () => {
    const texts: Readonly<Record<string, string>> = { ...ordersProject };

    /** What a first worker keeps of the project, changed by whoever wants to; with their own hash and lines, so that nothing but the facts is wrong. */
    async function kept(change: (path: string, written: string) => string): Promise<KeptFacts> {
      supervise('worker.js');
      supervisor.open('orders', root, { key: 'key', written: undefined });
      const reply = await supervisor.ask({ kind: 'facts', folder: 'orders' });
      assert.ok(reply?.kind === 'facts' && reply.made === 4);
      await supervisor.stop();
      const before = new FactFile(reply.written, 'key');
      const after = new FactFile(undefined, 'key');
      for (const [file, text] of Object.entries(texts)) {
        const written = before.recall(file, contentHash(text));
        if (written !== undefined) after.keep(file, contentHash(text), change(file, written));
      }
      return { key: 'key', written: after.written() };
    }

    /** What a second one makes of them, and of how many files it used them. */
    async function judgedWith(facts: KeptFacts, worker = 'worker.js'): Promise<{ readonly rules: readonly string[]; readonly recalled: number; readonly made: number }> {
      answers = [];
      supervise(worker);
      const { key, written } = facts;
      supervisor.open('orders', root, { key, written: written === undefined ? undefined : Uint8Array.from(written) });
      const rules = await judged();
      const reply = await supervisor.ask({ kind: 'facts', folder: 'orders' });
      assert.ok(reply?.kind === 'facts');
      return { rules, recalled: reply.recalled, made: reply.made };
    }

    it('reads nothing anew that it knows', async () => {
      const facts = await kept((_, written) => written);
      assert.deepEqual(await judgedWith(facts), { rules: [eager], recalled: 4, made: 0 });
      await supervisor.stop();
      fs.appendFileSync(path.join(root, 'src/redis.ts'), '\n');
      assert.deepEqual(await judgedWith(facts), { rules: [eager], recalled: 3, made: 1 });
      assert.deepEqual(troubles, []);
    });

    it('gives away what is written of them, which may be large, but for what shares its memory', async () => {
      const { key, written = new Uint8Array() } = await kept((_, same) => same);
      const own = Uint8Array.from(written);
      const shared = Buffer.concat([Buffer.from(written), Buffer.from('another')]).subarray(0, written.length);
      supervise('worker.js');
      supervisor.open('orders', root, { key, written: own });
      supervisor.open('again', root, { key, written: shared });
      assert.deepEqual([own.length, shared.length], [0, written.length]);
      for (const folder of ['orders', 'again']) {
        const reply = await supervisor.ask({ kind: 'facts', folder });
        assert.ok(reply?.kind === 'facts' && reply.recalled === 4, folder);
      }
    });

    it('keeps nothing of what is only typed', async () => {
      supervise('worker.js');
      supervisor.open('orders', root, { key: 'key', written: undefined });
      supervisor.setText('orders', 'src/redis.ts', { text: lazyRedis, version: 2 });
      assert.deepEqual(await judged(), []);
      const reply = await supervisor.ask({ kind: 'facts', folder: 'orders' });
      assert.ok(reply?.kind === 'facts' && reply.made === 3);
      assert.equal(new FactFile(reply.written, 'key').recall('src/redis.ts', contentHash(lazyRedis)), undefined);
    });

    it('makes those anew that no text comes to', async () => {
      const hostile: Readonly<Record<string, (written: string) => string>> = {
        'a call with itself as an argument': (written) => written.replace('"kind":"literal","value":900', '"kind":"call","call":0'),
        'more than can be said of the text': (written) => written.replace('"exports":[', `"exports":[${'{"name":"*","typeOnly":true,"range":{"start":0,"end":0}},'.repeat(1000)}`),
      };
      for (const [name, change] of Object.entries(hostile)) {
        const facts = await kept((path, written) => (path === 'src/redis.ts' ? change(written) : written));
        assert.deepEqual(await judgedWith(facts), { rules: [eager], recalled: 3, made: 1 }, name);
        assert.deepEqual(troubles, [], name);
        await supervisor.stop();
      }
    });

    // What it dies of is planned: no facts are known that would do it.
    for (const [kind, reason] of [['exit', 'exit code 3'], ['hang', 'no progress for 5 s']] as const) {
      it(`makes all of them anew where the worker comes to ${kind} over those that it was given, soon, and blames no file`, async () => {
        const facts = await kept((_, written) => written);
        planFault(path.join(root, 'fault.json'), { kind, stage: 'judging', after: 1 });
        try {
          assert.deepEqual(await judgedWith(facts, 'troubled-worker.js'), { rules: [eager], recalled: 0, made: 4 });
        } finally {
          forgetFault();
        }
        assert.deepEqual(troubles, [{ kind: 'restarted', reason }]);
      });
    }
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
