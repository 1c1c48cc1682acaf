import assert from 'node:assert/strict';
import { basename, extname } from 'node:path';
import type { Browser } from 'playwright-core';
import { bundleWebview } from '../../src/build/bundling.ts';
import type { PackIndex } from '../../src/build/mermaidPacks.ts';
import { likely } from '../../src/webview/likely.ts';
import { launchBrowser } from '../harness/browser.ts';
import { openPanel } from './panelDriver.ts';
import { shippedDiagrams } from './shippedDiagrams.ts';

/** What some first pictures bring beside the panel's own scripts and the packs that every picture has. */
const packs: readonly (readonly [example: string, packs: readonly string[]])[] = [
  ['Flowchart: Basic Flowchart', ['graph', 'shapes']],
  ['Class Diagram: Basic Class Inheritance', ['graph', 'shapes']],
  ['State Diagram: Basic State Diagram', ['graph', 'shapes']],
  ['Sequence Diagram: Basic Sequence', ['sequence']],
  ['Gantt Chart: Product Launch Plan', ['chart', 'gantt']],
  ['Mindmap: Basic Mindmap', ['graph', 'mindmap', 'shapes']],
  ['C4 Diagram: Internet Banking System Context', ['c4', 'shapes']],
  ['Kanban Diagram: Mermaid Sprint Board', ['kanban', 'shapes']],
  ['Pie Chart: Basic Pie Chart', ['chart', 'grammar', 'pie']],
  ['Git Graph: Basic Git Flow', ['gitgraph', 'grammar']],
  ['Architecture Diagram: Basic System Architecture', ['architecture', 'cytoscape', 'grammar']],
];
const always = ['core', 'index'];
/** Bytes of script. */
const most = 1_500_000;
/** One diagram of each kind. */
const kinds = new Map(shippedDiagrams.filter(({ name }) => name.includes(': ')).map(({ name, source }) => [name.slice(0, name.indexOf(':')), source]));

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
    const scripts = panel.requests.map((address) => new URL(address).pathname.slice(1)).filter((path) => /\.(js|json|pack)$/.test(path));
    await panel.close();
    const bytes = scripts.reduce((sum, path) => sum + (files.get(path)?.length ?? Number.NaN), 0);
    return { packs: scripts.filter((path) => !path.endsWith('.js')).map((path) => basename(path, extname(path))).sort(), bytes };
  };

  for (const [example, own] of packs) {
    it(`${example}: ${['core', ...own].join(', ')}`, async () => {
      const loaded = await load(shippedDiagrams.find(({ name }) => name === example)?.source ?? '');
      assert.deepEqual(loaded.packs, [...always, ...own].sort());
    });
  }

  for (const [kind, source] of kinds) {
    it(`${kind}: less than ${most / 1_000_000} MB`, async () => {
      const { bytes } = await load(source);
      assert.ok(bytes < most, `${bytes} bytes`);
    });
  }

  for (const [kind, source] of [['a flow chart', 'flowchart LR\n  a --> b'], ['classes', 'classDiagram\n  a <|-- b'], ['states', 'stateDiagram-v2\n  a --> b'], ['entities', 'erDiagram\n  a ||--o{ b : has'], ['a sequence', 'sequenceDiagram\n  a->>b: hello']] as const) {
    it(`what ${kind} needs has come before Mermaid asks`, async () => {
      const panel = await openPanel(browser, { timeoutSeconds: 60 });
      await panel.page.evaluate(() => {
        const asked: unknown[] = [];
        Object.assign(window, { asked, takeReport: ({ data }: MessageEvent<{ readonly type: string }>) => data.type === 'need' && asked.push(data) === 0 });
      });
      assert.equal((await panel.draw(source)).type, 'drawn');
      assert.deepEqual(await panel.page.evaluate(() => Reflect.get(window, 'asked')), []);
      assert.equal((await panel.draw('pie\n  "a" : 1')).type, 'drawn');
      assert.notDeepEqual(await panel.page.evaluate(() => Reflect.get(window, 'asked')), [], 'the test sees what is asked for');
      await panel.close();
      const { packs: names, modules }: PackIndex = JSON.parse(new TextDecoder().decode(files.get('dist/webview/mermaid/index.json')));
      const all = modules.map(([name, pack]) => `${names[pack]}/${name}`);
      for (const beginning of likely(source).modules) assert.ok(all.some((module) => module.startsWith(beginning)), `no module is called ${beginning}…`);
    });
  }

  it('the layout engine ELK comes with the first text that asks for it', async () => {
    assert.deepEqual((await load('---\nconfig:\n  layout: elk\n---\nflowchart LR\n  a --> b')).packs, [...always, 'elk', 'graph', 'shapes'].sort());
  });
});
