// How a runner says what it came to, so that the sum can be taken over all of them.

/** Tests of one runner. */
export type Counts = { readonly passed: number; readonly failed: number };

/** The machine-readable line of a runner: `@counts vscode passed=12 failed=0`. */
export function countsLine(runner: string, { passed, failed }: Counts): string {
  return `@counts ${runner} passed=${passed} failed=${failed}`;
}

/** Adds up every {@link countsLine} in the output of a runner; undefined when there is none. */
export function readCounts(output: string): Counts | undefined {
  const lines = [...output.matchAll(/^@counts \S+ passed=(\d+) failed=(\d+)\r?$/gm)];
  if (lines.length === 0) return undefined;
  return sumCounts(lines.map(([, passed, failed]) => ({ passed: Number(passed), failed: Number(failed) })));
}

/** The sum of several runners. */
export function sumCounts(counts: readonly Counts[]): Counts {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}
