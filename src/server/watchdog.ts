import { countSteps, currentStep } from './progress.ts';

export interface WatchdogOptions {
  readonly progress: SharedArrayBuffer;
  /** How long one step on a file may take, in milliseconds. */
  readonly patience: number;
  /** Called once. */
  readonly onStuck: (reason: string) => void;
}

/** Linking and judging look at the whole project in one step: so many times the patience. */
const patienceForAll = 30;
const looksPerPatience = 10;

/** Notices when a worker stands still. Looks only while it is to work. */
export class Watchdog {
  readonly #options: WatchdogOptions;
  #timer: NodeJS.Timeout | undefined;
  #steps = -1;
  #looked = 0;
  /** For how long it has been seen on the same step, in milliseconds. */
  #still = 0;

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
    this.#still = 0;
  }

  #look(): void {
    const { progress, patience, onStuck } = this.#options;
    const steps = countSteps(progress);
    if (steps !== this.#steps) return this.#begin(steps);
    const now = performance.now();
    // Where the whole process slept (a closed lid, a stopped job), the worker slept as well.
    this.#still += Math.min(now - this.#looked, (2 * patience) / looksPerPatience);
    this.#looked = now;
    const allowed = currentStep(progress) === undefined ? patience * patienceForAll : patience;
    if (this.#still < allowed) return;
    this.rest();
    onStuck(`no progress for ${Math.round(allowed / 100) / 10} s`);
  }
}
