import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';

const wide = 'flowchart LR\n  one --> two --> three --> four --> five --> six --> seven --> eight';

describe('looking at a picture', () => {
  let browser: Browser;
  let panel: PanelDriver;
  before(async () => {
    browser = await launchBrowser();
    panel = await openPanel(browser);
    await panel.draw(wide);
  });
  after(() => browser.close());

  /** Where the picture is on the screen, from inside its frame. */
  const place = async (): Promise<{ left: number; top: number; width: number }> => {
    const frame = await panel.frame('picture');
    return frame.evaluate(() => {
      const { left, top, width } = document.querySelector('#paper svg')?.getBoundingClientRect() ?? new DOMRect();
      return { left: Math.round(left), top: Math.round(top), width: Math.round(width) };
    });
  };
  const press = async (key: string): Promise<void> => {
    await panel.page.locator('.stage').focus();
    await panel.page.keyboard.press(key);
  };

  it('fits at first, inside the panel', async () => {
    const { left, width } = await place();
    assert.ok(left >= 0 && left + width <= 720, JSON.stringify(await place()));
  });

  it('by keyboard: arrows move it, + - 0 zoom it, f fits it again', async () => {
    const fit = await place();
    await press('ArrowRight');
    assert.deepEqual(await place(), { ...fit, left: fit.left - 48 });
    await press('ArrowDown');
    assert.deepEqual(await place(), { ...fit, left: fit.left - 48, top: fit.top - 48 });
    await press('ArrowLeft');
    await press('ArrowUp');
    assert.deepEqual(await place(), fit);
    await press('+');
    assert.ok(Math.abs((await place()).width - fit.width * 1.2) < 2);
    await press('-');
    assert.ok(Math.abs((await place()).width - fit.width) < 2);
    await press('0');
    assert.equal(await panel.page.locator('.percent').textContent(), '100 %');
    await press('f');
    assert.deepEqual(await place(), fit);
  });

  it('keys with modifiers are left to the editor', async () => {
    const fit = await place();
    for (const key of ['Control+0', 'Control+ArrowLeft', 'Alt+ArrowLeft']) await press(key);
    assert.deepEqual(await place(), fit);
  });

  it('by mouse: dragging moves it, the wheel moves it, the wheel with Ctrl zooms around the pointer', async () => {
    const fit = await place();
    const { mouse } = panel.page;
    await mouse.move(300, 300);
    await mouse.down();
    await mouse.move(330, 280, { steps: 3 });
    await mouse.up();
    assert.deepEqual(await place(), { ...fit, left: fit.left + 30, top: fit.top - 20 });
    await press('f');
    await mouse.move(300, 300);
    await mouse.wheel(20, 40);
    await panel.page.waitForFunction(() => true);
    assert.deepEqual(await place(), { ...fit, left: fit.left - 20, top: fit.top - 40 });
    await press('f');
    await panel.page.keyboard.down('Control');
    await mouse.wheel(0, -60);
    await panel.page.keyboard.up('Control');
    const zoomed = await place();
    assert.ok(zoomed.width > fit.width * 1.2);
    const share = (view: typeof fit): number => (300 - view.left) / view.width;
    assert.ok(Math.abs(share(zoomed) - share(fit)) < 0.01, 'what was under the pointer stays there');
    await press('f');
  });

  it('by buttons, which have names and can be reached by Tab, in order, with a focus that shows', async () => {
    const names: string[] = [];
    await panel.page.getByRole('button').first().focus();
    for (let step = 0; step < 7; step++) {
      if (step > 0) await panel.page.keyboard.press('Tab');
      names.push(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''));
      assert.notEqual(await panel.page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle), 'none', names.at(-1));
    }
    assert.deepEqual(names.map((name) => name.replace(/^\d+ %/, 'N %')), ['Zoom out (-)', 'N %', 'Zoom in (+)', 'Fit to the panel (F)', 'Find in the diagram', 'More actions', 'Picture of the diagram ']);
    const fit = await place();
    await panel.page.getByRole('button', { name: 'Zoom in (+)' }).click();
    assert.ok((await place()).width > fit.width);
    await panel.page.getByRole('button', { name: 'Fit to the panel (F)' }).click();
    assert.deepEqual(await place(), fit);
  });

  it('each diagram is seen again as it was left, also after its text has changed', async () => {
    const sources = [wide, 'sequenceDiagram\n  A->>B: hi'];
    await panel.draw(sources, 0);
    await press('+');
    const left = await place();
    await panel.page.getByRole('combobox').selectOption({ index: 1 });
    assert.equal((await panel.next('picked')).index, 1);
    await panel.next('drawn');
    assert.notDeepEqual(await place(), left);
    await panel.page.getByRole('combobox').selectOption({ index: 0 });
    await panel.next('drawn');
    assert.deepEqual(await place(), left);
    await panel.draw([`${wide} %% changed`.replace(' %% changed', '\n%% changed'), sources[1] ?? ''], 0);
    assert.deepEqual(await place(), left);
    await panel.draw(['sequenceDiagram\n  New->>Above: hi', { title: '', source: `${wide}\n%% changed`, firstLine: 9 }], 1);
    assert.deepEqual(await place(), left, 'another was put above it');
    await panel.draw([{ title: 'Payment', source: wide, firstLine: 0 }], 0);
    const payment = (await press('+'), await place());
    await panel.draw([sources[1] ?? '', { title: 'Payment', source: `${wide} --> nine`, firstLine: 0 }], 1);
    assert.equal((await place()).left, payment.left, 'its text was changed and another put above it');
    const state = await panel.page.evaluate(() => JSON.stringify(Reflect.get(window, 'panelState')()));
    assert.match(state, /"document":"file:\/\/\/orders.md"/);
  });

  it('the picture is still while motion is to be reduced', async () => {
    await panel.page.emulateMedia({ reducedMotion: 'reduce' });
    await panel.setTheme('dark');
    await panel.next('drawn');
    await panel.draw('flowchart LR\n  a e1@--> b\n  e1@{ animate: true }');
    const frame = await panel.frame('picture');
    assert.deepEqual(await frame.evaluate(() => [...document.querySelectorAll('path')].map((path) => getComputedStyle(path).animationName).filter((name) => name !== 'none')), []);
    await panel.page.emulateMedia({ reducedMotion: 'no-preference' });
    await panel.setTheme('light');
    await panel.next('drawn');
    assert.notDeepEqual(await frame.evaluate(() => [...document.querySelectorAll('path')].map((path) => getComputedStyle(path).animationName).filter((name) => name !== 'none')), [], 'there is motion to be reduced');
  });

  it('no script of ours threw', () => assert.deepEqual(panel.errors, []));
});
