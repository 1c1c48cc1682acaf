import { countSteps, currentStep } from './progress.ts';

export interface WatchdogOptions {
  readonly progress: SharedArrayBuffer;
  /** How long one step on a file may keep a processor busy, in milliseconds. */
  readonly patience: number;
  /** So many times the patience for what looks at the whole project in one step. */
  readonly timesForAll: () => number;
  /** Called once. */
  readonly onStuck: (reason: string) => void;
}

/** Milliseconds. A file that parses at all is done in a third of a second at the size limit. */
export const usualPatience = 2000;
/** Linking and judging look at the whole project in one step: so many times the patience. */
export const timesForAll = 30;
/** A machine with much else to do gives a worker little of its time: by the clock a step may take so many times as long. */
const patienceByClock = 5;
const looksPerPatience = 10;

/** Notices when a worker stands still. Looks only while it is to work. */
export class Watchdog {
  readonly #options: WatchdogOptions;
  #timer: NodeJS.Timeout | undefined;
  #steps = -1;
  #looked = 0;
  /** Processor time of the whole process when it was last looked, in milliseconds. */
  #spent = 0;
  /** For how long it has been seen on the same step, in milliseconds by the clock. */
  #still = 0;
  /** How much of that the process was at work: the worker, for who watches it only waits. */
  #busy = 0;

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  watch(): void {
    if (this.#timer !== undefined) return;
    this.#begin(countSteps(this.#options.progress));
    this.#timer = setInterval(() => this.#look(), this.#options.patience / looksPerPatience);
  }

  rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #begin(steps: number): void {
    this.#steps = steps;
    this.#looked = performance.now();
    this.#spent = processorTime();
    this.#still = 0;
    this.#busy = 0;
  }

  #look(): void {
    const { progress, patience, timesForAll, onStuck } = this.#options;
    const steps = countSteps(progress);
    if (steps !== this.#steps) return this.#begin(steps);
    const now = performance.now();
    const spent = processorTime();
    // Where the whole process slept (a closed lid, a stopped job), the worker slept as well.
    const passed = Math.min(now - this.#looked, (2 * patience) / looksPerPatience);
    this.#still += passed;
    this.#busy += Math.min(spent - this.#spent, passed);
    this.#looked = now;
    this.#spent = spent;
    const allowed = currentStep(progress) === undefined ? patience * timesForAll() : patience;
    if (this.#busy < allowed && this.#still < allowed * patienceByClock) return;
    this.rest();
    onStuck(`no progress for ${Math.round(allowed / 100) / 10} s`);
  }
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
