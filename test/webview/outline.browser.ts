import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { outlineOf as mermaidOutline } from '../../src/core/languages/mermaid/outline.ts';
import { launchBrowser } from '../harness/browser.ts';
import { nodeKinds } from './nodeKinds.ts';
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
    ['state with a note', 'stateDiagram-v2\n  Paid --> Sent\n  note right of Paid: once', ['Nodes (3)', 'Paid', 'Sent', 'once', 'Connections (2)', 'Paid to Sent', 'Paid to once']],
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

  it('leads from each node to the text that it stands in, by pointer and by keyboard', async () => {
    for (const [kind, source] of Object.entries(nodeKinds)) {
      const drawn = await panel.draw(source);
      const buttons = panel.page.locator('.outline button');
      await panel.page.locator('.outline:not(.unseen), .outline.unseen h3').first().waitFor({ state: 'attached' });
      if (await panel.page.locator('.outline.unseen').count()) {
        assert.equal(await buttons.count(), 0, 'what nobody sees takes no focus');
        await toggleOutline(panel);
      }
      await buttons.first().waitFor();
      const { nodes = [], groups = [] } = mermaidOutline(source) ?? {};
      const known = new Set([...nodes.map(({ id }) => id), ...groups.map(({ label }) => label)]);
      const ids = await buttons.evaluateAll((all) => all.map((one) => one instanceof HTMLElement && one.dataset['node']));
      assert.deepEqual(ids.filter((id) => !known.has(String(id))), [], kind);
      assert.ok(ids.length > 4);
      await buttons.last().click();
      assert.deepEqual(await panel.next('revealNode'), { type: 'revealNode', revision: drawn.revision, index: 0, node: ids.at(-1) });
      await panel.page.keyboard.press('Home');
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('Enter');
      assert.equal((await panel.next('revealNode')).node, ids[1]);
      assert.equal(await panel.page.locator('.outline button[tabindex="0"]').count(), 1, 'one stop of the Tab key');
    }
    await toggleOutline(panel);
  });

  const named: readonly (readonly [what: string, source: string, names: readonly string[]])[] = [
    ['subgraphs without an id by their titles', 'flowchart LR\n  subgraph Private subnets\n    a\n  end\n  subgraph "Quoted one"\n    b\n  end', ['Private subnets', 'Quoted one', 'a', 'b']],
    ['what Mermaid adds to classes not at all', 'classDiagram\n  class Order\n  note for Order "a note"\n  bar ()-- Order\n  namespace Company.Project {\n    class Inner\n  }', ['Company', 'Company.Project', 'Inner', 'Order']],
    ['a name that is too long not at all', `flowchart LR\n  ${'x'.repeat(1_001)}["Long"] --> short`, ['short']],
    ['kinds whose names are not known not at all', 'mindmap\n  root\n    leaf', []],
  ];
  for (const [what, source, names] of named) {
    it(`leads to ${what}`, async () => {
      await toggleOutline(panel);
      assert.equal((await panel.draw(source)).type, 'drawn');
      await panel.page.locator('.outline li').first().waitFor();
      const shown = await panel.page.locator('.outline button').evaluateAll((all) => all.map((one) => (one instanceof HTMLElement ? one.dataset['node'] : '')));
      assert.deepEqual([...shown].sort(), names);
      await toggleOutline(panel);
    });
  }

  it('leads nowhere from the diagrams of a pattern, whose texts are not the user’s', async () => {
    await toggleOutline(panel);
    await panel.send({ type: 'diagrams', document: 'archnotes-pattern:saga-code', revision: 900, diagrams: [{ title: '', source: 'flowchart LR\n  of --> pattern', firstLine: 0 }], selected: 0 });
    await panel.page.locator('.outline li', { hasText: 'of to pattern' }).waitFor();
    assert.equal(await panel.page.locator('.outline button').count(), 0);
    await toggleOutline(panel);
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

  for (const [where, index] of [['the same diagram', 0], ['another diagram', 1]] as const) {
    it(`is not taken for that of a picture of ${where} that came onto the screen meanwhile`, async () => {
      const edges = [`late${index} --> answer`, `other${index} --> picture`].map((edge) => `flowchart LR\n  ${edge}`);
      const [late = '', other = ''] = edges;
      const onScreen = (source: string): Promise<unknown> => panel.draw(index === 0 ? source : edges, edges.indexOf(source));
      const text = panel.page.locator('.outline');
      await onScreen(other);
      await text.getByText(`other${index} to picture`, { exact: true }).waitFor({ state: 'attached' });
      const held = await holdOutlines(panel);
      await onScreen(late);
      await held.asked();
      await onScreen(other);
      await held.answer();
      assert.match((await text.textContent()) ?? '', /other\d to picture/);
      assert.doesNotMatch((await text.textContent()) ?? '', /late/);
      // It was not lost: this comes from memory, and is not asked again.
      await onScreen(late);
      assert.match((await text.textContent()) ?? '', /late\d to answer/);
    });
  }

  it('leaves a picture from memory in the colours it was drawn in', async () => {
    const [asked, next] = ['flowchart LR\n  colours --> kept', 'flowchart LR\n  colours --> next'];
    const drawn = async (theme: 'dark' | 'light'): Promise<string> => {
      await panel.setTheme(theme);
      await panel.draw(asked);
      return (await panel.frame('picture')).locator('svg').evaluate((svg) => getComputedStyle(svg.querySelector('.node rect') ?? svg).fill);
    };
    const before = [await drawn('dark'), await drawn('light')];
    assert.notEqual(before[0], before[1]);
    // Nobody rested on the dark one: it is asked when it comes back.
    await panel.setTheme('dark');
    await panel.draw(next);
    await drawn('dark');
    await panel.page.locator('.outline').getByText('colours to kept', { exact: true }).waitFor({ state: 'attached' });
    await panel.draw(next);
    assert.deepEqual([await drawn('dark'), await drawn('light')], before);
  });

  it('labels are text in it', async () => {
    await outlined('flowchart LR\n  a["&lt;img src=x&gt; #lt;b#gt;"] --> b["fine"]', '<img src=x> <b> to fine');
    assert.equal(await panel.page.locator('.outline img, .outline b').count(), 0);
  });

  it('no script of ours threw', () => assert.deepEqual(panel.errors, []));
});

async function toggleOutline({ page }: PanelDriver): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Outline' }).click();
}

/** Lets the panel hear what diagrams say only when the test says so. */
async function holdOutlines({ page }: PanelDriver): Promise<{ asked(): Promise<unknown>; answer(): Promise<void> }> {
  await page.evaluate(() => {
    const held: MessageEvent[] = [];
    const takeReport = (event: MessageEvent<{ readonly type: string }>): boolean => event.data.type === 'outlined' && held.push(event) > 0;
    const release = (): void => {
      Reflect.deleteProperty(window, 'takeReport');
      for (const { data, source } of held) window.dispatchEvent(new MessageEvent('message', { data, source }));
    };
    Object.assign(window, { held, takeReport, release });
  });
  return {
    asked: () => page.waitForFunction(() => Reflect.get(window, 'held').length > 0, undefined, { polling: 50 }),
    answer: () => page.evaluate(() => Reflect.get(window, 'release')()),
  };
}
