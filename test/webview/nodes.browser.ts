import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { outlineOf } from '../../src/core/languages/mermaid/outline.ts';
import type { NodeLink } from '../../src/protocol/nodeLinks.ts';
import { launchBrowser } from '../harness/browser.ts';
import { overlap, textsIn, type Box } from './boxes.ts';
import { nodeKinds } from './nodeKinds.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';

// What lies over the nodes of a picture: Mermaid's own names of its elements lead to them, whatever it made of the ids.

const plain = 'flowchart LR\n  one[First node] --> two[Second node]\n  two --> three[Third node]\n  click three href "https://example.com/three"\n';
const link = (node: string, findings: NodeLink['findings'] = null): NodeLink => ({ node, label: `Node ${node}`, targets: [`src/${node}.ts#${node}`], findings });
const found = (gravest: 'error' | 'warning' | 'info' | 'hint', count = 2): NodeLink['findings'] => ({ gravest, count, messages: ['The client connects while the module loads.'] });

describe('nodes of a picture', function () {
  this.timeout(60_000);
  let browser: Browser;
  let panel: PanelDriver;
  let shown: { readonly revision: number; readonly index: number };
  before(async () => {
    browser = await launchBrowser();
    panel = await openPanel(browser, { width: 900 });
  });
  after(() => browser.close());

  const draw = async (source: string): Promise<void> => {
    const drawn = await panel.draw(source);
    assert.equal(drawn.type, 'drawn', source);
    shown = { revision: drawn.revision, index: 0 };
  };
  const tell = (...links: readonly NodeLink[]): Promise<void> => panel.send({ type: 'links', ...shown, links: [...links] });
  const light = (...nodes: readonly string[]): Promise<void> => panel.send({ type: 'light', ...shown, nodes: [...nodes] });
  const page = () => panel.page;
  /** At one moment: what is found first and measured then may have been replaced in between. */
  const boxesOf = (selector: string): Promise<readonly Box[]> =>
    page().evaluate((wanted) => {
      const { x = 0, y = 0 } = document.querySelector('.stage')?.getBoundingClientRect() ?? {};
      return [...document.querySelectorAll(wanted)].map((one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect();
        return { text: one.textContent ?? '', left: left - x, top: top - y, right: right - x, bottom: bottom - y };
      });
    }, selector);
  const labels = async (): Promise<readonly Box[]> => textsIn(await panel.frame('picture'));
  const pressAt = async (node: string): Promise<void> => {
    await page().locator(`.node[data-node="${node}"]`).waitFor({ state: 'attached' });
    const box = await page().locator(`.node[data-node="${node}"]`).boundingBox();
    assert.ok(box);
    await page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  };

  for (const [kind, source] of Object.entries(nodeKinds)) {
    it(`${kind}: each is found where its label is, by the id that the text gives it`, async () => {
      await draw(source);
      const nodes = outlineOf(source)?.nodes ?? [];
      assert.ok(nodes.length > 4);
      const texts = await labels();
      for (const { id, label } of nodes) {
        await light(id);
        await page().locator('.light').first().waitFor({ state: 'attached' });
        const lights = await boxesOf('.light');
        const named = (label ?? id).replace(/<[^>]*>/g, '');
        const within = texts.filter((text) => lights.some((box) => text.left >= box.left && text.right <= box.right && text.top >= box.top && text.bottom <= box.bottom));
        assert.ok(within.some(({ text }) => text.startsWith(named)), `${kind} ${id}: ${named} is not among ${within.map(({ text }) => text).join(', ')}`);
        await light();
        await page().locator('.light').waitFor({ state: 'detached' });
      }
    });

    it(`${kind}: a double click on the label of each goes to its text`, async () => {
      await draw(source);
      await tell();
      const [nodes, texts] = [outlineOf(source)?.nodes ?? [], await labels()];
      const stage = await page().locator('.stage').boundingBox();
      for (const { id, label } of nodes) {
        const text = texts.find((one) => one.text === (label ?? id).replace(/<[^>]*>/g, '')) ?? texts.find((one) => one.text.startsWith(label ?? id));
        assert.ok(text && stage, id);
        await page().mouse.dblclick(stage.x + (text.left + text.right) / 2, stage.y + (text.top + text.bottom) / 2);
        assert.deepEqual(await panel.next('revealNode', 'link', 'follow'), { type: 'revealNode', ...shown, node: id });
      }
    });

    it(`${kind}: a badge covers no label, at any size`, async () => {
      await draw(source);
      const nodes = outlineOf(source)?.nodes ?? [];
      await tell(...nodes.map(({ id }) => link(id, found('error', 128))));
      await page().locator('.badge').nth(nodes.length - 1).waitFor({ state: 'attached' });
      await page().locator('.stage').focus();
      for (const keys of [['f'], ['0'], ['+', '+', '+']]) {
        for (const key of keys) await page().keyboard.press(key);
        const [badges, texts, boxes] = [await boxesOf('.badge'), await labels(), await boxesOf('.node')];
        for (const [index, badge] of badges.entries()) {
          const own = boxes[index];
          const covered = texts.filter((text) => own !== undefined && overlap(text, own) && overlap(text, badge));
          assert.deepEqual(covered.map(({ text }) => text), [], `${kind} ${String(nodes[index]?.id)} after ${keys.join('')}`);
        }
      }
      await page().keyboard.press('f');
    });
  }

  it('a click on one goes where it leads, one beside it nowhere, a drag moves the picture', async () => {
    await draw(plain);
    await tell(link('one'), link('three'));
    await pressAt('one');
    assert.deepEqual(await panel.next('follow'), { type: 'follow', ...shown, node: 'one' });
    await pressAt('three');
    assert.deepEqual(await panel.next('follow', 'link'), { type: 'follow', ...shown, node: 'three' }, 'the workspace goes before the web');
    await tell(link('one'));
    const stage = await page().locator('.stage').boundingBox();
    assert.ok(stage);
    await page().mouse.click(stage.x + 4, stage.y + 4);
    const box = await page().locator('.node[data-node="one"]').boundingBox();
    assert.ok(box);
    await page().mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page().mouse.down();
    await page().mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2, { steps: 4 });
    await page().mouse.up();
    const moved = await page().locator('.node[data-node="one"]').boundingBox();
    assert.ok(moved && Math.abs(moved.x - box.x - 40) < 2, 'what lies over the picture moves with it');
    await pressAt('one');
    assert.deepEqual(await panel.next('follow', 'link'), { type: 'follow', ...shown, node: 'one' });
    await page().keyboard.press('f');
  });

  it('a double click on a note of a state goes to that state', async () => {
    await draw('stateDiagram-v2\n  Paid --> Sent\n  note right of Paid: once');
    await tell();
    const [text, stage] = [(await labels()).find((one) => one.text === 'once'), await page().locator('.stage').boundingBox()];
    assert.ok(text && stage);
    await page().mouse.dblclick(stage.x + (text.left + text.right) / 2, stage.y + (text.top + text.bottom) / 2);
    assert.equal((await panel.next('revealNode')).node, 'Paid');
    assert.notEqual(await page().evaluate(() => window.getSelection()?.type), 'Range', 'the picture lies under no grey of a selection');
  });

  it('where one leads somewhere a double click does so, and goes to no text; Alt with a click or Enter goes there', async () => {
    await draw(plain);
    await tell(link('one'));
    await page().locator('.node').waitFor({ state: 'attached' });
    const box = await page().locator('.node').boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page().mouse.dblclick(x, y);
    for (let click = 0; click < 2; click += 1) assert.deepEqual(await panel.next('follow', 'revealNode'), { type: 'follow', ...shown, node: 'one' });
    await page().keyboard.down('Alt');
    await page().mouse.click(x, y);
    await page().keyboard.up('Alt');
    assert.deepEqual(await panel.next('follow', 'revealNode'), { type: 'revealNode', ...shown, node: 'one' });
    await page().locator('.node').focus();
    await page().keyboard.press('Alt+Enter');
    assert.deepEqual(await panel.next('follow', 'revealNode'), { type: 'revealNode', ...shown, node: 'one' });
    await page().keyboard.press('Enter');
    assert.equal((await panel.next('follow', 'revealNode')).type, 'follow');
  });

  it('a double click on a link of the picture opens that, two pans from one place are none, and no frame leads anywhere unasked', async () => {
    await draw(plain);
    await tell();
    const stage = await page().locator('.stage').boundingBox();
    const at = async (label: string): Promise<readonly [number, number]> => {
      const text = (await labels()).find((one) => one.text === label);
      assert.ok(text && stage);
      return [stage.x + (text.left + text.right) / 2, stage.y + (text.top + text.bottom) / 2];
    };
    await page().mouse.dblclick(...(await at('Third node')));
    for (let click = 0; click < 2; click += 1) assert.equal((await panel.next('link', 'revealNode')).type, 'link');
    for (const clickCount of [1, 2]) {
      const [x, y] = await at('First node');
      await page().mouse.move(x, y);
      await page().mouse.down({ clickCount });
      await page().mouse.move(x, y + 30, { steps: 3 });
      await page().mouse.up({ clickCount });
    }
    await (await panel.frame('picture')).evaluate(() => {
      for (const by of ['click', 'doubleClick', 'altClick']) window.parent.postMessage({ type: 'hit', href: by === 'click' ? 'https://example.com/' : null, node: 'forged', by }, '*');
    });
    await page().mouse.dblclick(...(await at('Second node')));
    assert.deepEqual(await panel.next('link', 'revealNode'), { type: 'revealNode', ...shown, node: 'two' });
  });

  for (const [when, taken] of Object.entries({ 'before it was ended': 'hit', 'before it is ready': 'ready' })) {
    it(`what a frame was asked ${when} is not believed of the one that takes its place`, async () => {
      // A text of its own, so that there is a painter.
      await draw(`${plain}  %% ${when}\n`);
      await tell();
      const stage = await page().locator('.stage').boundingBox();
      const middles = (await labels()).map(({ left, top, right, bottom }) => [(stage?.x ?? 0) + (left + right) / 2, (stage?.y ?? 0) + (top + bottom) / 2] as const);
      const [first, second] = middles;
      assert.ok(first && second);
      const askAboutFirst = async (): Promise<void> => {
        await page().keyboard.down('Alt');
        await page().mouse.click(...first);
        await page().keyboard.up('Alt');
      };
      await page().evaluate((type) => {
        const held: MessageEvent[] = [];
        const takeReport = (event: MessageEvent<{ readonly type: string }>): boolean => event.data.type === type && held.push(event) > 0;
        const release = (): void => {
          Reflect.deleteProperty(window, 'takeReport');
          for (const { data, source } of held) if (data.type === 'ready') window.dispatchEvent(new MessageEvent('message', { data, source }));
        };
        Object.assign(window, { held, takeReport, release });
      }, taken);
      if (taken === 'hit') await askAboutFirst();
      // A painter that says what it must not is ended, and all frames with it.
      const before = await page().$('iframe.picture');
      await (await panel.frame('painter')).evaluate(() => window.parent.postMessage('nonsense', '*'));
      await page().waitForFunction((frame) => frame?.isConnected === false, before);
      if (taken === 'ready') {
        await page().waitForFunction(() => Reflect.get(window, 'held').length > 0);
        await askAboutFirst();
      }
      await page().evaluate(() => Reflect.get(window, 'release')());
      await (await panel.frame('picture')).locator('svg', { hasText: 'First node' }).waitFor();
      await (await panel.frame('picture')).evaluate(() => window.parent.postMessage({ type: 'hit', href: null, node: 'forged', by: 'altClick' }, '*'));
      await page().mouse.dblclick(...second);
      assert.deepEqual(await panel.next('revealNode'), { type: 'revealNode', ...shown, node: 'two' });
    });
  }

  it('one that stays where it is stays the button that is being pressed', async () => {
    await draw(plain);
    await tell(link('one'), link('two'));
    const one = page().locator('.node[data-node="one"]');
    await one.waitFor({ state: 'attached' });
    const before = await one.elementHandle();
    const placed = page().evaluate(() => new Promise<void>((resolve) => window.addEventListener('message', ({ data }: MessageEvent<{ readonly type: string }>) => data.type === 'nodes' && resolve())));
    await tell(link('one'), link('two'));
    await placed;
    assert.equal(await one.evaluate((now, known) => now === known, before), true);
    await tell(link('one', found('error')), link('two'));
    await page().locator('.badge').waitFor({ state: 'attached' });
  });

  it('the pointer over one says where it leads and what is found there', async () => {
    await draw(plain);
    await tell({ ...link('two', found('warning', 3)), targets: ['src/two.ts#two', 'template.yaml#Two'] });
    const box = await page().locator('.node').boundingBox();
    assert.ok(box);
    await page().mouse.move(box.x + 5, box.y + 5);
    await page().locator('.tip:not([hidden])').waitFor();
    assert.deepEqual(await page().locator('.tip p, .tip li').allTextContents(), ['src/two.ts#two', 'template.yaml#Two', 'The client connects while the module loads.', 'and 2 more']);
    assert.equal(await page().locator('.stage').evaluate((stage) => getComputedStyle(stage).cursor), 'pointer');
    await page().mouse.move(2, 2);
    await page().locator('.tip').waitFor({ state: 'hidden' });
  });

  it('Tab and arrows go from one that leads somewhere to the next, Enter goes there, Escape back', async () => {
    await draw(plain);
    await tell(link('one', found('info')), link('two'), link('three'));
    await page().locator('.node').nth(2).waitFor({ state: 'attached' });
    await page().locator('.stage').focus();
    const focused = (): Promise<string | null> => page().evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
    await page().keyboard.press('Tab');
    assert.equal(await focused(), 'Node one: open src/one.ts#one');
    await page().keyboard.press('Tab');
    assert.equal(await focused(), 'Findings at Node one: 2, the gravest: information');
    await page().keyboard.press('Enter');
    assert.deepEqual(await panel.next('findings'), { type: 'findings', ...shown, node: 'one' });
    await page().keyboard.press('ArrowRight');
    assert.equal(await focused(), 'Node two: open src/two.ts#two');
    await page().keyboard.press('End');
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('ArrowUp');
    assert.equal(await focused(), 'Node three: open src/three.ts#three');
    await page().keyboard.press('Enter');
    assert.deepEqual(await panel.next('follow'), { type: 'follow', ...shown, node: 'three' });
    await tell(link('three'), link('one'));
    await page().locator('.node').nth(2).waitFor({ state: 'detached' });
    assert.equal(await focused(), 'Node three: open src/three.ts#three', 'what is told meanwhile takes the keyboard from nobody');
    await page().keyboard.press('Escape');
    assert.equal(await page().evaluate(() => document.activeElement?.classList.contains('stage')), true);
  });

  it('badges come, change and go with what is found, and the picture is not drawn again', async () => {
    await draw(plain);
    const picture = await panel.frame('picture');
    await picture.evaluate(() => Object.assign(document.querySelector('svg') ?? {}, { isTheSame: true }));
    await tell(link('one', found('warning', 1)));
    await page().locator('.badge.warning').filter({ hasText: /^1$/ }).waitFor();
    await page().locator('.badge').click();
    assert.deepEqual(await panel.next('findings', 'follow'), { type: 'findings', ...shown, node: 'one' });
    await tell(link('one', found('error', 120)));
    await page().locator('.badge.error').filter({ hasText: /^99\+$/ }).waitFor();
    await tell(link('one'));
    await page().locator('.badge').waitFor({ state: 'detached' });
    assert.equal(await picture.evaluate(() => Reflect.get(document.querySelector('svg') ?? {}, 'isTheSame')), true);
  });

  it('severities differ by shape as well', async () => {
    await draw(plain);
    const shapes = new Set<string | null>();
    for (const severity of ['error', 'warning', 'info', 'hint'] as const) {
      await tell(link('one', found(severity)));
      shapes.add(await page().locator(`.badge.${severity} path`).getAttribute('d'));
    }
    assert.equal(shapes.size, 4);
  });

  it('what is lit comes into sight, and what is told of another text or diagram is not shown', async () => {
    await draw(plain);
    await page().locator('.stage').focus();
    for (let step = 0; step < 8; step += 1) await page().keyboard.press('+');
    await light('three');
    await page().locator('.light').waitFor();
    const [box] = await boxesOf('.light');
    assert.ok(box && box.left >= 0 && box.right <= 900);
    await panel.send({ type: 'light', revision: shown.revision - 1, index: 0, nodes: ['one', 'two'] });
    await panel.send({ type: 'links', revision: shown.revision, index: 1, links: [link('one')] });
    await tell(link('two'));
    await page().locator('.node').waitFor({ state: 'attached' });
    assert.equal(await page().locator('.node').getAttribute('data-node'), 'two');
    assert.equal(await page().locator('.light').count(), 1);
    await page().keyboard.press('f');
    await panel.draw(['flowchart LR\n  one --> two', plain], 0);
    await panel.draw(['flowchart LR\n  one --> two', plain], 1);
    await page().locator('.node').waitFor({ state: 'detached' });
  });

  it('those who do not see the picture hear of its links', async () => {
    await draw(plain);
    await tell(link('one'), link('two'));
    await page().locator('.outline li').filter({ hasText: 'Node two leads to src/two.ts#two' }).waitFor({ state: 'attached' });
    assert.ok((await page().locator('.outline h3').allTextContents()).includes('Links to the workspace (2)'));
    assert.deepEqual(panel.errors, []);
  });
});
