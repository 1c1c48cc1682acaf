import type { IncomingHttpHeaders } from 'node:http';
import { compareAnswers } from './compare.js';
import type { Difference, RecordedAnswer } from './compare.js';
import type { Metrics } from './metrics.js';
import { BodyRecorder } from './recording.js';
import type { Route, TargetName, Upstream } from './route.js';
import { send } from './upstream.js';
import type { UpstreamRequest } from './upstream.js';

/** Shadow reads on their way at once: more would be load of our own making, so they are skipped. */
const maxInFlight = 20;

/** A read for which the two sides do not say the same. */
export interface DifferenceReport {
  readonly capability: string;
  /** Without query, which may hold data about customers. */
  readonly path: string;
  /** Whose answer the caller got. */
  readonly answeredBy: TargetName;
  readonly differences: readonly Difference[];
}

/** What the caller was answered. */
export interface AnsweredRead {
  readonly target: TargetName;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Undefined where it was too large to keep. */
  readonly body: Buffer | undefined;
}

/**
 * Asks the other side the same read once the caller has been answered, and reports where the answers differ. Callers
 * never wait for it and never see it fail.
 */
export class Shadow {
  readonly #metrics: Metrics;
  readonly #report: (report: DifferenceReport) => void;
  readonly #random: () => number;
  readonly #inFlight = new Set<Promise<void>>();

  /** @param random gives numbers from 0 to just under 1, and so decides which reads are compared */
  constructor(metrics: Metrics, report: (report: DifferenceReport) => void, random: () => number = Math.random) {
    this.#metrics = metrics;
    this.#report = report;
    this.#random = random;
  }

  /** Whether this read is one of the share that is compared. */
  picks(route: Route): boolean {
    return this.#random() * 100 < route.shadowPercent;
  }

  compareLater(route: Route, request: UpstreamRequest, answered: AnsweredRead): void {
    const { body } = answered;
    if (body === undefined || this.#inFlight.size >= maxInFlight) {
      this.#metrics.compared(route.capability, 'skipped');
      return;
    }
    const comparison = this.#compare(route, request, { ...answered, body });
    this.#inFlight.add(comparison);
    void comparison.finally(() => this.#inFlight.delete(comparison));
  }

  /** Resolves when no comparison is on its way. */
  async idle(): Promise<void> {
    await Promise.all(this.#inFlight);
  }

  async #compare(route: Route, request: UpstreamRequest, answered: RecordedAnswer & { readonly target: TargetName }): Promise<void> {
    try {
      const other = await ask(answered.target === 'legacy' ? route.successor : route.legacy, request);
      const [legacy, successor] = answered.target === 'legacy' ? [answered, other] : [other, answered];
      const differences = compareAnswers(legacy, successor, route.ignoredFields);
      this.#metrics.compared(route.capability, differences.length === 0 ? 'same' : 'different');
      if (differences.length > 0) {
        const path = request.url.split('?')[0] ?? '';
        this.#report({ capability: route.capability, path, answeredBy: answered.target, differences });
      }
    } catch {
      // Silence, a closed connection, an answer that is too large: counted, and of no concern to anybody's request.
      this.#metrics.compared(route.capability, 'failed');
    }
  }
}

/** The header tells the other side that nobody waits for this answer. */
async function ask(upstream: Upstream, request: UpstreamRequest): Promise<RecordedAnswer> {
  const headers = { ...request.headers, 'x-facade-shadow': 'true' };
  const message = await send(upstream, { ...request, headers, signal: AbortSignal.timeout(upstream.timeoutMs) });
  const recorder = new BodyRecorder();
  for await (const chunk of message) recorder.add(chunk);
  const body = recorder.bytes();
  if (body === undefined) throw new Error(`The answer of ${upstream.name} is too large to compare.`);
  return { status: message.statusCode ?? 0, headers: message.headers, body };
}
