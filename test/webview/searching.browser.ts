import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';

const source = 'flowchart LR\n  a[주문 서비스] -->|order placed| b["Order<br/>queue"]\n  b --> c[결제 서비스]\n  c -->|ORDER paid| d[Delivery]';

describe('searching in a diagram', () => {
  let browser: Browser;
  let panel: PanelDriver;
  let input: Locator;
  let count: Locator;
  before(async () => {
    browser = await launchBrowser();
    panel = await openPanel(browser);
    input = panel.page.getByRole('textbox', { name: 'Find in the diagram' });
    count = panel.page.locator('.finder .count');
  });
  after(() => browser.close());
  beforeEach(async () => {
    await panel.draw(source);
    await panel.page.locator('.stage').focus();
    await panel.page.keyboard.press('f');
  });
  afterEach(async () => {
    if (await input.isVisible()) await input.press('Escape');
  });

  const says = async (text: string): Promise<void> => count.filter({ hasText: new RegExp(`^${text}$`) }).waitFor();
  /** Boxes on the screen of the mark that is looked at, and of the stage. */
  const current = async (): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> => {
    const box = await (await panel.frame('picture')).locator('.mark.current').boundingBox();
    assert.ok(box);
    return box;
  };
  const isInTheMiddle = async (): Promise<void> => {
    const [box, stage] = [await current(), await panel.page.locator('.stage').boundingBox()];
    assert.ok(stage);
    assert.ok(Math.abs(box.x + box.width / 2 - stage.x - stage.width / 2) < 2, 'in the middle across');
    assert.ok(Math.abs(box.y + box.height / 2 - stage.y - stage.height / 2) < 2, 'in the middle down');
  };

  for (const key of ['/', 'Control+f', 'Meta+f']) {
    it(`${key} opens it, Escape closes it and gives the keyboard back to the picture`, async () => {
      await panel.page.keyboard.press(key);
      assert.equal(await input.evaluate((element) => element === document.activeElement), true);
      assert.equal(await input.inputValue(), '');
      await input.press('Escape');
      assert.equal(await input.isVisible(), false);
      assert.equal(await panel.page.locator('.stage').evaluate((element) => element === document.activeElement), true);
    });
  }

  it('marks every place in labels of nodes and edges, whatever the case, and brings one after the other into the middle of a picture too large for the panel', async () => {
    for (let step = 0; step < 12; step += 1) await panel.page.keyboard.press('+');
    await panel.page.keyboard.press('/');
    await input.fill('order');
    await says('1 of 3');
    const frame = await panel.frame('picture');
    assert.equal(await frame.locator('.mark').count(), 3);
    await isInTheMiddle();
    const first = await frame.locator('.mark.current').evaluate((mark) => mark.getAttribute('style'));
    await input.press('Enter');
    await says('2 of 3');
    await isInTheMiddle();
    assert.notEqual(await frame.locator('.mark.current').evaluate((mark) => mark.getAttribute('style')), first);
    await input.press('Shift+Enter');
    await says('1 of 3');
    await input.press('Shift+Enter');
    await says('3 of 3');
    await input.press('Escape');
    assert.equal(await frame.locator('.mark').count(), 0);
  });

  it('the picture stays whole where it has room, also beside its outline', async () => {
    await panel.page.locator('.toolbar .more > button').click();
    await panel.page.locator('.menu [role="menuitemcheckbox"]').last().click();
    await panel.draw('flowchart LR\n  a[Orders] --> b[Queue] --> c[Payments] --> d[Delivery]');
    await panel.page.locator('.stage').press('f');
    await panel.page.keyboard.press('/');
    await input.fill('delivery');
    await says('1 of 1');
    const picture = (await panel.frame('picture')).locator('svg');
    const [drawn, stage] = [await picture.boundingBox(), await panel.page.locator('.stage').boundingBox()];
    assert.ok(drawn && stage);
    assert.ok(drawn.x >= stage.x && drawn.x + drawn.width <= stage.x + stage.width, `from ${drawn.x} to ${drawn.x + drawn.width} in a stage from ${stage.x} to ${stage.x + stage.width}`);
    await input.press('Escape');
    await panel.page.locator('.toolbar .more > button').click();
    await panel.page.locator('.menu [role="menuitemcheckbox"]').last().click();
  });

  it('the mark lies on the letters that were found', async () => {
    await panel.page.keyboard.press('/');
    await input.fill('서비스');
    await says('1 of 2');
    const frame = await panel.frame('picture');
    const label = await frame.locator('g.node text', { hasText: '주문' }).boundingBox();
    const box = await current();
    assert.ok(label && box.x > label.x && box.x + box.width < label.x + label.width + 4 && box.y >= label.y - 3 && box.width < label.width * 0.7, JSON.stringify({ label, box }));
  });

  it('finds over the end of a line, and says when there is nothing', async () => {
    await panel.page.keyboard.press('/');
    await input.fill('order queue');
    await says('1 of 1');
    await input.fill('nobody');
    await says('No results');
    assert.equal(await panel.page.getByRole('button', { name: 'Next match (Enter)' }).isDisabled(), true);
    assert.equal(await count.getAttribute('aria-live'), 'polite');
  });

  it('searches on in the next picture', async () => {
    await panel.page.keyboard.press('/');
    await input.fill('order');
    await says('1 of 3');
    await panel.draw(`${source}\n  d --> e[Order again]`);
    await says('1 of 4');
    assert.equal(await (await panel.frame('picture')).locator('.mark').count(), 4);
  });

  it('what is searched for is text, never markup or a pattern', async () => {
    await panel.page.keyboard.press('/');
    for (const hostile of ['.*', '<img src=x onerror=alert(1)>', '(', '\\', 'x'.repeat(3_000)]) {
      await input.fill(hostile);
      await says('No results');
    }
  });

  it('no script of ours threw', () => assert.deepEqual(panel.errors, []));
});
