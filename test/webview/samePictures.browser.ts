import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { MermaidConfig } from 'mermaid';
import type { Browser, Page } from 'playwright-core';
import { mermaidPatches } from '../../src/build/mermaidPatch.ts';
import type { Patch } from '../../src/build/mermaidPatch/patch.ts';
import { mermaidConfig } from '../../src/webview/painter/mermaidConfig.ts';
import { launchBrowser } from '../harness/browser.ts';
import { brokenTexts } from '../core/mermaid/brokenTexts.ts';
import { laidOutTexts } from './laidOutPictures.ts';
import { flowchart, largePictures } from './largePictures.ts';
import { drawAll, openMermaid } from './mermaidPage.ts';
import { openPanel } from './panelDriver.ts';
import { samplePalette } from './samplePalette.ts';
import { shippedDiagrams } from './shippedDiagrams.ts';

const configs: readonly (readonly [name: string, config: MermaidConfig])[] = [
  ['as Mermaid draws by itself', {}],
  ['as the panel draws', mermaidConfig(samplePalette, undefined, false)],
];
const sources = [...shippedDiagrams, ...largePictures].map(({ source }) => source);
const broken = [...shippedDiagrams.flatMap(({ source }) => spoiled(source)), ...brokenTexts.map((marked) => marked.replace(/[«»]/g, ''))];

/** Entities of which one looks as the other but for its name. */
const alike = 'erDiagram\n  first[Order] {\n    string id PK\n  }\n  second[Order] {\n    string id PK\n  }\n  first ||--o{ second : has';

/** What was measured for the first of these holds for some of the texts in each of the others, and for some no more. */
const edited: readonly string[] = [
  flowchart(40),
  flowchart(40).replace('Node 7"', 'Node 7 with a label that is long enough to be broken into several lines"'),
  `${flowchart(40)}\n  classDef large font-size:30px\n  class n1,n2,n3 large`,
  `${flowchart(40)}\n  style n4 font-size:30px`,
  `%%{init: {"fontFamily": "serif"}}%%\n${flowchart(40)}`,
  `%%{init: {"themeCSS": ".node:nth-child(3) text { font-size: 30px; }"}}%%\n${flowchart(40)}`,
  `%%{init: {"themeCSS": ".node:nth-child(3) text { font-size: 30px; }"}}%%\n${flowchart(40).replace('flowchart TD', 'flowchart TD\n  first')}`,
  flowchart(40),
  alike,
  `%%{init: {"themeCSS": "[id*=second] text { font-size: 30px; }"}}%%\n${alike}`,
  `%%{init: {"themeCSS": "#same-entity-second-1 text { font-size: 30px; }"}}%%\n${alike}`,
];

/** Four ranks, between which many arrows cross: which order of nodes crosses least must come out the same. */
const crossing = ['flowchart TD', ...[0, 1, 2].flatMap((rank) => Array.from({ length: 30 }, (_, at) => `  r${rank}_${(at * 7 + rank) % 9} --> r${rank + 1}_${(at * at + 3 * rank) % 8}`))].join('\n');
/** What the cleaner takes out of a label, takes for markup, or leaves. */
const markup: readonly string[] = ['<style>* { fill: red }</style>kept', '<script>alert(1)</script>kept', '<b onclick=\'go()\'>bold</b>', '1 < 2', 'a<br/>b', '<unknown x=\'1\'>in it</unknown>', 'a &amp; b', '2 > 1'];
const labelled: readonly string[] = markup.flatMap((label) => [`flowchart LR\n  a["${label}"] -->|"${label}"| b`, `stateDiagram-v2\n  state "${label}" as a\n  a --> b: ${label}`, `sequenceDiagram\n  a->>b: ${label}`]);

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

  it('draws the same pictures where arrows cross and labels hold markup, or refuses them alike', async () => {
    // Mermaid numbers the participants that it has ever drawn: both begin with nobody.
    const [plain, patched] = [await openMermaid(browser, []), await openMermaid(browser, mermaidPatches)];
    const texts = [crossing, ...labelled];
    for (const [name, config] of configs) {
      const [expected, drawn] = [await drawAll(plain, texts, config), await drawAll(patched, texts, config)];
      for (const [index, source] of texts.entries()) assert.ok(isDeepStrictEqual(drawn[index], expected[index]), `${name}, another picture or refusal of\n${source}`);
      assert.ok(drawn.filter(({ svg }) => svg !== undefined).length > 20, name);
    }
  });

  it('draws the same pictures after others of almost the same text', async () => {
    const patched = await openMermaid(browser, mermaidPatches);
    for (const [name, config] of configs) {
      const drawn = await drawAll(patched, edited, config);
      for (const [index, source] of edited.entries()) {
        const [expected] = await drawAll(stock, [source], config);
        assert.ok(expected?.svg !== undefined && drawn[index]?.svg === expected.svg, `${name}, another picture of\n${source}`);
      }
    }
  });

  it(`draws the same pictures of what Cytoscape lays out: ${laidOutTexts.length} texts`, async () => {
    const config: MermaidConfig = { layout: 'dagre', look: 'classic' };
    // Mermaid numbers the parts of icons on and on, so that both begin anew.
    const [expected, drawn] = [await drawAll(await openMermaid(browser, []), laidOutTexts, config), await drawAll(await openMermaid(browser, mermaidPatches), laidOutTexts, config)];
    for (const [index, { svg }] of drawn.entries()) assert.ok(svg !== undefined && svg === expected[index]?.svg, `another picture of\n${laidOutTexts[index]}`);
  });

  it(`refuses with the same words: ${broken.length} broken texts`, async () => {
    const refusals = async (page: Page): Promise<readonly string[]> => (await drawAll(page, broken, { layout: 'dagre' })).map(({ refusal }) => refusal);
    const [expected, said] = [await refusals(stock), await refusals(await openMermaid(browser, mermaidPatches))];
    assert.deepEqual(said, expected);
    assert.ok(expected.filter((refusal) => refusal !== '').length > broken.length / 2);
  });

  it('lays a flow chart out a few times, and not once for each text', async () => {
    const patched = await openMermaid(browser, mermaidPatches);
    const layouts = async (page: Page): Promise<number> => {
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable');
      const count = async (): Promise<number> => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'LayoutCount')?.value ?? Number.NaN;
      const before = await count();
      await drawAll(page, [flowchart(60)], { layout: 'dagre', look: 'classic', htmlLabels: false });
      return (await count()) - before;
    };
    const [ours, theirs] = [await layouts(patched), await layouts(stock)];
    assert.ok(theirs > 120, `${theirs} layouts of 120 texts`);
    assert.ok(ours < 20, `${ours} layouts of 120 texts`);
  });

  it('another picture would be noticed', async () => {
    const source = 'flowchart LR\n  a --> b';
    const marked: Patch = { from: 'const len = typeof pathNode.getTotalLength', to: 'svgPath.attr("data-other", "1"); const len = typeof pathNode.getTotalLength' };
    const changed = await openMermaid(browser, [marked]);
    assert.notDeepEqual(await drawAll(changed, [source], {}), await drawAll(stock, [source], {}));
  });

  it('the panel draws and refuses what Mermaid draws and refuses: every shipped diagram, as it is and spoiled twice, and what else is broken', async () => {
    const panel = await openPanel(browser, { timeoutSeconds: 60 });
    const texts = [...shippedDiagrams.map(({ source }) => source), ...broken];
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
