/** In milliseconds. */
export interface QuietTimes {
  /** How long nothing may happen before the work is done. */
  readonly quiet: number;
  /** After how long it is done at the latest, though things go on happening. */
  readonly most: number;
}

/** Does work once for many events: when they cease, or when they have gone on for long. */
export class QuietTimer {
  readonly #times: QuietTimes;
  readonly #work: () => void;
  #timer: NodeJS.Timeout | undefined;
  #since = 0;

  constructor(times: QuietTimes, work: () => void) {
    this.#times = times;
    this.#work = work;
  }

  /** Something happened. */
  touch(): void {
    const now = performance.now();
    if (this.#timer === undefined) this.#since = now;
    clearTimeout(this.#timer);
    const wait = Math.min(this.#times.quiet, this.#since + this.#times.most - now);
    this.#timer = setTimeout(() => this.flush(), Math.max(0, wait));
  }

  /** Does the work now, if there is any. */
  flush(): void {
    if (this.#timer === undefined) return;
    this.cancel();
    this.#work();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
