import assert from 'node:assert/strict';
import { basename } from 'node:path';
import type { Browser } from 'playwright-core';
import { bundleWebview } from '../../src/build/bundling.ts';
import { launchBrowser } from '../harness/browser.ts';
import { openPanel } from './panelDriver.ts';
import { shippedDiagrams } from './shippedDiagrams.ts';

/** What each first picture brings beside the panel's own scripts and the packs that every picture has. */
const packs: readonly (readonly [example: string, packs: readonly string[]])[] = [
  ['Flowchart: Basic Flowchart', []],
  ['Class Diagram: Basic Class Inheritance', []],
  ['State Diagram: Basic State Diagram', []],
  ['Sequence Diagram: Basic Sequence', ['sequence']],
  ['Gantt Chart: Product Launch Plan', ['chart']],
  ['Mindmap: Basic Mindmap', ['mindmap']],
  ['C4 Diagram: Internet Banking System Context', ['c4diagram']],
  ['Kanban Diagram: Mermaid Sprint Board', ['kanban']],
  // The parser of these is a library of 0.6 MB, the layout of the last another.
  ['Pie Chart: Basic Pie Chart', ['chart', 'grammar']],
  ['Git Graph: Basic Git Flow', ['gitgraphdiagram', 'grammar']],
  ['Architecture Diagram: Basic System Architecture', ['cytoscape', 'grammar']],
];
const always = ['core', 'graph', 'index'];
/** Bytes of script. */
const mostCommonly = 1_500_000;
const mostWithGrammar = 2_250_000;
const mostEver = 2_750_000;

describe('what a first picture loads', function () {
  this.timeout(180_000);
  let browser: Browser;
  let files: ReadonlyMap<string, Uint8Array>;
  before(async () => {
    browser = await launchBrowser();
    files = await bundleWebview({ dev: false });
  });
  after(() => browser.close());

  /** The packs that drawing this in a new panel brings, and the bytes of all script. */
  const load = async (source: string): Promise<{ readonly packs: readonly string[]; readonly bytes: number }> => {
    const panel = await openPanel(browser, { timeoutSeconds: 60 });
    assert.equal((await panel.draw(source)).type, 'drawn');
    const scripts = panel.requests.map((address) => new URL(address).pathname.slice(1)).filter((path) => /\.js(on)?$/.test(path));
    await panel.close();
    const bytes = scripts.reduce((sum, path) => sum + (files.get(path)?.length ?? Number.NaN), 0);
    return { packs: scripts.flatMap((path) => (path.endsWith('.json') ? [basename(path, '.json')] : [])).sort(), bytes };
  };

  for (const [example, own] of packs) {
    const most = own.includes('cytoscape') ? mostEver : own.includes('grammar') ? mostWithGrammar : mostCommonly;
    it(`${example}: ${['core', 'graph', ...own].join(', ')}; less than ${most / 1_000_000} MB`, async () => {
      const loaded = await load(shippedDiagrams.find(({ name }) => name === example)?.source ?? '');
      assert.deepEqual(loaded.packs, [...always, ...own].sort());
      assert.ok(loaded.bytes < most, `${loaded.bytes} bytes`);
    });
  }

  it('the layout engine ELK comes with the first text that asks for it', async () => {
    assert.deepEqual((await load('---\nconfig:\n  layout: elk\n---\nflowchart LR\n  a --> b')).packs, [...always, 'elk'].sort());
  });
});
