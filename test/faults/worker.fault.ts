import assert from 'node:assert/strict';
import * as path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { seeded } from '../core/typescript/mutations.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { forgetFault, planFault, type FaultKind, type PlannedFault } from '../server/plannedFault.ts';
import { clientPath, eagerClient, shopProject, shopRule } from './shopProject.ts';
import { coldFindings, Supervised } from './supervised.ts';

// The real worker of the real supervisor, killed, hung, out of memory and out of luck at points drawn by a seed.

const services = 30;
const files = shopProject(services);
const deadly: readonly FaultKind[] = ['hang', 'exit', 'memory'];
/** Short of the product's own, so that a hundred hangs take no quarter of an hour. */
const limits = { patience: 700, heap: 64 };

describe('a worker that comes to harm', function () {
  this.timeout(600_000);
  let root: string;
  let cold: readonly string[];
  let plan: string;
  let supervised: Supervised;
  before(async () => {
    root = temporaryFolder(files);
    plan = path.join(temporaryFolder(), 'fault.json');
    cold = await coldFindings('shop', root);
    assert.equal(cold.length, services);
  });
  after(() => {
    removeFolder(root);
    removeFolder(path.dirname(plan));
  });
  beforeEach(async () => {
    supervised = await Supervised.start('troubled-worker', limits);
  });
  afterEach(async () => {
    forgetFault();
    await supervised.supervisor.stop();
  });

  for (const seed of [1, 2]) {
    it(`leaves the findings of all other files, and the file that harms it in quarantine: 50 points, seed ${String(seed)}`, async () => {
      const random = seeded(seed);
      supervised.supervisor.open('shop', root);
      assert.deepEqual(await supervised.settled(), cold);
      for (let point = 0; point < 50; point += 1) {
        const culprit = clientPath(Math.floor(random() * services));
        const kind = deadly[Math.floor(random() * deadly.length)] ?? 'exit';
        await harm(culprit, `// ${kind}\n// ${String(point)}\n${eagerClient}`, random() < 0.3);
        assert.equal(supervised.troubles.filter((trouble) => trouble.kind === 'quarantined').length, point + 1, `${kind} ${culprit}`);
      }
      assert.deepEqual(supervised.troubles.filter((trouble) => trouble.kind !== 'quarantined'), [], 'each time somebody was to blame');
    });
  }

  /** The culprit does its harm, on the disk or as it is typed; and is mended again. */
  async function harm(culprit: string, text: string, isTyped: boolean): Promise<void> {
    const { supervisor } = supervised;
    if (isTyped) supervisor.setText('shop', culprit, { text, version: 1 });
    else {
      writeFiles(root, { [culprit]: text });
      supervisor.changed('shop', [culprit]);
    }
    const others = cold.filter((line) => !line.startsWith(`shop/${culprit}:`));
    assert.deepEqual(await supervised.settled(), [...others, `shop/${culprit}: internal/skipped-file 0:0`].sort());
    if (isTyped) supervisor.closeText('shop', culprit);
    else {
      writeFiles(root, { [culprit]: eagerClient });
      supervisor.changed('shop', [culprit]);
    }
    assert.deepEqual(await supervised.settled(), cold);
  }

  it('at any file of a cold run: the end is that of another cold run, without the one file it was on', async () => {
    const random = seeded(3);
    // Client and handler of each service are read whole; of a module that leads to neither only the words are looked at.
    for (let point = 0; point < 24; point += 1) {
      const fault: PlannedFault = { kind: deadly[point % 3] ?? 'exit', stage: 'reading', after: 1 + Math.floor(random() * 2 * services) };
      planFault(plan, fault);
      const one = await Supervised.start('troubled-worker', limits);
      one.supervisor.open('shop', root);
      const found = await one.settled();
      const blamed = one.troubles.flatMap((trouble) => (trouble.kind === 'quarantined' ? [trouble.step.path] : []));
      await one.supervisor.stop();
      assert.deepEqual([one.troubles.length, blamed.length], [1, 1], JSON.stringify(fault));
      // All copies of the content that did harm are left alone.
      const content = files[blamed[0] ?? ''];
      const alike = Object.keys(files).filter((file) => files[file] === content);
      const notes = found.filter((line) => line.includes('internal/skipped-file'));
      assert.equal(notes.length, alike.length);
      if (!alike.some((file) => /redis|handler|template/.test(file))) assert.deepEqual(found.filter((line) => !notes.includes(line)), cold);
      for (const line of found) assert.ok(notes.includes(line) || cold.includes(line), line);
    }
  });

  it('while rules judge: no file is blamed, and the next worker finds everything', async () => {
    const random = seeded(4);
    // What is no matter of one file is given thirty times the patience: one hang is enough.
    for (const kind of ['hang', ...Array.from({ length: 6 }, () => ['exit', 'memory'] as const).flat()] as const) {
      planFault(plan, { kind, stage: 'judging', after: 1 + Math.floor(random() * services) });
      const one = await Supervised.start('troubled-worker', limits);
      one.supervisor.open('shop', root);
      assert.deepEqual(await one.settled(), cold);
      await one.supervisor.stop();
      assert.deepEqual(one.troubles.map((trouble) => trouble.kind), ['restarted'], kind);
    }
  });

  it('by a rule that throws at any connection: the findings of all others are there, and of this one', async () => {
    for (let point = 0; point < 10; point += 1) {
      planFault(plan, { kind: 'throw', stage: 'judging', after: 1 + point * 3 });
      const one = await Supervised.start('troubled-worker', limits);
      one.supervisor.open('shop', root);
      const found = await one.settled();
      assert.deepEqual(found.filter((line) => !line.includes('internal/rule-crash')), cold);
      assert.equal(found.length, cold.length + 1);
      assert.equal(one.answers.at(-1)?.stats.failures, 1);
      const crash = found.find((line) => line.includes('internal/rule-crash')) ?? '';
      one.supervisor.setText('shop', crash.slice('shop/'.length, crash.indexOf(':')), { text: `${eagerClient}\n`, version: 1 });
      assert.deepEqual(await one.settled(), cold, 'and it is gone when what it is about is judged again');
      await one.supervisor.stop();
      assert.deepEqual(one.troubles, []);
    }
  });

  it('after every answer: it is given up soon, and what was found stays', async () => {
    planFault(plan, { kind: 'exit', stage: 'idle', after: 20, again: true });
    supervised.supervisor.open('shop', root);
    await supervised.settled();
    await until(() => supervised.supervisor.failed || supervised.troubles.length > 20);
    assert.deepEqual(supervised.troubles.map(({ kind }) => kind), ['restarted', 'restarted', 'restarted', 'failed']);
    assert.equal(supervised.findings().filter((line) => line.includes(shopRule)).length, services);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}
