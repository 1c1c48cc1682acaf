// `npm run bench -- [--corpus DIR] [--rounds N] [--slow-rounds N] [--files N,N] [--only TEXT]`: how fast the linter is, beside
// what else looks for a pattern in code, in one run. Prints figures and judges nothing: times belong to the machine they were taken on.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runToEnd } from '../harness/closing.ts';
import { changeFiles } from './lint/changes.ts';
import { contestants as everybody, type Contestant } from './lint/contestants.ts';
import { checkouts, syntheticWorkspace, type Corpus } from './lint/corpora.ts';
import type { KeystrokeCost, Typed } from './lint/keystroke.ts';
import { keystrokesIn } from './lint/keystrokeRun.ts';
import { hasTime, measured, median, type Cost } from './lint/measure.ts';
import { ensurePeers } from './lint/peers.ts';

const { values } = parseArgs({
  options: {
    /** A folder with the folders `samples` and `all`, see docs/benchmarks.md. */
    corpus: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    /** Rounds of what takes minutes; 0 leaves it out. */
    'slow-rounds': { type: 'string', default: '1' },
    /** Sizes of workspaces that are made for the cost against the size; with no corpus, the first is compared in as well. */
    files: { type: 'string', default: '1000,2000,5000,10000,17000' },
    /** Only the contestants whose names contain this; `keystroke`: only keystrokes. */
    only: { type: 'string', default: '' },
  },
});

async function main(): Promise<number> {
  const trouble = await ensurePeers();
  const { all, absent } = everybody();
  const given = values.corpus === undefined ? { corpora: [], absent: ['Without real repositories: no --corpus was given.'] } : checkouts(values.corpus);
  const isTimed = hasTime();
  for (const sentence of [trouble, ...absent, ...given.absent, isTimed ? undefined : 'Without processor time and memory: GNU time is not at /usr/bin/time.']) if (sentence !== undefined) console.log(sentence);
  console.log(`Node ${process.version}, ${process.platform}, ${String(cpus().length)} processors (${cpus()[0]?.model ?? 'unknown'})`);
  const contestants = all.filter(({ name }) => name.includes(values.only));
  const sizes = values.files.split(',').map(Number).filter((size) => size > 0);
  const corpora = given.corpora.length > 0 ? given.corpora : [await syntheticWorkspace(sizes[0] ?? 1000)];
  if (contestants.length > 0) for (const corpus of corpora) printCosts(corpus, contestants, await takeCosts(corpus, contestants, isTimed));
  await printKeystrokes([...corpora, ...(await Promise.all(keystrokeSizes.map(syntheticWorkspace)))]);
  if (contestants.length > 0) await printSizes(sizes, contestants.filter(({ name }) => name.startsWith('Archnotes')), isTimed);
  return 0;
}

type Costs = ReadonlyMap<Contestant, readonly Cost[]>;

/** Every round runs each contestant once, in an order of its own, so that what else the machine does meets all alike. */
async function takeCosts({ name, folder }: Corpus, contestants: readonly Contestant[], isTimed: boolean): Promise<Costs> {
  const costs = new Map<Contestant, Cost[]>();
  for (const contestant of contestants) if (contestant.warmUp === true) await measured(contestant.command(folder), isTimed);
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const running = contestants.filter(({ slow }) => !slow || round < Number(values['slow-rounds']));
    for (const contestant of shuffled(running)) {
      const cost = await measuredAfterChanges(contestant, folder, isTimed);
      console.error(`${name}, round ${String(round + 1)}: ${contestant.name} ${cost.wall.toFixed(0)} ms, of the processor ${cost.cpu?.toFixed(0) ?? '?'} ms`);
      costs.set(contestant, [...(costs.get(contestant) ?? []), cost]);
    }
  }
  return costs;
}

async function measuredAfterChanges({ changes, command }: Contestant, folder: string, isTimed: boolean): Promise<Cost> {
  const putBack = changes === undefined ? undefined : changeFiles(folder, changes, `changed ${String(Date.now())}`);
  try {
    return await measured(command(folder), isTimed);
  } finally {
    putBack?.();
  }
}

function printCosts({ name }: Corpus, contestants: readonly Contestant[], costs: Costs): void {
  console.log(`\n| ${name} | clock, ms | processor, ms | memory, MiB | rounds |\n|---|---:|---:|---:|---:|`);
  for (const contestant of contestants) {
    const taken = costs.get(contestant) ?? [];
    const cell = (what: keyof Cost): string => (taken.some((cost) => cost[what] === undefined) || taken.length === 0 ? '–' : median(taken.map((cost) => cost[what] ?? 0)).toFixed(0));
    console.log(`| ${contestant.name} | ${cell('wall')} | ${cell('cpu')} | ${cell('memory')} | ${String(taken.length)} |`);
  }
}

/** Files of the workspaces in which a keystroke is to cost the same. */
const keystrokeSizes = [1000, 10_000];
const steps = ['whole', 'apply', 'wanted', 'findings', 'facts', 'parse'] as const satisfies readonly (keyof KeystrokeCost)[];

async function printKeystrokes(corpora: readonly Corpus[]): Promise<void> {
  const at = (times: readonly number[], share: number): string => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(2);
  console.log(`\n| keystroke in 16 KB, ms: quickest tenth / median / 99th percentile | ${steps.join(' | ')} |\n|---|${steps.map(() => '---:|').join('')}`);
  for (const { name, folder } of corpora) {
    for (const what of ['places move', 'a call more'] as const satisfies readonly Typed[]) {
      const cost = await keystrokesIn(folder, what);
      console.log(`| ${name}, ${what} | ${steps.map((step) => [0.1, 0.5, 0.99].map((share) => at(cost[step], share)).join(' / ')).join(' | ')} |`);
    }
  }
}

async function printSizes(sizes: readonly number[], ours: readonly Contestant[], isTimed: boolean): Promise<void> {
  console.log(`\n| synthetic files | ${ours.map(({ name }) => `${name}: clock / processor, ms; MiB`).join(' | ')} |\n|---:|${ours.map(() => '---:|').join('')}`);
  for (const size of sizes) {
    const costs = await takeCosts(await syntheticWorkspace(size), ours, isTimed);
    const cells = ours.map((contestant) => {
      const taken = costs.get(contestant) ?? [];
      const [wall, cpu, memory] = (['wall', 'cpu', 'memory'] as const).map((what) => median(taken.map((cost) => cost[what] ?? Number.NaN)).toFixed(0));
      return `${String(wall)} / ${String(cpu)}; ${String(memory)}`;
    });
    console.log(`| ${String(size)} | ${cells.join(' | ')} |`);
  }
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items.map((item) => ({ item, at: Math.random() })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}

runToEnd(main);
