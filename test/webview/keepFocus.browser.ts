import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { root } from '../../src/build/root.ts';
import { launchBrowser } from '../harness/browser.ts';

describe('whoever works by keyboard', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  it('stays in the panel when what has the focus goes, and stays in the text when he has gone there', async () => {
    const bundled = await build({ entryPoints: [join(root, 'src/webview/relay/keepFocus.ts')], bundle: true, write: false, format: 'iife', globalName: 'kept' });
    const page = await browser.newPage();
    await page.setContent('<textarea></textarea><iframe srcdoc="<main><button>node</button></main><div id=stage tabindex=0></div>"></iframe>');
    const panel = page.frames()[1];
    assert.ok(panel);
    await panel.locator('#stage').waitFor({ state: 'attached' });
    await panel.evaluate(`${bundled.outputFiles[0]?.text ?? ''}; kept.keepFocus(document.querySelector('main'), document.querySelector('#stage'))`);
    // The panel draws anew: another button takes the place of this one.
    const redraw = (): Promise<void> => panel.evaluate(() => document.querySelector('main')?.replaceChildren(document.createElement('button')));
    await panel.locator('button').focus();
    await redraw();
    await panel.waitForFunction(() => document.activeElement?.id === 'stage');
    await panel.locator('button').focus();
    await page.locator('textarea').focus();
    await page.keyboard.type('a');
    await redraw();
    await panel.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    await page.keyboard.type('b');
    assert.equal(await page.locator('textarea').inputValue(), 'ab');
  });
});
