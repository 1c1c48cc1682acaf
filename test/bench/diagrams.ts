// `npm run bench:diagrams -- [--rounds N] [--builtin FILE] [--markdown-mermaid FILE] [--only TEXT] [--pictures N]`: how
// fast the panel draws after a keystroke beside what else draws Mermaid in VS Code, in one run (first pictures: firstPictures.ts). Prints figures and judges nothing: times belong to the machine they were taken on.
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.ts';
import { runToEnd } from '../harness/closing.ts';
import { panel, preview, stock, type Contestant } from './diagrams/contestants.ts';
import { measures as allMeasures } from './diagrams/measures.ts';
import { memoryOverPictures, slope } from './diagrams/memory.ts';
import { previewOptions, previewsFound } from './previews.ts';
import { cell, shuffled, type Time } from './times.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ...previewOptions,
    /** Only the measures whose names contain this. */
    only: { type: 'string', default: '' },
    /** For the memory; 0 leaves it out. */
    pictures: { type: 'string', default: '1000' },
  },
});

const measures = allMeasures.filter(({ name }) => name.includes(values.only));

function contestants(): readonly Contestant[] {
  const found = previewsFound(values).map(({ name, script, module }) => preview(name, script, module));
  return [panel, ...found, stock];
}

async function main(): Promise<number> {
  const browser = await launchBrowser();
  const all = contestants();
  console.log(`${browser.version()}, ${all.map(({ name }) => name).join(', ')}`);
  // What is built or read once for all pages is nobody's time.
  for (const contestant of all) await (await contestant.open(browser, ['flowchart LR\n  a'], 0)).close();
  const times = await takeTimes(browser, all, Number(values.rounds));
  console.log(`| on the clock / of the processor, median of ${values.rounds}, in ms | ${all.map(({ name }) => name).join(' | ')} |\n|---|${all.map(() => '---:|').join('')}`);
  for (const { name } of measures) console.log(`| ${name} | ${all.map((one) => cell(times.get(`${name}\n${one.name}`) ?? [])).join(' | ')} |`);
  if (Number(values.pictures) > 0) await printMemory(browser, Number(values.pictures));
  await browser.close();
  return 0;
}

/** Every round takes each measure of each contestant once, in an order of its own, so that what else the machine does meets all alike. */
async function takeTimes(browser: Browser, all: readonly Contestant[], rounds: number): Promise<ReadonlyMap<string, readonly Time[]>> {
  const times = new Map<string, Time[]>();
  const runs = measures.flatMap((measure) => all.map((contestant) => ({ measure, contestant })));
  for (let round = 0; round < rounds; round += 1) {
    for (const { measure, contestant } of shuffled(runs)) {
      const key = `${measure.name}\n${contestant.name}`;
      const took = await measure.run(browser, contestant);
      console.error(`${round + 1} of ${rounds}: ${measure.name}, ${contestant.name}: ${took.clock.toFixed(0)} ms, of the processor ${took.processor.toFixed(0)} ms`);
      times.set(key, [...(times.get(key) ?? []), took]);
    }
  }
  return times;
}

async function printMemory(browser: Browser, pictures: number): Promise<void> {
  const samples = await memoryOverPictures(browser, pictures);
  const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
  console.log('\n| pictures | heap, MB | resident, MB |\n|---:|---:|---:|');
  for (const sample of samples) console.log(`| ${sample.pictures} | ${megabytes(sample.heap)} | ${megabytes(sample.resident)} |`);
  // The panel keeps its last pictures on purpose; until then it grows.
  const settled = samples.filter((sample) => sample.pictures >= 200);
  console.log(`each picture from the 200th on adds ${slope(settled, ({ heap }) => heap).toFixed(0)} bytes of heap, ${slope(settled, ({ resident }) => resident).toFixed(0)} bytes resident`);
}

runToEnd(main);
