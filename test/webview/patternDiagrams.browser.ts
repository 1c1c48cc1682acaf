import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { root } from '../../src/build/root.ts';
import { launchBrowser } from '../harness/browser.ts';
import { boxesIn, isWithin, textsIn, type Box } from './boxes.ts';
import { openPanel, type PanelDriver } from './panelDriver.ts';
import { themes, type ThemeName } from './themes.ts';

const templates = join(root, 'templates');
const diagrams = readdirSync(templates).flatMap((pattern) => readdirSync(join(templates, pattern, 'diagrams')).map((file) => `${pattern}/diagrams/${file}`)).sort();
const themeNames = Object.keys(themes).filter((name): name is ThemeName => name in themes);

describe('the diagrams of the patterns', function () {
  this.timeout(60_000);
  let browser: Browser;
  let panel: PanelDriver;
  before(async () => {
    browser = await launchBrowser();
    panel = await openPanel(browser, { width: 1_600, height: 1_200 });
  });
  after(() => browser.close());

  it('are there, in both languages', () => {
    assert.ok(diagrams.length >= 40, String(diagrams.length));
    assert.equal(diagrams.filter((file) => file.endsWith('.ko.mmd')).length * 2, diagrams.length);
  });

  for (const file of diagrams) {
    it(`${file}: texts stand inside their boxes and apart from each other, in every theme`, async () => {
      for (const theme of themeNames) {
        await panel.setTheme(theme);
        const outcome = await panel.draw(readFileSync(join(templates, file), 'utf8'));
        assert.equal(outcome.type, 'drawn', `${theme}: ${JSON.stringify(outcome)}`);
        const frame = await panel.frame('picture');
        const nodes = await boxesIn(frame, 'g.node:has(.label), g:has(> rect.actor, > rect.note)');
        for (const { holder, labels } of nodes) for (const label of labels) assert.ok(isWithin(label, holder), `${theme}: “${label.text}” sticks out of its box`);
        const texts = await textsIn(frame);
        assert.ok(texts.length > 3, `${texts.length} texts`);
        for (const [index, text] of texts.entries()) {
          for (const other of texts.slice(index + 1)) assert.ok(!collide(text, other), `${theme}: “${text.text}” overlaps “${other.text}”`);
        }
      }
    });
  }

  it('no script of ours threw', () => assert.deepEqual(panel.errors, []));
});

/** Boxes of lines that stand close touch each other where letters do not: half of the lower one has to be covered. */
function collide(a: Box, b: Box): boolean {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 2 && high > Math.min(a.bottom - a.top, b.bottom - b.top) / 2;
}
