import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';
import { themes, type ThemeName } from './themes.ts';

describe('the menu of the panel', () => {
  let browser: Browser;
  let panel: PanelDriver;
  before(async () => {
    browser = await launchBrowser();
    panel = await openPanel(browser);
    await panel.draw('flowchart LR\n  one --> two');
  });
  after(() => browser.close());

  const focused = (): Promise<string> => panel.page.evaluate(() => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label') || '');

  it('is operated by keyboard: arrows, Home and End move in it, Escape and Tab close it, Enter chooses', async () => {
    const button = panel.page.getByRole('button', { name: 'More actions' });
    const menu = panel.page.getByRole('menu');
    await button.focus();
    await panel.page.keyboard.press('Enter');
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    const order = [await focused()];
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'Home', 'End']) {
      await panel.page.keyboard.press(key);
      order.push(await focused());
    }
    assert.deepEqual(order, ['Export…', 'Copy as PNG', 'Export…', 'Outline', 'Export…', 'Outline']);
    for (const key of ['Escape', 'Tab']) {
      if (!(await menu.isVisible())) await panel.page.keyboard.press('Enter');
      await panel.page.keyboard.press(key);
      assert.equal(await menu.isVisible(), false, key);
      assert.equal(await focused(), 'More actions');
    }
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Enter');
    assert.deepEqual(await panel.next('command'), { type: 'command', command: 'copyPng' });
    assert.equal(await menu.isVisible(), false);
  });

  it('closes when one clicks elsewhere', async () => {
    await panel.page.getByRole('button', { name: 'More actions' }).click();
    await panel.page.mouse.click(300, 500);
    assert.equal(await panel.page.getByRole('menu').isVisible(), false);
  });

  it('asks the extension for each thing it offers', async () => {
    for (const [name, command] of [['Export…', 'export'], ['Copy as SVG', 'copySvg'], ['Print…', 'print'], ['Open in a new panel', 'newPanel']] as const) {
      await panel.page.getByRole('button', { name: 'More actions' }).click();
      await panel.page.getByRole('menuitem', { name }).click();
      assert.equal((await panel.next('command')).command, command);
    }
  });

  it('shows that the panel is locked, and unlocks it', async () => {
    const lock = panel.page.getByRole('button', { name: 'Keep this diagram' });
    assert.equal(await lock.isVisible(), false);
    await panel.send({ type: 'locked', locked: true });
    await lock.waitFor();
    assert.equal(await lock.getAttribute('aria-pressed'), 'true');
    await lock.click();
    assert.equal((await panel.next('command')).command, 'lock');
    await panel.send({ type: 'locked', locked: false });
    await lock.waitFor({ state: 'hidden' });
  });

  for (const theme of Object.keys(themes).filter((name): name is ThemeName => name in themes)) {
    it(`${theme}: what has the keyboard is to be seen, also in the menu and the search box`, async () => {
      await panel.setTheme(theme);
      const outline = (): Promise<string> => panel.page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
      await panel.page.getByRole('button', { name: 'More actions' }).focus();
      await panel.page.keyboard.press('Enter');
      assert.equal(await outline(), 'solid', 'menu');
      await panel.page.keyboard.press('Escape');
      await panel.page.locator('.stage').focus();
      await panel.page.keyboard.press('/');
      assert.equal(await outline(), 'solid', 'search');
      await panel.page.keyboard.press('Tab');
      assert.equal(await outline(), 'solid', 'button of the search box');
      await panel.page.keyboard.press('Escape');
    });
  }

  it('fits a narrow panel, in both languages', async () => {
    for (const language of ['en', 'ko'] as const) {
      const narrow = await openPanel(browser, { language, width: 340, height: 500 });
      await narrow.draw([{ title: 'A rather long title of a diagram', source: 'flowchart LR\n  a --> b', firstLine: 0 }, 'flowchart LR\n  c']);
      await narrow.send({ type: 'locked', locked: true });
      await narrow.page.locator('.stage').focus();
      await narrow.page.keyboard.press('/');
      const boxes = await narrow.page.evaluate(() => [...document.querySelectorAll('.toolbar button, .toolbar select, .finder > *')].filter((element) => element.checkVisibility()).map((element) => element.getBoundingClientRect().right));
      assert.ok(boxes.length > 8 && Math.max(...boxes) <= 340, `${language}: ${boxes.join(' ')}`);
      await narrow.close();
    }
  });

  it('no script of ours threw', () => assert.deepEqual(panel.errors, []));
});
