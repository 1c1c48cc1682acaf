// `npm run bench:first-pictures -- [--rounds N] [--builtin FILE] [--markdown-mermaid FILE]`: how long it takes from opening a page to its picture, in
// the panel and in what else draws Mermaid in VS Code, in one run, by a browser that nothing is attached to. Prints figures and judges nothing.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { browserArguments, browserProgram } from '../harness/browser.ts';
import { closeAtEnd, endChild, runToEnd } from '../harness/closing.ts';
import { flowchart, largePictures } from '../webview/largePictures.ts';
import { emptyFrames, panel, preview, stock, type FirstPicture } from './firstPictures/contestants.ts';
import { processorTimes, usedBetween } from './firstPictures/processorTime.ts';
import { openRounds, type Rounds } from './firstPictures/rounds.ts';
import { previewOptions, previewsFound } from './previews.ts';
import { cell, shuffled, type Time } from './times.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ...previewOptions,
  },
});

const large = (kind: string): string => largePictures.find(({ name }) => name === kind)?.source ?? '';
const pictures: readonly (readonly [name: string, source: string])[] = [
  ['20 nodes', flowchart(20)], ['200 nodes', flowchart(200)], ['500 nodes', flowchart(500)], ['sequence of 100 messages', large('sequence')], ['30 entities', large('er')],
];

async function contestants(): Promise<readonly FirstPicture[]> {
  const found = previewsFound(values).map(({ name, script, module }) => preview(name, script, module));
  return [await panel(), ...found, stock, emptyFrames];
}

/** A browser of its own, which begins at this address. Gives the number of its process. */
async function openBrowser(address: string): Promise<number> {
  const { executable, env } = await browserProgram();
  const profile = mkdtempSync(path.join(tmpdir(), 'archnotes-bench-'));
  const browser = spawn(executable, [...browserArguments, `--user-data-dir=${profile}`, '--remote-debugging-port=0', address], { env, stdio: 'ignore' });
  closeAtEnd(async () => {
    await endChild(browser);
    await rm(profile, { recursive: true, force: true });
  });
  return browser.pid ?? 0;
}

async function main(): Promise<number> {
  const all = await contestants();
  const rounds = await openRounds(all);
  closeAtEnd(() => rounds.close());
  const browser = await openBrowser(rounds.start);
  const times = await takeTimes(rounds, browser, all);
  console.log(`| on the clock / of the processor, median of ${values.rounds}, in ms | ${all.map(({ name }) => name).join(' | ')} |\n|---|${all.map(() => '---:|').join('')}`);
  for (const [picture] of pictures) console.log(`| ${picture} | ${all.map(({ name }) => cell(times.get(`${picture}\n${name}`) ?? [])).join(' | ')} |`);
  return 0;
}

/** Every round takes each picture of each contestant once, in an order of its own; the first is nobody's, for what is read for the first time. */
async function takeTimes(rounds: Rounds, browser: number, all: readonly FirstPicture[]): Promise<ReadonlyMap<string, readonly Time[]>> {
  const times = new Map<string, Time[]>();
  const runs = pictures.flatMap(([picture, source]) => all.map((contestant) => ({ picture, source, contestant })));
  for (const contestant of all) await rounds.show(contestant, flowchart(1), () => undefined);
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    for (const { picture, source, contestant } of shuffled(runs)) {
      const { clock, before, after } = await rounds.show(contestant, source, () => processorTimes(browser));
      const processor = usedBetween(before, after);
      console.error(`${round} of ${values.rounds}: ${picture}, ${contestant.name}: ${clock.toFixed(0)} ms, of the processor ${processor.toFixed(0)} ms`);
      const key = `${picture}\n${contestant.name}`;
      times.set(key, [...(times.get(key) ?? []), { clock, processor }]);
    }
  }
  return times;
}

runToEnd(main);
