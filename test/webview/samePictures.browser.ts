import assert from 'node:assert/strict';
import type { MermaidConfig } from 'mermaid';
import type { Browser, Page } from 'playwright-core';
import { mermaidPatches, type Patch } from '../../src/build/mermaidPatch.ts';
import { mermaidConfig } from '../../src/webview/painter/mermaidConfig.ts';
import { launchBrowser } from '../harness/browser.ts';
import { largePictures } from './largePictures.ts';
import { drawAll, openMermaid } from './mermaidPage.ts';
import { openPanel } from './panelDriver.ts';
import { samplePalette } from './samplePalette.ts';
import { shippedDiagrams } from './shippedDiagrams.ts';

const configs: readonly (readonly [name: string, config: MermaidConfig])[] = [
  ['as Mermaid draws by itself', {}],
  ['as the panel draws', mermaidConfig(samplePalette, undefined, false)],
];
const sources = [...shippedDiagrams, ...largePictures].map(({ source }) => source);

/** The text with a line in its middle that no kind understands, and the text cut off in the middle of a line. */
function spoiled(source: string): readonly string[] {
  const lines = source.split('\n');
  const middle = Math.ceil(lines.length / 2);
  return [[...lines.slice(0, middle), '  ]]>-- {{ ((', ...lines.slice(middle)].join('\n'), source.slice(0, source.trimEnd().length - 3)];
}

describe('Mermaid, changed while it is bundled', function () {
  this.timeout(300_000);
  let browser: Browser;
  let stock: Page;
  before(async () => {
    browser = await launchBrowser();
    stock = await openMermaid(browser, []);
  });
  after(() => browser.close());

  it(`draws the same pictures to the byte: ${shippedDiagrams.length} diagrams that Mermaid ships, ${largePictures.length} large ones`, async () => {
    const patched = await openMermaid(browser, mermaidPatches);
    for (const [name, config] of configs) {
      const [expected, drawn] = [await drawAll(stock, sources, config), await drawAll(patched, sources, config)];
      for (const [index, { svg }] of drawn.entries()) {
        assert.ok(svg !== undefined, `${name}, no picture of\n${sources[index]}`);
        assert.ok(svg === expected[index]?.svg, `${name}, another picture of\n${sources[index]}`);
      }
    }
  });

  it('another picture would be noticed', async () => {
    const source = 'flowchart LR\n  a --> b';
    const marked: Patch = { from: 'const len = typeof pathNode.getTotalLength', to: 'svgPath.attr("data-other", "1"); const len = typeof pathNode.getTotalLength' };
    const changed = await openMermaid(browser, [marked]);
    assert.notDeepEqual(await drawAll(changed, [source], {}), await drawAll(stock, [source], {}));
  });

  it('the panel draws and refuses what Mermaid draws and refuses: every shipped diagram, as it is and spoiled twice', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 60 });
    const texts = shippedDiagrams.flatMap(({ source }) => [source, ...spoiled(source)]);
    const expected = (await drawAll(stock, texts, { layout: 'dagre' })).map(({ svg, kind }) => (svg === undefined ? 'failed' : `drawn ${kind}`));
    for (const [index, text] of texts.entries()) {
      const outcome = await panel.draw(text);
      assert.equal(outcome.type === 'failed' ? outcome.type : `drawn ${outcome.kind}`, expected[index], text);
    }
    const refused = expected.filter((verdict) => verdict === 'failed').length;
    assert.ok(refused > shippedDiagrams.length / 2, `only ${refused} are refused`);
    assert.deepEqual(panel.errors, []);
  });
});
