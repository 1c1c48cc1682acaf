/** What a service answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One thing that a version must do. */
export interface Check {
  readonly name: string;
  /** What is asked for, by GET. */
  readonly path: string;
  /** Throws, or rejects, where the answer is not what it must be. */
  readonly expect: (answer: Answer) => void | Promise<void>;
}

/** Asks the version under check. @throws NotYetError where it is not that version that answers */
export type Ask = (path: string, signal: AbortSignal) => Promise<Answer>;

/** The new version has not answered: it may yet. */
export class NotYetError extends Error {
  override readonly name = 'NotYetError';
}

/** What became of a check. One that is still open may be tried again. */
export type Outcome =
  | { readonly check: string; readonly state: 'passed' }
  | { readonly check: string; readonly state: 'open' | 'failed'; readonly reason: string };

/** Runs checks one after the other until all are done or the signal says that the time is over. Never rejects. */
export async function runChecks(checks: readonly Check[], ask: Ask, signal: AbortSignal): Promise<readonly Outcome[]> {
  // Also work that does not listen to the signal is then given up.
  const over = new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  over.catch(() => undefined);
  const run = async ({ name, path, expect }: Check): Promise<Outcome> => {
    try {
      signal.throwIfAborted();
      await Promise.race([over, ask(path, signal).then(expect)]);
      return { check: name, state: 'passed' };
    } catch (error) {
      return { check: name, state: error instanceof NotYetError ? 'open' : 'failed', reason: reasonOf(error) };
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
