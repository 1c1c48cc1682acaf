/** One thing that a version must do. */
export interface Check {
  readonly name: string;
  /** What the version is invoked with. */
  readonly event: unknown;
  /** Throws, or rejects, where the answer is not what it must be. */
  readonly expect: (answer: unknown) => void | Promise<void>;
}

/** Invokes the version under check. Rejects where the version fails. */
export type Invoke = (event: unknown, signal: AbortSignal) => Promise<unknown>;

/** What became of a check: without a failure, it passed. */
export interface Outcome {
  readonly check: string;
  readonly failure?: string;
}

/** Runs checks one after the other until all are done or the signal says that the time is over. Never rejects. */
export async function runChecks(checks: readonly Check[], invoke: Invoke, signal: AbortSignal): Promise<readonly Outcome[]> {
  // Also work that does not listen to the signal is then given up.
  const over = new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  over.catch(() => undefined);
  const run = async ({ name, event, expect }: Check): Promise<Outcome> => {
    try {
      signal.throwIfAborted();
      await Promise.race([over, invoke(event, signal).then(expect)]);
      return { check: name };
    } catch (error) {
      return { check: name, failure: reasonOf(error) };
    }
  };
  const outcomes: Outcome[] = [];
  for (const check of checks) outcomes.push(await run(check));
  return outcomes;
}

/** What a failure says of itself, in words for a log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
