import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';

const good = 'flowchart LR\n  good --> picture';
const namespace = 'xmlns="http://www.w3.org/2000/svg"';

/** Pictures as a painter could send them that has been taken over: each takes the frame that shows it five seconds at least. */
const slow: Readonly<Record<string, string>> = {
  'to clean': `<svg ${namespace}>${'<g id="a"/>'.repeat(800_000)}</svg>`,
  'to lay out': `<svg ${namespace}><style>${'g:has(~ g ~ g ~ rect) > text { x: 1 } '.repeat(100)}</style>${'<g><text>x</text></g>'.repeat(3_000)}</svg>`,
};

describe('a picture that takes too long to be shown', function () {
  this.timeout(120_000);
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  for (const [what, svg] of Object.entries(slow)) {
    it(`${what}: ends in a card, the page answers meanwhile, the last good picture stays, and the next diagram draws`, async () => {
      const panel = await openPanel(browser, { timeoutSeconds: 1 });
      await panel.draw(good);
      await takeOver(panel, svg);
      const [picture, order]: [unknown, string[]] = [await panel.page.$('iframe.picture'), []];
      const drawing = panel.draw('flowchart LR\n  slow').finally(() => order.push('end'));
      await panel.page.evaluate(() => document.title).then(() => order.push('answer'));
      const outcome = await drawing;
      assert.deepEqual(order, ['answer', 'end']);
      assert.equal(outcome.type === 'failed' ? outcome.reason : outcome.type, 'timeout');
      assert.match((await panel.page.locator('.card').textContent()) ?? '', /took longer than 1 seconds/);
      assert.notEqual(await panel.page.$('iframe.picture'), picture);
      assert.deepEqual([await panel.page.locator('iframe.picture').count(), await panel.page.locator('iframe.painter').count()], [1, 1]);
      await (await panel.frame('picture')).locator('svg', { hasText: 'good' }).waitFor();
      assert.equal(await panel.page.locator('.stage.outdated').count(), 1);
      assert.equal((await panel.draw(`${good} --> more`)).type, 'drawn');
      await (await panel.frame('picture')).locator('svg', { hasText: 'more' }).waitFor();
      assert.deepEqual(panel.errors, []);
      await panel.close();
    });
  }

  it('is not tried again until the user says so', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 1 });
    await panel.draw(good);
    await takeOver(panel, slow['to clean'] ?? '');
    const text = 'flowchart LR\n  slow';
    await panel.draw(text);
    const again = await panel.draw(text);
    assert.equal(again.type === 'failed' ? again.reason : again.type, 'timeout');
    // The painter that was taken over is gone: what is painted now is the text.
    await panel.page.locator('.card').getByRole('button', { name: 'Try again' }).click();
    assert.equal((await panel.next('drawn', 'failed')).type, 'drawn');
    await (await panel.frame('picture')).locator('svg', { hasText: 'slow' }).waitFor();
    await panel.close();
  });

  for (const [what, texts] of Object.entries({ 'that is known already': [good], 'after the slow one came back as well': ['flowchart LR\n  slow', good] })) {
    it(`is what is blamed, and not a later picture ${what}`, async () => {
      const panel = await openPanel(browser, { timeoutSeconds: 1 });
      await panel.draw(good);
      await takeOver(panel, slow['to clean'] ?? '');
      await showSlow(panel);
      for (const [index, text] of texts.entries()) await show(panel, 101 + index, text);
      const outcome = await panel.next('drawn', 'failed');
      assert.deepEqual([outcome.type, outcome.revision], ['drawn', 100 + texts.length]);
      await (await panel.frame('picture')).locator('svg', { hasText: 'good' }).waitFor();
      assert.equal(await panel.page.locator('.card').isVisible(), false);
      assert.equal((await panel.draw(good)).type, 'drawn');
      const again = await panel.draw('flowchart LR\n  slow');
      assert.equal(again.type === 'failed' ? again.reason : again.type, 'timeout');
      await panel.close();
    });
  }

  it('that came back fails as what it is now, and ends one frame, not two', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 1 });
    await panel.draw(good);
    await takeOver(panel, slow['to clean'] ?? '');
    await showSlow(panel);
    const opened = await panel.page.evaluateHandle(() => {
      const frames: Node[] = [];
      const note = (records: readonly MutationRecord[]): void => {
        for (const { addedNodes } of records) frames.push(...[...addedNodes].filter((node) => node instanceof HTMLIFrameElement && node.className === 'picture'));
      };
      new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
      return frames;
    });
    await show(panel, 101, good);
    await show(panel, 102, 'flowchart LR\n  slow');
    const outcome = await panel.next('drawn', 'failed');
    assert.deepEqual([outcome.type, outcome.revision], ['failed', 102]);
    await (await panel.frame('picture')).locator('svg', { hasText: 'good' }).waitFor();
    assert.equal(await opened.evaluate((frames) => frames.length), 1);
    await panel.close();
  });

  it('ends with its frame also when nothing is to be seen any more', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 1 });
    await panel.draw(good);
    await takeOver(panel, slow['to clean'] ?? '');
    const picture = await panel.page.$('iframe.picture');
    await showSlow(panel);
    await panel.send({ type: 'diagrams', document: 'file:///orders.md', revision: 101, diagrams: [], selected: 0 });
    await panel.page.waitForFunction((frame) => frame?.isConnected === false, picture);
    assert.equal((await panel.draw(good)).type, 'drawn');
    assert.equal(await panel.page.locator('.card').isVisible(), false);
    const again = await panel.draw('flowchart LR\n  slow');
    assert.equal(again.type === 'failed' ? again.reason : again.type, 'timeout');
    await panel.close();
  });

  it('when a new frame shows it again ends in a card as well, and nothing is said of what is in it', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 1 });
    // Laid out at once as long as the panel is narrow.
    await takeOver(panel, (slow['to lay out'] ?? '').replace('<style>', '<style>@media (min-width: 900px) { ').replace('</style>', ' }</style>'));
    const text = 'flowchart LR\n  slow';
    assert.equal((await panel.draw(text)).type, 'drawn');
    await panel.page.locator('.outline', { hasText: 'outlined' }).waitFor({ state: 'attached' });
    await panel.page.setViewportSize({ width: 1_200, height: 640 });
    // A painter that says what it must not is ended, and all frames with it.
    await (await panel.frame('painter')).evaluate(() => window.parent.postMessage('nonsense', '*'));
    const outcome = await panel.next('drawn', 'failed');
    assert.equal(outcome.type === 'failed' ? outcome.reason : outcome.type, 'timeout');
    assert.match((await panel.page.locator('.card').textContent()) ?? '', /took longer than 1 seconds/);
    assert.equal(await panel.page.locator('.outline').textContent(), '');
    assert.equal(await panel.page.locator('.stage.empty').count(), 1);
    assert.equal((await panel.draw(good)).type, 'drawn');
    await panel.close();
  });

  it('keeps nothing from the screen that is painted after it', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 1 });
    await panel.draw(good);
    await takeOver(panel, slow['to clean'] ?? '');
    await showSlow(panel);
    await show(panel, 101, 'flowchart LR\n  after');
    const outcome = await panel.next('drawn', 'failed');
    assert.deepEqual([outcome.type, outcome.revision], ['drawn', 101]);
    await (await panel.frame('picture')).locator('svg', { hasText: 'after' }).waitFor();
    assert.equal(await panel.page.locator('.card').isVisible(), false);
    await panel.close();
  });

  it('to be taken out: the user hears of it, and the next diagram draws', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 1 });
    await panel.draw(good);
    await takeOver(panel, slow['to clean'] ?? '');
    const taken = panel.render('flowchart LR\n  slow');
    assert.equal((await taken).type, 'notRendered');
    assert.equal((await panel.draw(`${good} --> more`)).type, 'drawn');
    await panel.close();
  });
});

