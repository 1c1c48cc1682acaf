import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';

describe('what a diagram says to those who do not see it', () => {
  let browser: Browser;
  let panel: PanelDriver;
  before(async () => {
    browser = await launchBrowser();
    panel = await openPanel(browser);
  });
  after(() => browser.close());

  const outlined = async (source: string, last: string): Promise<readonly string[]> => {
    assert.equal((await panel.draw(source)).type, 'drawn');
    const outline = panel.page.getByRole('region', { name: 'Outline' });
    await outline.getByText(last, { exact: true }).waitFor({ state: 'attached' });
    return outline.locator('h2, h3, p, li').allTextContents();
  };

  const kinds: readonly (readonly [name: string, source: string, expected: readonly string[]])[] = [
    ['flowchart', 'flowchart LR\n  accTitle: Orders\n  accDescr: Who calls whom\n  a["주문<br/>서비스"] -->|"**paid** #amp; sent"| b\n  subgraph s[Outside]\n    b[(Legacy)]\n  end', ['Orders', 'Who calls whom', 'Nodes (3)', 'Outside', '주문 서비스', 'Legacy', 'Connections (1)', '주문 서비스 to Legacy: paid & sent']],
    ['sequence', 'sequenceDiagram\n  participant A as 고객\n  A->>B: order\n  Note over A: later\n  B-->>A: done', ['Nodes (3)', '고객', 'B', 'later', 'Connections (2)', '고객 to B: order', 'B to 고객: done']],
    ['state', 'stateDiagram-v2\n  state "결제 대기" as p\n  [*] --> p\n  p --> Paid: money\n  Paid --> [*]', ['Nodes (2)', '결제 대기', 'Paid', 'Connections (3)', '[*] to 결제 대기', '결제 대기 to Paid: money', 'Paid to [*]']],
    ['class', 'classDiagram\n  class Order {\n    +id\n  }\n  Order <|-- Gift : is', ['Nodes (2)', 'Order', 'Gift', 'Connections (1)', 'Order to Gift: is']],
    ['entities', 'erDiagram\n  CUSTOMER ||--o{ ORDER : places', ['Nodes (2)', 'CUSTOMER', 'ORDER', 'Connections (1)', 'CUSTOMER to ORDER: places']],
    ['a kind without nodes', 'gantt\n  title Plan\n  section One\n    first: 2024-01-01, 3d', ['Plan']],
  ];
  for (const [name, source, expected] of kinds) {
    it(`${name}: its parts in words`, async () => assert.deepEqual(await outlined(source, expected.at(-1) ?? ''), expected));
  }

  it('is in the page for screen readers, shown on request, and reached by keyboard only then', async () => {
    await outlined('flowchart LR\n  one --> two', 'one to two');
    const outline = panel.page.locator('.outline');
    assert.ok(((await outline.boundingBox())?.width ?? 0) <= 1);
    assert.equal(await outline.getAttribute('tabindex'), null);
    await panel.page.getByRole('button', { name: 'More actions' }).click();
    await panel.page.getByRole('menuitemcheckbox', { name: 'Outline' }).click();
    assert.ok(((await outline.boundingBox())?.width ?? 0) > 100);
    assert.equal(await outline.getAttribute('tabindex'), '0');
    await panel.page.getByRole('button', { name: 'More actions' }).click();
    assert.equal(await panel.page.getByRole('menuitemcheckbox', { name: 'Outline' }).getAttribute('aria-checked'), 'true');
    await panel.page.getByRole('menuitemcheckbox', { name: 'Outline' }).click();
  });

  it('belongs to the picture that is shown, also when that comes from memory', async () => {
    await outlined('flowchart LR\n  three --> four', 'three to four');
    await outlined('flowchart LR\n  one --> two', 'one to two');
    await panel.draw('flowchart LR\n  ] broken');
    assert.match((await panel.page.locator('.outline').textContent()) ?? '', /one to two/, 'the last good picture stays, and its outline with it');
    await panel.send({ type: 'diagrams', document: 'file:///orders.md', revision: 0, diagrams: [], selected: 0 });
    await panel.page.locator('.nothing').waitFor();
    assert.equal(await panel.page.locator('.outline').textContent(), '');
  });

  it('is told of a picture that somebody comes back to who typed on before it was asked', async () => {
    const sources = ['five --> six', 'five --> seven', 'five --> eight', 'five --> seven'].map((edge) => `flowchart LR\n  ${edge}`);
    for (const source of sources) assert.equal((await panel.draw(source)).type, 'drawn');
    await panel.page.locator('.outline').getByText('five to seven', { exact: true }).waitFor({ state: 'attached' });
  });

  it('never keeps a picture from the screen that is drawn while one from memory is asked', async () => {
    for (const theme of ['dark', 'light', 'dark', 'light'] as const) {
      await panel.setTheme(theme);
      for (const edge of ['nine --> ten', 'nine --> eleven']) assert.equal((await panel.draw(`flowchart LR\n  ${edge}`)).type, 'drawn');
    }
    await panel.page.locator('.outline').getByText('nine to eleven', { exact: true }).waitFor({ state: 'attached' });
  });

  it('labels are text in it', async () => {
    await outlined('flowchart LR\n  a["&lt;img src=x&gt; #lt;b#gt;"] --> b["fine"]', '<img src=x> <b> to fine');
    assert.equal(await panel.page.locator('.outline img, .outline b').count(), 0);
  });

  it('no script of ours threw', () => assert.deepEqual(panel.errors, []));
});
