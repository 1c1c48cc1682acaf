// How a runner says what it came to, so that the sum can be taken over all of them.

/** Tests of one runner. */
export type Counts = { readonly passed: number; readonly failed: number };

/** The machine-readable line of a runner: `@counts vscode passed=12 failed=0`. */
export function countsLine(runner: string, { passed, failed }: Counts): string {
  return `@counts ${runner} passed=${passed} failed=${failed}`;
}

/** A test that failed, and why. */
export type Failure = { readonly title: string; readonly error: string };

/** The machine-readable line of a failed test: `@failed mocha a lamp shines: expected true`. Of the error it has the first line. */
export function failureLine(runner: string, { title, error }: Failure): string {
  return `@failed ${runner} ${title.replaceAll('\n', ' ')}: ${error.trim().split('\n')[0] ?? ''}`;
}

/** What every {@link failureLine} in the output of a runner says, the runner first. */
export function readFailures(output: string): string[] {
  return [...output.matchAll(/^@failed (.+?)\r?$/gm)].map(([, said = '']) => said);
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

/** What a runner came to; `failures` are its failed tests, in words; `fault` is what is wrong with it beyond the failures that it counted itself, and counts as one more. */
export type RunnerResult = { readonly counts: Counts; readonly fault: string | undefined; readonly failures: readonly string[] };

/** Judges a runner by its exit code and what it printed; `counts` says whether it has tests to count. */
export function judgeRunner({ code, output }: { readonly code: number; readonly output: string }, counts: boolean): RunnerResult {
  const said = readCounts(output);
  const { passed, failed } = said ?? { passed: 0, failed: 0 };
  const fault = counts && said === undefined ? 'ended without its counts'
    : counts && passed + failed === 0 ? 'ran no test'
    : code !== 0 && failed === 0 ? `ended with ${code}`
    : undefined;
  return { counts: { passed, failed: fault === undefined ? failed : failed + 1 }, fault, failures: readFailures(output) };
}
