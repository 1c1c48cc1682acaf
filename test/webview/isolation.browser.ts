import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { hostileSources } from './hostileSources.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';

/** Counts what must not happen: a script of a diagram that ran, a request that left, a frame that went somewhere. */
interface Detector {
  bad(): Promise<readonly string[]>;
}

async function detect(panel: PanelDriver): Promise<Detector> {
  const seen: string[] = [];
  const known = panel.requests.length;
  await panel.page.exposeFunction('tellDetector', (what: string) => seen.push(`script: ${what}`));
  const frames = [panel.page.mainFrame(), ...panel.page.frames()];
  for (const frame of new Set(frames)) await frame.evaluate(() => Object.assign(window, { hostilePlan: () => Reflect.get(window, 'tellDetector')('hostilePlan') }));
  panel.page.on('framenavigated', (frame) => frame.url() !== 'about:srcdoc' && seen.push(`navigation: ${frame.url()}`));
  panel.page.on('dialog', (dialog) => void dialog.dismiss().then(() => seen.push('dialog')));
  panel.page.on('popup', () => seen.push('popup'));
  return {
    async bad() {
      const polluted = await Promise.all(panel.page.frames().map((frame) => frame.evaluate(() => Reflect.get({}, 'polluted') !== undefined)));
      const outside = panel.requests.slice(known).filter((address) => !/^http:\/\/localhost:1\/dist\/webview\/mermaid\/[\w-]+\.json$/.test(address));
      return [...seen, ...outside.map((address) => `request: ${address}`), ...(polluted.includes(true) ? ['prototype pollution'] : [])];
    },
  };
}

describe('isolation of diagrams', function () {
  this.timeout(180_000);
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

  it('the detector sees a script, a request and a navigation when there is one', async () => {
    const panel = await openPanel(browser);
    await panel.draw('flowchart LR\n  a');
    const detector = await detect(panel);
    assert.deepEqual(await detector.bad(), []);
    const picture = await panel.frame('picture');
    await picture.evaluate(() => Reflect.get(window, 'hostilePlan')());
    // The policy lets nothing but this page's own resources through: that one is planted.
    await panel.page.evaluate(() => fetch('http://localhost:1/dist/webview/beacon.js').catch(() => undefined));
    const gone = panel.page.waitForEvent('framenavigated');
    await picture.evaluate(() => setTimeout(() => (window.location.href = 'about:blank#gone'), 0));
    await gone;
    const bad = await detector.bad();
    assert.ok(bad.some((what) => what.startsWith('script')), bad.join());
    assert.ok(bad.some((what) => what.startsWith('navigation')), bad.join());
    assert.ok(bad.includes('request: http://localhost:1/dist/webview/beacon.js'), bad.join());
    await panel.close();
  });

  it(`${hostileSources.length} hostile texts: no script runs, no request leaves, nothing navigates`, async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 20 });
    await panel.draw('flowchart LR\n  a');
    const detector = await detect(panel);
    const outcomes = { drawn: 0, failed: 0 };
    for (const source of hostileSources) outcomes[(await panel.draw(source)).type] += 1;
    const ready = await panel.draw('flowchart LR\n  closing --> sentinel');
    assert.equal(ready.type, 'drawn');
    assert.deepEqual(await detector.bad(), []);
    assert.deepEqual(panel.errors, []);
    assert.equal(outcomes.drawn + outcomes.failed, hostileSources.length);
    // A text that is refused proves nothing: most must have been drawn.
    assert.ok(outcomes.drawn > hostileSources.length * 0.7, JSON.stringify(outcomes));
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
