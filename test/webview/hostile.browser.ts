import assert from 'node:assert/strict';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { detect, type Detector } from './hostile/detector.ts';
import { hostileSources } from './hostile/hostileSources.ts';
import { payloads } from './hostile/payloads.ts';
import { openPanel, type PanelDriver, type PanelOptions } from './panelDriver.ts';

const own = 'http://localhost:1/';

async function openWatchedPanel(browser: Browser, options: PanelOptions = {}): Promise<{ readonly panel: PanelDriver; readonly detector: Detector }> {
  let detector: Detector | undefined;
  const prepare: PanelOptions['prepare'] = async (context) => {
    detector = await detect(context, (address) => address === own || /^http:\/\/localhost:1\/(media\/diagram\.css|dist\/webview\/(mermaid\/)?[\w-]+\.(js|json|pack))$/.test(address) || address.startsWith(`blob:null/`));
  };
  const panel = await openPanel(browser, { ...options, prepare });
  if (detector === undefined) throw new Error('The panel did not prepare its context.');
  return { panel, detector };
}

/** Waits until the detector has seen something of this sort; false when it has not after five seconds. */
async function sees({ seen }: Detector, sort: string): Promise<boolean> {
  for (let turn = 0; turn < 250; turn += 1) {
    if (seen.some((harm) => harm.startsWith(sort))) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** Does what a user does to a page: a click on all that can be clicked. */
const clickAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const target of document.querySelectorAll('a, button')) target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
  }).catch(() => undefined);

/** The picture's frame is polluted, and goes away; to the only address that the policy around it lets it go to. */
async function leave(frame: Frame, detector: Detector): Promise<void> {
  await frame.evaluate(() => void Object.assign(Object.prototype, { polluted: 1 }));
  assert.ok((await detector.bad()).some((harm) => harm.startsWith('polluted')));
  await frame.evaluate(() => void setTimeout(() => (window.location.href = 'about:blank#gone'), 0));
  assert.ok(await sees(detector, 'navigation: about:blank#gone'));
}

describe('hostile texts', function () {
  this.timeout(600_000);
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  it(`each of ${payloads.length} payloads does its harm where there are no walls, and the detector sees it`, async () => {
    const idle: string[] = [];
    for (const { name, markup, does } of payloads) {
      const context = await browser.newContext();
      const detector = await detect(context, (address) => address === own);
      await context.route('**/*', (route) => (route.request().url() === own ? route.fulfill({ contentType: 'text/html', body: `<!DOCTYPE html><body>${markup}` }) : route.abort()));
      const page = await context.newPage();
      // A payload that leads away at once leaves no page to wait for.
      await page.goto(own, { waitUntil: 'domcontentloaded', timeout: 5_000 }).catch(() => undefined);
      if (/<(a|button)\b/.test(markup)) void clickAll(page);
      if (!(await sees(detector, does))) idle.push(name);
      await context.close();
    }
    assert.deepEqual(idle, []);
  });

  it('the detector sees it in the panel too: in either frame a script, a dialog, a window, a navigation, pollution, a forged message', async () => {
    for (const name of ['painter', 'picture'] as const) {
      const { panel, detector } = await openWatchedPanel(browser);
      await panel.draw('flowchart LR\n  a');
      assert.deepEqual(await detector.bad(), []);
      const frame = await panel.frame(name);
      await frame.evaluate(() => {
        Reflect.get(window, 'hostilePlan')();
        window.alert('x');
        window.open('https://evil.example/');
        window.parent.postMessage({ type: 'link', href: 'https://evil.example/' }, '*');
      });
      for (const sort of ['script: hostilePlan', 'script: alert', 'script: open', 'forged: {"type":"link"']) assert.ok(await sees(detector, sort), sort);
      // The page around the frames may reach its own files only, so that one is asked for.
      await panel.page.evaluate(() => fetch('http://localhost:1/dist/webview/beacon').catch(() => undefined));
      assert.ok(await sees(detector, 'request: http://localhost:1/dist/webview/beacon'));
      // The painter, which has said what no painter says, is gone; what the picture's frame says is passed over.
      if (name === 'painter') assert.equal(await panel.page.locator('iframe.painter').count(), 0);
      else await leave(frame, detector);
      await panel.close();
    }
  });

  it(`${hostileSources.length} texts: no script runs, nothing is asked for, nothing leads away, no message is forged`, async () => {
    const { panel, detector } = await openWatchedPanel(browser, { timeoutSeconds: 30 });
    await panel.draw('flowchart LR\n  a');
    let drawn = 0;
    for (const source of hostileSources) {
      const outcome = await panel.draw(source);
      if (outcome.type === 'drawn') drawn += 1;
      const bad = await detector.bad();
      assert.deepEqual(bad, [], source);
    }
    assert.equal((await panel.draw('flowchart LR\n  closing --> sentinel')).type, 'drawn');
    assert.deepEqual(await detector.bad(), []);
    assert.deepEqual(panel.errors, []);
    // A text that is refused proves little: most must have been drawn.
    assert.ok(drawn > hostileSources.length * 0.7, `${drawn} of ${hostileSources.length} were drawn`);
  });
});
