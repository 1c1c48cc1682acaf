import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

/** The project of 17,000 files needs 110 MB. */
const defaultHeap = 1024;
/** MiB for what is young: with V8's own 48, a run over 10,000 files takes 25 MB more, and no less of the processor. */
const youngHeap = 8;
/**
 * The same where somebody types. A keystroke that adds a call makes 2.5 MB, so that with 8 nearly each of them is collected in its midst: 3 ms
 * at the median and 9 to 12 at the 99th percentile, with this 2.3 and 4.
 */
export const youngHeapOfTyping = 16;

export interface EngineWorker {
  /** What the thread finds as its `workerData`. */
  readonly data: unknown;
  /** Flags of Node for the worker. */
  readonly execArgv?: readonly string[] | undefined;
  /** The worker's heap, in MiB. */
  readonly heap?: number | undefined;
  /** How much of it is for what is young. */
  readonly young?: number | undefined;
}

/**
 * Starts the thread in which files are read and judged; what it writes is its creator's to lead on.
 *
 * V8 (11.3 of Node 20, 13.6 of Node 24) learns which places of the code make objects that live long, and makes what comes from there old at once. Here that is
 * every place, for a whole project is read first: what each keystroke makes was old when it was made, and with all it led to stayed until all
 * of the memory was looked through. Measured (docs/benchmarks.md): 17 KB and more of each keystroke outlived it, and collecting what is young
 * took 5 to 15 ms instead of 1. The flag is one of the process, and is heeded by code that is compiled after it is set;
 * that it may be set while V8 runs is what Node's documentation and Electron's sources say.
 * @param file the code of the thread
 */
export function startEngineWorker(file: string, { data, execArgv = [], heap = defaultHeap, young = youngHeap }: EngineWorker): Worker {
  setFlagsFromString('--no-allocation-site-pretenuring');
  return new Worker(file, {
    workerData: data,
    execArgv: [...execArgv],
    resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: young },
    stdout: true,
    stderr: true,
  });
}