function show(panel: PanelDriver, revision: number, source: string): Promise<void> {
  return panel.send({ type: 'diagrams', document: 'file:///orders.md', revision, diagrams: [{ title: '', source, firstLine: 0 }], selected: 0 });
}

/** Resolves when the frame has the picture, and long before it can have shown it. */
async function showSlow(panel: PanelDriver): Promise<void> {
  const painted = panel.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.addEventListener('message', ({ data }: MessageEvent<{ readonly type: string }>) => {
          if (data.type === 'painted') resolve();
        });
      }),
  );
  await show(panel, 100, 'flowchart LR\n  slow');
  await painted;
}

/** From now on the painter answers every text with this picture, until its frame is ended; the panel does not hear what it makes of it itself. */
async function takeOver(panel: PanelDriver, svg: string): Promise<void> {
  const width = 101;
  await panel.page.evaluate((forged) => {
    const painter = document.querySelector<HTMLIFrameElement>('iframe.painter')?.contentWindow;
    const isOwn = (data: { readonly type: string; readonly width?: number; readonly outline?: { readonly title: string } }): boolean =>
      (data.type === 'painted' && data.width !== forged) || (data.type === 'outlined' && data.outline?.title !== 'forged');
    Object.assign(window, { takeReport: ({ source, data }: MessageEvent) => source === painter && isOwn(data) });
  }, width);
  await (await panel.frame('painter')).evaluate(({ text, ...answer }) => {
    const picture = (): ArrayBuffer => new TextEncoder().encode(text).buffer;
    const say = (message: unknown): void => window.parent.postMessage(message, '*');
    window.addEventListener('message', ({ data: { type, id } }: MessageEvent<{ readonly type: string; readonly id: number }>) => {
      if (type === 'paint') say({ type: 'painted', id, ...answer, svg: picture(), height: 100, kind: 'flowchart-v2', canvas: 'editor' });
      if (type === 'outline') say({ type: 'outlined', id, outline: { title: 'forged', description: '', nodes: [{ id: 'n', label: 'outlined' }], edges: [] } });
    });
  }, { text: svg, width });
}
