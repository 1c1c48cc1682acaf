import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { faultOf } from '../../src/core/languages/mermaid/verdict/fault.ts';
import { brokenTexts } from '../core/mermaid/brokenTexts.ts';
import { mermaidJudge } from '../core/mermaid/judge.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';

describe('mistakes in a diagram', () => {
  let browser: Browser;
  let panel: PanelDriver;
  before(async () => {
    browser = await launchBrowser();
    panel = await openPanel(browser);
  });
  after(() => browser.close());

  /** `‹` stands before the mistake, where it is to be reported. */
  const broken: readonly (readonly [name: string, marked: string])[] = [
    ['flowchart', 'flowchart LR\n  a --> b\n  b --> ‹--> c\n  c --> d'],
    ['flowchart, unclosed bracket', 'flowchart LR\n  a[‹Order --> b\n  b --> c'],
    ['flowchart, first line', 'flowchart LR ‹??\n  a'],
    ['after front matter', '---\ntitle: Orders\n---\nflowchart LR\n  a --> b\n  b ==> ‹==> c'],
    ['after comments and blank lines', '\n%% one\n\n%% two\nflowchart LR\n  a --> b\n\n  %% three\n  b --> ‹--> c'],
    ['after a directive', '%%{init: {"flowchart": {"curve": "linear"}}}%%\nflowchart LR\n  b --> ‹--> c'],
    ['after the indentation of the first line', '   flowchart LR\n  b --> ‹--> c'],
    ['sequence', 'sequenceDiagram\n  A->>B: hi\n  B‹->>'],
    ['class', 'classDiagram\n  class Order {\n    +id\n  }\n  Order <|-- ‹-- X'],
    ['state', 'stateDiagram-v2\n  [*] --> Paid\n  Paid --> ‹--> Sent'],
    ['er', 'erDiagram\n  ORDER ||--o{ LINE : has\n  ORDER ||--‹x LINE : has'],
    ['gantt', 'gantt\n  title Plan\n  ‹foo bar baz'],
    ['pie, read by the other parser', 'pie\n  "old" : 40\n  "new" : ‹many'],
    ['packet, read by the other parser', 'packet-beta\n  0-7: "a"\n  8-‹x: "b"'],
    ['YAML', '---\ntitle: ‹[Orders\n---\nflowchart LR\n  a'],
  ];
  for (const [name, marked] of broken) {
    it(`${name}: reported where it is`, async () => {
      const before = marked.slice(0, marked.indexOf('‹')).split('\n');
      const outcome = await panel.draw(marked.replace('‹', ''));
      assert.ok(outcome.type === 'failed', JSON.stringify(outcome));
      assert.deepEqual([outcome.line, outcome.character], [before.length - 1, before.at(-1)?.length], JSON.stringify(outcome));
    });
  }

  it(`the panel says of ${brokenTexts.length} broken texts what the linter says, at the same place`, async () => {
    const judge = mermaidJudge();
    for (const source of brokenTexts.map((text) => text.replace(/[«»]/g, ''))) {
      const outcome = await panel.draw(source);
      const fault = faultOf(source, judge);
      assert.ok(outcome.type === 'failed' && fault !== undefined, source);
      const before = source.slice(0, fault.at.start).split('\n');
      const reason = fault.reason.replace(/-(\w)/g, (_whole, letter: string) => letter.toUpperCase());
      assert.deepEqual([outcome.reason, outcome.about, outcome.expected, outcome.line, outcome.character], [reason, fault.about, fault.expected, before.length - 1, before.at(-1)?.length], source);
    }
  });

  it('what Mermaid reads and then cannot draw is said to be nowhere', async () => {
    const outcome = await panel.draw('block-beta\n  columns 0\n  a');
    assert.ok(outcome.type === 'failed', JSON.stringify(outcome));
    assert.deepEqual([outcome.reason, outcome.line], ['syntax', null]);
  });

  it('a kind that Mermaid does not know is said so', async () => {
    const outcome = await panel.draw('---\ntitle: a\n---\n\nflowchat LR\n  a --> b');
    assert.ok(outcome.type === 'failed');
    assert.deepEqual([outcome.reason, outcome.line, outcome.character], ['unknownKind', 4, 0]);
  });

  it('the last good picture stays, dimmed, under a card that says where and leads there', async () => {
    await panel.draw([{ title: '', source: 'flowchart LR\n  good --> picture', firstLine: 10 }]);
    const outcome = await panel.draw([{ title: '', source: 'flowchart LR\n  good --> --> picture', firstLine: 10 }]);
    assert.equal(outcome.type, 'failed');
    const picture = await panel.frame('picture');
    assert.match((await picture.locator('svg').textContent()) ?? '', /good/);
    assert.equal(await panel.page.locator('.stage.outdated').count(), 1);
    const card = panel.page.locator('.card');
    assert.match((await card.textContent()) ?? '', /Line 12: Mermaid does not expect --> here, and draws nothing of this diagram\./);
    assert.equal(await card.locator('mark').textContent(), '-->');
    assert.equal(await card.locator('.detail').isVisible(), false);
    await card.locator('summary').click();
    assert.match((await card.locator('.detail').textContent()) ?? '', /^Parse error on line 2:/);
    assert.match((await card.locator('pre:not(.detail)').textContent()) ?? '', /good --> --> picture/);
    await card.getByRole('button', { name: 'Go to line 12' }).click();
    const { index, line } = await panel.next('reveal');
    assert.deepEqual([index, line], [0, 1]);
    await panel.draw([{ title: '', source: 'flowchart LR\n  good --> again', firstLine: 10 }]);
    assert.equal(await card.isVisible(), false);
    assert.equal(await panel.page.locator('.stage.outdated').count(), 0);
  });

  it('the picture of one diagram is not kept for another', async () => {
    await panel.draw(['flowchart LR\n  first', 'flowchart LR\n  ] second'], 0);
    await panel.draw(['flowchart LR\n  first', 'flowchart LR\n  ] second'], 1);
    assert.equal(await panel.page.locator('.stage.empty').count(), 1);
    assert.equal(await (await panel.frame('picture')).locator('svg').count(), 0);
  });

  it('texts that are too long, or that repeat values without end, are refused before Mermaid sees them', async () => {
    const long = await panel.draw(`flowchart LR\n${'%% '.padEnd(60_000, 'x')}`);
    assert.ok(long.type === 'failed' && long.reason === 'tooLong');
    const levels = Array.from({ length: 9 }, (_, level) => `k${level}: &k${level} [${level === 0 ? '1' : `${`*k${level - 1},`.repeat(9)}1`}]`);
    const bomb = await panel.draw(`---\n${levels.join('\n')}\n---\nflowchart LR\n  a`);
    assert.ok(bomb.type === 'failed');
    assert.deepEqual([bomb.reason, bomb.line], ['alias', 2]);
  });

  it('more connections than are drawn are said so, without advice that nobody can follow', async () => {
    const outcome = await panel.draw(`flowchart LR\n${Array.from({ length: 501 }, (_, index) => `  n${index} --> n${index + 1}`).join('\n')}`);
    assert.ok(outcome.type === 'failed');
    assert.deepEqual([outcome.reason, outcome.detail], ['tooManyEdges', '']);
    assert.match((await panel.page.locator('.card').textContent()) ?? '', /more than 500 connections.*Split it/);
  });

  it('the card speaks Korean', async () => {
    const korean = await openPanel(browser, { language: 'ko' });
    await korean.draw('flowchart LR\n  a --> --> b');
    assert.match((await korean.page.locator('.card').textContent()) ?? '', /2행: 여기에는 -->이\(가\) 올 수 없어 Mermaid가 이 다이어그램을 그리지 못합니다\..*Mermaid 원문 메시지/s);
    await korean.close();
  });

  it('no script of ours threw', () => assert.deepEqual(panel.errors, []));
});
