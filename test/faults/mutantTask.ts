import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { root } from '../../src/build/root.ts';
import { createProgress, currentStep } from '../../src/server/progress.ts';
import { timesForAll, usualPatience, Watchdog } from '../../src/server/watchdog.ts';
import { mutantOf } from './mutants.ts';
import type { SourceKind } from './sources.ts';

/** What one worker is to read: the mutants of these seeds. */
export interface MutantTask {
  readonly progress: SharedArrayBuffer;
  readonly kind: SourceKind;
  readonly seeds: Seeds;
}

export interface Seeds {
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

export type MutantNews = { readonly kind: 'failed'; readonly seed: number; readonly error: string } | { readonly kind: 'done'; readonly read: number };

export interface MutantOutcome {
  readonly read: number;
  /** One sentence for each mutant that was not read soundly. */
  readonly faults: readonly string[];
}

const saved = path.join(root, 'out', 'faults');

/** Bundles the worker, as the product's is. Gives its file. */
export async function buildMutantWorker(): Promise<string> {
  const outfile = path.join(saved, 'mutantWorker.js');
  await build({ absWorkingDir: root, entryPoints: ['test/faults/mutantWorker.ts'], outfile, bundle: true, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], external: ['esbuild', '@yuku-parser/wasm/*'], logLevel: 'warning' });
  return outfile;
}

/** Reads the mutants of these seeds in a worker of their own, watched as the product watches its worker. */
export async function readMutants(worker: string, kind: SourceKind, seeds: Seeds): Promise<MutantOutcome> {
  const first = await readIn(worker, kind, seeds);
  if (first.stuck === undefined) return first;
  // A busy machine may let a worker wait: what stands still is given a second chance, alone.
  const { seed, reason } = first.stuck;
  const alone = seeds.to - seeds.from === 1 ? first : await readIn(worker, kind, { from: seed, to: seed + 1 });
  const rest = seed + 1 < seeds.to ? await readMutants(worker, kind, { from: seed + 1, to: seeds.to }) : { read: 0, faults: [] };
  const own = alone.stuck === undefined ? alone.faults : [faultOf(kind, seed, reason)];
  return { read: first.read + 1 + rest.read, faults: [...first.faults, ...own, ...rest.faults] };
}

interface Run extends MutantOutcome {
  readonly stuck: { readonly seed: number; readonly reason: string } | undefined;
}

function readIn(file: string, kind: SourceKind, seeds: Seeds): Promise<Run> {
  const progress = createProgress();
  const task: MutantTask = { progress, kind, seeds };
  const worker = new Worker(file, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  const faults: string[] = [];
  let [read, reason] = [0, 'it ended the worker'];
  const watchdog = new Watchdog({
    progress,
    patience: usualPatience,
    timesForAll: () => timesForAll,
    onStuck: (why) => {
      reason = why;
      void worker.terminate();
    },
  });
  worker.on('message', (news: MutantNews) => {
    if (news.kind === 'done') read = news.read;
    else faults.push(faultOf(kind, news.seed, news.error));
  });
  worker.on('error', (error) => (reason = String(error)));
  watchdog.watch();
  return new Promise((resolve) => {
    worker.on('exit', () => {
      watchdog.rest();
      const seed = Number(currentStep(progress)?.path ?? seeds.from);
      if (read > 0) resolve({ read, faults, stuck: undefined });
      else resolve({ read: seed - seeds.from, faults, stuck: { seed, reason } });
    });
  });
}

/** Saves the mutant and says how to meet it again. */
function faultOf(kind: SourceKind, seed: number, error: string): string {
  mkdirSync(saved, { recursive: true });
  const file = path.join(saved, `${kind}-${String(seed)}.txt`);
  writeFileSync(file, mutantOf(kind, seed).text);
  return `${kind} ${String(seed)}: ${error}\n  saved as ${path.relative(root, file)}; again: SEED=${String(seed)} MUTANTS=1 npm run test:faults -- -g "mutants of ${kind}"`;
}
