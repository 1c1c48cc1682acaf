import { parentPort, workerData } from 'node:worker_threads';
import { ProgressWriter } from '../../src/server/progress.ts';
import { mutantOf } from './mutants.ts';
import type { MutantTask, MutantNews } from './mutantTask.ts';
import { MutantReader } from './readMutant.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread.');
const tell = (news: MutantNews): void => port.postMessage(news);
const task: MutantTask = workerData;
const { progress: shared, kind, seeds } = task;
const progress = new ProgressWriter(shared);
const reader = new MutantReader();
let read = 0;
for (let seed = seeds.from; seed < seeds.to; seed += 1) {
  progress.during({ folder: kind, path: String(seed), content: '' }, () => {
    try {
      reader.read(mutantOf(kind, seed));
    } catch (error) {
      tell({ kind: 'failed', seed, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  read += 1;
}
tell({ kind: 'done', read });
