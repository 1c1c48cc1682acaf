import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { hangingForHours, hangingSources } from './hostile/hangingSources.ts';
import { openPanel } from './panelDriver.ts';

const good = 'flowchart LR\n  good --> picture';

describe('a diagram that hangs Mermaid', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  it('is given up, the page answers meanwhile, the last good picture stays, and the next diagram draws', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 1 });
    await panel.draw(good);
    const painter = await panel.page.$('iframe.painter');
    const outcome = panel.draw(hangingForHours('a'));
    assert.equal(await panel.page.evaluate(() => 1 + 1), 2, 'the page answers');
    const given = await outcome;
    assert.ok(given.type === 'failed');
    assert.deepEqual([given.reason, given.line], ['timeout', null]);
    assert.notEqual(await (await panel.page.$('iframe.painter'))?.evaluate((now, before) => now === before, painter), true, 'the frame was replaced');
    assert.equal(await panel.page.locator('iframe.painter').count(), 1);
    assert.match((await (await panel.frame('picture')).locator('svg').textContent()) ?? '', /good/);
    assert.match((await panel.page.locator('.card').textContent()) ?? '', /took longer than 1 seconds/);
    assert.equal((await panel.draw(`${good} --> more`)).type, 'drawn');
    assert.deepEqual(panel.errors, []);
    // Nothing else may be said: the picture that was shown again is no news.
    await panel.send({ type: 'diagrams', document: 'file:///orders.md', revision: 99, diagrams: [{ title: '', source: good, firstLine: 0 }], selected: 0 });
    assert.equal((await panel.next('drawn', 'failed')).revision, 99);
    await panel.close();
  });

  it('is given up as soon where all that draws it is there already', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 1 });
    await panel.draw('venn-beta\n  set known["x"]: 10');
    const given = await panel.draw(hangingForHours('a'));
    assert.equal(given.type === 'failed' ? given.reason : given.type, 'timeout');
    await panel.close();
  });

  it('is not tried again until its text changes or the user says so', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 1 });
    await panel.draw(hangingForHours('b'));
    const before = await panel.page.$('iframe.painter');
    const again = await panel.draw(hangingForHours('b'));
    assert.ok(again.type === 'failed' && again.reason === 'timeout');
    assert.equal(await (await panel.page.$('iframe.painter'))?.evaluate((now, old) => now === old, before), true, 'no frame was spent on it');
    await panel.page.locator('.card').getByRole('button', { name: 'Try again' }).click();
    assert.equal((await panel.next('failed')).reason, 'timeout');
    await panel.close();
  });

  it('three in a minute pause drawing, until the user resumes', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 1 });
    const reasons: string[] = [];
    for (const name of ['c', 'd', 'e']) {
      const outcome = await panel.draw(hangingForHours(name));
      reasons.push(outcome.type === 'failed' ? outcome.reason : outcome.type);
    }
    assert.deepEqual(reasons, ['timeout', 'timeout', 'paused']);
    const paused = await panel.draw(good);
    assert.ok(paused.type === 'failed' && paused.reason === 'paused');
    await panel.page.locator('.card').getByRole('button', { name: 'Try again' }).click();
    assert.equal((await panel.next('drawn')).kind, 'flowchart-v2');
    await panel.close();
  });

  it('is ended early when its text is replaced, and nobody hears of it', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 60 });
    await panel.draw(good);
    const diagrams = (source: string) => [{ title: '', source, firstLine: 0 }];
    await panel.send({ type: 'diagrams', document: 'file:///orders.md', revision: 100, diagrams: diagrams(hangingForHours('f')), selected: 0 });
    await panel.send({ type: 'diagrams', document: 'file:///orders.md', revision: 101, diagrams: diagrams('flowchart LR\n  after'), selected: 0 });
    const outcome = await panel.next('drawn', 'failed');
    assert.deepEqual([outcome.type, outcome.revision], ['drawn', 101]);
    await panel.close();
  });

  it(`${Object.keys(hangingSources).length} texts too large, too deep or too far end in a picture or in words, the page answers while one hangs, and the next diagram draws`, async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 2 });
    await panel.draw(good);
    const ends: string[] = [];
    for (const [index, [name, source]] of Object.entries(hangingSources).entries()) {
      const order: string[] = [];
      const drawing = panel.draw(source).then((outcome) => {
        order.push('end');
        ends.push(outcome.type === 'drawn' ? 'drawn' : outcome.reason);
      });
      await panel.page.evaluate(() => document.title).then(() => order.push('answer'));
      await drawing;
      // What ends at once may do so before the page is asked.
      if (['timeout', 'paused'].includes(ends.at(-1) ?? '')) assert.deepEqual(order, ['answer', 'end'], name);
      // Another text each time: a picture that is known already proves nothing.
      const next = await panel.draw(`${good} --> n${index}`);
      if (next.type === 'drawn') continue;
      assert.equal(next.reason, 'paused', name);
      await panel.page.locator('.card').getByRole('button', { name: 'Try again' }).click();
      assert.equal((await panel.next('drawn')).kind, 'flowchart-v2', name);
    }
    assert.deepEqual(ends.filter((end) => !['drawn', 'timeout', 'paused', 'syntax', 'unexpected', 'incomplete', 'frontMatter', 'refused', 'tooLarge', 'alias', 'unknownKind'].includes(end)), []);
    assert.ok(ends.includes('timeout'), 'nothing took long');
    assert.deepEqual(panel.errors, []);
    await panel.close();
  }).timeout(300_000);
});
