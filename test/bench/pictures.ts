// `npm run bench:pictures -- [--rounds N]`: one picture by Mermaid as the panel brings it and as it is published, in two pages that do nothing else, in
// one run. Every text is a new one, so that nothing that was measured for another picture holds. Prints figures and judges nothing.
import { parseArgs } from 'node:util';
import type { Mermaid, MermaidConfig } from 'mermaid';
import type { Browser, Page } from 'playwright-core';
import { mermaidPatches } from '../../src/build/mermaidPatch.ts';
import { mermaidConfig } from '../../src/webview/painter/mermaidConfig.ts';
import { launchBrowser } from '../harness/browser.ts';
import { runToEnd } from '../harness/closing.ts';
import { flowchart, largePictures } from '../webview/largePictures.ts';
import { openMermaid } from '../webview/mermaidPage.ts';
import { samplePalette } from '../webview/samplePalette.ts';
import { published } from './previews.ts';
import { median, shuffled } from './times.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);

const pictures: readonly (readonly [name: string, source: string])[] = [
  ...[20, 200, 500].map((nodes) => [`flow chart, ${nodes} nodes`, flowchart(nodes)] as const),
  ...largePictures.filter(({ name }) => name !== 'flowchart').map(({ name, source }) => [name, source] as const),
];
/** As the panel draws; the first of two pictures that are compared is nobody's, for what runs for the first time. */
const config = mermaidConfig(samplePalette, undefined, false);

async function main(): Promise<number> {
  const browser = await launchBrowser();
  console.log(`Chromium ${browser.version()}; processor milliseconds of the page, median of ${rounds}\n| | ${published} | ours | times |\n|---|---:|---:|---:|`);
  for (const [name, source] of pictures) {
    const [theirs, ours] = await compare(browser, source);
    console.log(`| ${name} | ${theirs.toFixed(0)} | ${ours.toFixed(0)} | ${(theirs / ours).toFixed(1)} |`);
  }
  return 0;
}

/** Two pages of each, opened in an order that is the same from both ends: what is opened first is a tenth quicker than its own like. */
async function compare(browser: Browser, source: string): Promise<readonly [theirs: number, ours: number]> {
  const pages = [];
  for (const patches of [[], mermaidPatches, mermaidPatches, []]) pages.push({ page: await openMermaid(browser, patches), isOurs: patches.length > 0 });
  const drawn: { readonly isOurs: boolean; readonly took: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const { page, isOurs } of shuffled(pages)) {
      const took = await draw(page, round === 0 ? source : renumbered(source, round));
      if (round > 0) drawn.push({ isOurs, took });
    }
  }
  for (const { page } of pages) await page.close();
  const medianOf = (ours: boolean): number => median(drawn.flatMap(({ isOurs, took }) => (isOurs === ours ? [took] : [])));
  return [medianOf(false), medianOf(true)];
}

/** The same text with another number in each label and name. */
function renumbered(source: string, round: number): string {
  return source.replace(/\b(Node|step|message|go|run|name|count|has)\b(?: ?\d+)?/g, (word: string) => `${word}${'abcdefghij'[round % 10] ?? ''}`);
}

/** Draws one text; gives the milliseconds of the processor that the page's thread has used for it. */
async function draw(page: Page, source: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const used = async (): Promise<number> => ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  const before = await used();
  await page.evaluate(render, { source, config });
  const took = (await used()) - before;
  await session.detach();
  return took;
}

/** Runs in the page. Its settings are set once, as they are in a panel. */
async function render({ source, config: settings }: { readonly source: string; readonly config: MermaidConfig }): Promise<void> {
  const address = '/mermaid.js';
  const { default: mermaid }: { readonly default: Mermaid } = await import(address);
  if (!('isSet' in window)) mermaid.initialize({ startOnLoad: false, ...settings });
  Object.assign(window, { isSet: true });
  await mermaid.render('picture', source);
}

runToEnd(main);
