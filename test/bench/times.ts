/** Milliseconds on the clock, and of processor time in all processes of the browser; the second hardly depends on what else the machine does. */
export interface Time {
  readonly clock: number;
  readonly processor: number;
}

/** The medians of both, as a cell of a table. */
export function cell(times: readonly Time[]): string {
  return `${median(times.map(({ clock }) => clock)).toFixed(0)} / ${median(times.map(({ processor }) => processor)).toFixed(0)}`;
}

/** In an order of its own each time, so that what else the machine does meets all alike. */
export function shuffled<T>(values: readonly T[]): readonly T[] {
  return values.map((value) => ({ value, at: Math.random() })).sort((a, b) => a.at - b.at).map(({ value }) => value);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN)) / 2;
}
