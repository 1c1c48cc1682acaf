import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';

const good = 'flowchart LR\n  one[One] --> two[Two]';
const broken = 'flowchart LR\n  one --> ] two';
/** What can be worked with, and what screen readers list. */
const named = ['button', 'combobox', 'textbox', 'menu', 'menuitem', 'menuitemcheckbox', 'toolbar', 'search', 'region', 'Iframe', 'DisclosureTriangle'];

describe('the panel for those who do not see it, or have no mouse', function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  for (const [language, letters] of [['en', /[A-Za-z]/], ['ko', /[가-힣]/]] as const) {
    it(`${language}: everything has a name in the browser's own tree for screen readers`, async () => {
      const panel = await openPanel(browser, { language });
      await everythingOpen(panel);
      const nodes = await treeOf(panel);
      const roles = new Set(nodes.map(({ role }) => role));
      assert.deepEqual(named.filter((role) => !roles.has(role)), [], 'all of them are there');
      const nameless = nodes.filter(({ role, name }) => named.includes(role) && !letters.test(name) && !/^\d+ %$/.test(name));
      assert.deepEqual(nameless, []);
      assert.match((await panel.page.locator('.stage').getAttribute('aria-label')) ?? '', letters);
      await panel.close();
    });
  }

  it('Escape closes what is open and gives the focus back', async () => {
    const panel = await openPanel(browser);
    await panel.draw(good);
    await panel.page.getByRole('button', { name: 'More actions' }).press('Enter');
    await panel.page.keyboard.press('Escape');
    assert.deepEqual([await panel.page.locator('.menu').isVisible(), await focused(panel)], [false, 'More actions']);
    await panel.page.locator('.stage').press('/');
    await panel.page.keyboard.press('Escape');
    assert.deepEqual([await panel.page.locator('.finder').isVisible(), await focused(panel)], [false, 'stage']);
    await panel.close();
  });

  it('no picture and no card takes the focus away, or leaves it nowhere', async () => {
    const panel = await openPanel(browser);
    await panel.draw(good);
    await panel.page.locator('.stage').focus();
    for (const source of [broken, good]) {
      await panel.draw(source);
      assert.equal(await focused(panel), 'stage');
    }
    await panel.draw(broken);
    const go = panel.page.getByRole('button', { name: 'Go to line 2' });
    await go.focus();
    await panel.draw(`${good} --> more`);
    await go.waitFor({ state: 'detached' });
    assert.equal(await focused(panel), 'stage');
    await panel.close();
  });

  it('what goes away while it has the focus hands it to the picture: the list of diagrams, a node, the lock', async () => {
    const panel = await openPanel(browser);
    await panel.draw([good, 'flowchart LR\n  other']);
    await panel.page.getByRole('combobox').focus();
    await panel.draw([good]);
    assert.equal(await focused(panel), 'stage');
    await panel.send({ type: 'links', revision: 2, index: 0, links: [{ node: 'one', label: 'One', targets: ['src/one.ts'], findings: null }] });
    await panel.page.locator('.node[data-node="one"]').focus();
    await panel.send({ type: 'links', revision: 2, index: 0, links: [] });
    await panel.page.locator('.node').waitFor({ state: 'detached' });
    assert.equal(await focused(panel), 'stage');
    await panel.send({ type: 'locked', locked: true });
    await panel.page.getByRole('button', { pressed: true }).focus();
    await panel.send({ type: 'locked', locked: false });
    await panel.page.getByRole('button', { pressed: true }).waitFor({ state: 'hidden' });
    assert.equal(await focused(panel), 'stage');
    await panel.close();
  });

  it('whoever leaves by himself is not called back', async () => {
    const panel = await openPanel(browser);
    await panel.draw([good, 'flowchart LR\n  other']);
    await panel.page.getByRole('combobox').focus();
    await panel.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await panel.draw([good, broken], 1);
    assert.equal(await focused(panel), '');
    await panel.close();
  });

  it('at 200 % in a panel of usual width no control is cut off, and the picture keeps a place', async () => {
    // A browser at 200 % has half of the pixels of its style sheets.
    const panel = await openPanel(browser, { width: 260, height: 400, language: 'ko' });
    await everythingOpen(panel);
    const outside = await panel.page.evaluate(() =>
      [...document.querySelectorAll('.toolbar > *, .toolbar button, .finder button, .finder input, .card button, .menu button')]
        .filter((control) => control.checkVisibility())
        .map((control) => ({ control: control.getAttribute('aria-label') ?? control.textContent, ...control.getBoundingClientRect().toJSON() }))
        .filter(({ left, right, top, bottom }) => left < 0 || right > window.innerWidth || top < 0 || bottom > window.innerHeight),
    );
    assert.deepEqual(outside, []);
    await panel.close();
  });

  it('what is being drawn says so without motion where motion is to be reduced', async () => {
    const panel = await openPanel(browser);
    const animation = (): Promise<string> => panel.page.evaluate(() => getComputedStyle(document.querySelector('.progress') ?? document.body, '::before').animationName);
    await panel.page.evaluate(() => document.querySelector('.progress')?.removeAttribute('hidden'));
    assert.equal(await animation(), 'progress');
    await panel.page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await animation(), 'none');
    await panel.close();
  });
});

/** Two diagrams, the second with a link and a mistake after its picture; locked, with outline, search and menu. */
async function everythingOpen(panel: PanelDriver): Promise<void> {
  const { page } = panel;
  await panel.draw(['flowchart LR\n  other', good], 1);
  await panel.send({ type: 'links', revision: 1, index: 1, links: [{ node: 'one', label: 'One', targets: ['src/one.ts'], findings: { gravest: 'warning', count: 2, messages: ['…'] } }] });
  await page.locator('.badge').waitFor();
  await panel.send({ type: 'locked', locked: true });
  await page.locator('.outline li').first().waitFor({ state: 'attached' });
  await panel.draw(['flowchart LR\n  other', broken], 1);
  await page.locator('.stage').press('/');
  await page.locator('.more > button').press('Enter');
  await page.locator('.menu').waitFor();
}

interface TreeNode {
  readonly role: string;
  readonly name: string;
}

async function treeOf({ page }: PanelDriver): Promise<readonly TreeNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }));
}

/** What has the focus: its name, or its class; nothing where it is nowhere. */
function focused({ page }: PanelDriver): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return '';
    return activeElement.classList.contains('stage') ? 'stage' : (activeElement.getAttribute('aria-label') ?? activeElement.textContent);
  });
}
