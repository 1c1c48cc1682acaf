import { RefusedError } from './saga/step.js';

/** What a participant gives for a command: the reference under which it knows what it did. */
export interface Receipt {
  readonly reference: string;
}

export interface Delivery {
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

/** The one status by which a participant promises that it changed nothing, and will not for this key. */
const refused = 422;

/**
 * Sends a command to the participant that carries it out.
 * @throws RefusedError where it was refused; every other error leaves open whether it was done
 */
export async function send(url: string, command: string, body: object, { idempotencyKey, signal }: Delivery): Promise<Receipt> {
  const response = await fetch(`${url}/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body: JSON.stringify(body),
    signal,
  });
  const text = await response.text();
  if (response.status === refused) throw new RefusedError(`${command} was refused: ${text.slice(0, 200)}`);
  if (!response.ok) throw new Error(`${command} was answered with ${response.status}.`);
  return readReceipt(command, JSON.parse(text));
}

function readReceipt(command: string, value: unknown): Receipt {
  if (typeof value !== 'object' || value === null || !('reference' in value) || typeof value.reference !== 'string') {
    throw new Error(`${command} was answered without a reference.`);
  }
  return { reference: value.reference };
}
