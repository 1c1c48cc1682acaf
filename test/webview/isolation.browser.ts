import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { openPanel } from './panelDriver.ts';

describe('isolation of diagrams', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  for (const name of ['painter', 'picture'] as const) {
    it(`the ${name}'s origin is opaque: nothing around it can be reached, nothing can be fetched`, async () => {
      const panel = await openPanel(browser);
      await panel.draw('flowchart LR\n  a');
      const frame = await panel.frame(name);
      const tried = await frame.evaluate(async () => {
        const outcome = async (attempt: () => unknown): Promise<string> => {
          try {
            return `reached ${String(await attempt())}`;
          } catch (error) {
            return error instanceof Error ? error.name : 'thrown';
          }
        };
        return {
          origin: window.origin,
          parent: await outcome(() => window.parent.document.title),
          top: await outcome(() => window.top?.document.body),
          api: typeof Reflect.get(window, 'acquireVsCodeApi'),
          storage: await outcome(() => window.localStorage.length),
          fetched: await outcome(() => fetch('https://evil.example/')),
          // What Playwright runs may evaluate; what it starts later may not.
          eval: await new Promise((resolve) => setTimeout(() => resolve(outcome(() => Reflect.construct(Function, ['return 1'])())), 0)),
        };
      });
      assert.deepEqual(tried, { origin: 'null', parent: 'SecurityError', top: 'SecurityError', api: 'undefined', storage: 'SecurityError', fetched: 'TypeError', eval: 'EvalError' });
      assert.equal(panel.requests.includes('https://evil.example/'), false);
      await panel.close();
    });
  }

  it('every page has another nonce of 128 bits', async () => {
    const nonces = new Set<string>();
    for (let load = 0; load < 3; load++) {
      const panel = await openPanel(browser);
      const policy = (await panel.page.locator('meta[http-equiv]').getAttribute('content')) ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      assert.equal(Buffer.from(nonce, 'base64').length, 16);
      assert.match(policy, /^default-src 'none'; script-src 'nonce-[^']+'; connect-src http:\/\/localhost:1; style-src/);
      assert.doesNotMatch(policy, /unsafe-eval|https:|\*/);
      nonces.add(nonce);
      await panel.close();
    }
    assert.equal(nonces.size, 3);
  });

  it('links: only https is handed to the extension, on a click, and nothing moves by itself', async () => {
    const panel = await openPanel(browser);
    const links = ['https://example.com/orders', 'http://example.com/', ['javascript', 'alert(1)'].join(':'), 'command:workbench.action.files.save', 'file:///etc/passwd', 'vscode://x/y', 'data:text/html,x', '//example.com'];
    await panel.draw(`flowchart LR\n${links.map((href, index) => `  n${index}[Link ${index}]\n  click n${index} href "${href}"`).join('\n')}`);
    const frame = await panel.frame('picture');
    assert.deepEqual(await frame.evaluate(() => [...document.querySelectorAll('[data-href]')].map((link) => link.getAttribute('data-href'))), ['https://example.com/orders']);
    assert.equal(await frame.evaluate(() => document.querySelectorAll('a[href], a[*|href]').length), 0);
    const box = await frame.locator('[data-href] .label').first().boundingBox();
    assert.ok(box);
    await panel.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    assert.deepEqual(await panel.next('link'), { type: 'link', href: 'https://example.com/orders' });
    await panel.close();
  });
});
