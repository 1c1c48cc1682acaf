/** What a step came to: how the service that did it calls it. */
export interface Receipt {
  readonly reference: string;
}

/**
 * A service that takes part in the saga. The caller chooses the key, and the service must promise:
 *
 * - `PUT` with a key that it knows does nothing more, and is answered as the first one was.
 * - `DELETE` undoes what the key stands for, however often it is called.
 * - `DELETE` of a key that it does not know is remembered: a `PUT` that comes later is refused with 410.
 */
export interface Participant {
  /** Does it once. @throws Refused where the service says no, Unavailable where it does not say */
  ensure(key: string, body: unknown): Promise<Receipt>;
  /** Undoes it, or sees to it that it never happens. @throws Unavailable where that is not certain */
  cancel(key: string): Promise<void>;
}

/** The service has decided against it: asking again would not help. Step Functions knows errors by their name. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Nobody knows whether it happened. Asking again with the same key is safe. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** Statuses below 500 that say "not now": request timeout, still under way, too early, too many requests. */
const notNow = new Set([408, 409, 425, 429]);

/** A service under a URL; `/{key}` is added. After `timeoutMs` of silence it counts as unavailable. */
export function httpParticipant(url: string, timeoutMs: number): Participant {
  const ask = async (method: 'PUT' | 'DELETE', key: string, body?: unknown): Promise<Answer> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    try {
      const response = await fetch(`${url}/${encodeURIComponent(key)}`, { method, ...sent, signal: AbortSignal.timeout(timeoutMs) });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      throw new Unavailable(`${method} ${url}: no answer (${String(error)}).`, { cause: error });
    }
  };

  return {
    ensure: async (key, body) => {
      const { status, text } = await ask('PUT', key, body);
      if (status >= 500 || notNow.has(status)) throw new Unavailable(`PUT ${url} was answered with ${status}.`);
      if (status < 200 || status > 299) throw new Refused(`PUT ${url} was answered with ${status}.`);
      return readReceipt(text);
    },
    cancel: async (key) => {
      const { status } = await ask('DELETE', key);
      // 404 and 410: there is nothing of that key, and the service has promised that there will not be.
      const isGone = (status >= 200 && status <= 299) || status === 404 || status === 410;
      if (!isGone) throw new Unavailable(`DELETE ${url} was answered with ${status}.`);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function readReceipt(text: string): Receipt {
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== 'object' || answer === null || !('reference' in answer) || typeof answer.reference !== 'string') {
    throw new TypeError('The answer has no reference.');
  }
  return { reference: answer.reference };
}
