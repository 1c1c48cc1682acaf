import { setTimeout as delay } from 'node:timers/promises';

/** An attempt was silent for too long. Whether it did something is unknown. */
export class AttemptTimeoutError extends Error {
  override readonly name = 'AttemptTimeoutError';

  constructor(timeoutMs: number) {
    super(`No answer within ${timeoutMs} ms.`);
  }
}

/**
 * Gives what `act` gives, and does not wait longer than its time, whether or not it heeds the signal.
 * @throws AttemptTimeoutError when the time is over; before that, what `act` throws
 */
export async function withinTime<T>(timeoutMs: number, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new AttemptTimeoutError(timeoutMs);
      reject(error);
      controller.abort(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([act(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

export interface RetryLimits {
  /** How often it is tried in all; at least 1. */
  readonly attempts: number;
  /** Longest wait before the second attempt; it doubles from one to the next. */
  readonly baseDelayMs: number;
  /** No wait is longer. */
  readonly maxDelayMs: number;
  /** From 0 to 1, as Math.random. */
  readonly random?: () => number;
}

/**
 * Tries until it succeeds. Between attempts it waits a random time up to a limit that doubles ("full jitter"), so that
 * sagas which failed together do not come back together.
 * @param onFailure told of each failed attempt, counted from 1
 * @throws what the last attempt threw
 */
export async function retry(limits: RetryLimits, act: () => Promise<void>, onFailure: (attempt: number, error: unknown) => void): Promise<void> {
  const { attempts, random = Math.random } = limits;
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      onFailure(attempt, error);
      if (attempt >= attempts) throw error;
    }
    await delay(random() * longestDelay(limits, attempt));
  }
}

/** The longest wait after an attempt, counted from 1. */
export function longestDelay({ baseDelayMs, maxDelayMs }: RetryLimits, attempt: number): number {
  return Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
}
