import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { boxesIn, isWithin, overlap } from './boxes.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';

const source = (name: string): string => readFileSync(join(__dirname, 'sources', `${name}.mmd`), 'utf8');

describe('pictures', function () {
  let browser: Browser;
  let panel: PanelDriver;
  before(async () => {
    browser = await launchBrowser();
    panel = await openPanel(browser);
  });
  after(() => browser.close());

  const kinds: readonly (readonly [name: string, kind: string, holders: string, atLeast: number])[] = [
    ['strangler', 'flowchart-v2', 'g.node', 9],
    ['state', 'stateDiagram', 'g.node:has(.label)', 6],
    ['class', 'classDiagram', 'g.node', 4],
    ['er', 'er', 'g.node', 3],
  ];
  for (const [name, kind, holders, atLeast] of kinds) {
    it(`${name}: labels stand inside their boxes, boxes apart from each other, Korean included`, async () => {
      const outcome = await panel.draw(source(name));
      assert.deepEqual([outcome.type, 'kind' in outcome && outcome.kind], ['drawn', kind]);
      const boxes = await boxesIn(await panel.frame('picture'), holders);
      assert.ok(boxes.length >= atLeast, `${boxes.length} boxes`);
      for (const { holder, labels } of boxes) for (const label of labels) assert.ok(isWithin(label, holder), `${label.text} sticks out of ${holder.text}`);
      for (const [index, { holder }] of boxes.entries()) {
        for (const { holder: other } of boxes.slice(index + 1)) assert.ok(!overlap(holder, other), `${holder.text} overlaps ${other.text}`);
      }
    });
  }

  it('sequence: actors and notes hold their texts', async () => {
    assert.equal((await panel.draw(source('sequence'))).type, 'drawn');
    const notes = await (await panel.frame('picture')).evaluate(() => {
      const note = document.querySelector('rect.note')?.getBoundingClientRect();
      const texts = [...document.querySelectorAll('text.noteText')].map((text) => text.getBoundingClientRect());
      return { note: note && { left: note.left, right: note.right }, texts: texts.map(({ left, right }) => ({ left, right })) };
    });
    assert.ok(notes.note && notes.texts.length > 0);
    for (const text of notes.texts) assert.ok(text.left >= notes.note.left - 1 && text.right <= notes.note.right + 1, JSON.stringify(notes));
  });

  it('gantt: has its bars and its title', async () => {
    assert.equal((await panel.draw(source('gantt'))).type, 'drawn');
    const frame = await panel.frame('picture');
    assert.equal(await frame.locator('rect.task').count(), 5);
    assert.equal(await frame.locator('text.titleText').textContent(), '이전 일정');
  });

  it('Korean has glyphs: the boxes are wider than those of missing characters', async () => {
    const outcome = await panel.draw('flowchart LR\n  a[결제]\n  b[밟뷁]');
    assert.equal(outcome.type, 'drawn');
    const frame = await panel.frame('picture');
    const same = await frame.evaluate(() => {
      const pen = document.createElement('canvas').getContext('2d');
      const ink = (text: string): string => {
        if (!pen) return '';
        pen.clearRect(0, 0, 100, 40);
        pen.font = `24px ${getComputedStyle(document.body).fontFamily}`;
        pen.fillText(text, 0, 30);
        return pen.canvas.toDataURL();
      };
      return ink('결') === ink('뷁');
    });
    assert.equal(same, false, 'two syllables look the same: the font has neither');
  });

  it('layout and look are pinned, unless the text asks for others', async () => {
    await panel.draw('flowchart LR\n  a --> b');
    assert.equal(panel.requests.some((address) => address.endsWith('/elk.pack')), false, 'ELK was loaded unasked');
    assert.equal((await panel.draw('---\nconfig:\n  layout: elk\n---\nflowchart LR\n  a --> b')).type, 'drawn');
    assert.equal(panel.requests.some((address) => address.endsWith('/elk.pack')), true);
  });

  it('what was drawn before is shown without drawing it again, and draws anew in another theme', async () => {
    const fresh = await panel.draw('flowchart LR\n  cache --> me');
    await panel.draw('flowchart LR\n  other');
    const again = await panel.draw('flowchart LR\n  cache --> me');
    assert.deepEqual(['cached' in fresh && fresh.cached, 'cached' in again && again.cached], [false, true]);
    await panel.setTheme('dark');
    assert.equal((await panel.next('drawn')).cached, false);
    const fill = await (await panel.frame('picture')).evaluate(() => getComputedStyle(document.querySelector('g.node rect') ?? document.body).fill);
    assert.ok(luminance(fill) < 0.2, `${fill} is not dark`);
    await panel.setTheme('light');
    await panel.next('drawn');
  });

  it('no script of ours threw', () => assert.deepEqual(panel.errors, []));
});

function luminance(color: string): number {
  const [red = 255, green = 255, blue = 255] = (color.match(/\d+/g) ?? []).map(Number);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
