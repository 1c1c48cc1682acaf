import { decode<%= sagaName | pascal %> } from './definition.js';
import type { <%= sagaName | pascal %> } from './definition.js';
import { JournalConflictError } from './saga/journal.js';
import { reasonOf } from './saga/run-step.js';
import type { SagaRunner } from './saga/runner.js';

/** What SQS hands to a function, as far as it is read here. */
export interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** The messages that failed: these come back, the others are gone. */
export interface FailedMessages {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Asks for a saga to be run, or for a compensation that was parked to be tried again. */
export type SagaMessage =
  | { readonly sagaId: string; readonly input: <%= sagaName | pascal %> }
  | { readonly sagaId: string; readonly settle: string };

/**
 * Runs the sagas that messages ask for. A message that comes again goes on with its saga, or finds that it has ended. One
 * whose saga was compensated or parked is done: asking again would change nothing.
 */
export function createWorker(runner: SagaRunner<<%= sagaName | pascal %>, unknown>): (event: QueueEvent) => Promise<FailedMessages> {
  return async ({ Records }) => {
    const failed = await Promise.all(Records.map(async ({ messageId, body }) => {
      try {
        await carryOut(runner, decodeMessage(JSON.parse(body)));
        return [];
      } catch (error) {
        console.error(JSON.stringify({ message: 'saga-message-failed', messageId, reason: reasonOf(error) }));
        return [{ itemIdentifier: messageId }];
      }
    }));
    return { batchItemFailures: failed.flat() };
  };
}

async function carryOut(runner: SagaRunner<<%= sagaName | pascal %>, unknown>, message: SagaMessage): Promise<void> {
  const { sagaId } = message;
  if ('settle' in message) return void (await runner.settle({ sagaId, step: message.settle }));
  try {
    await runner.start(sagaId, message.input);
  } catch (error) {
    // Begun by this message when it came before. A later entry that is taken means that another has the saga now.
    if (!(error instanceof JournalConflictError) || error.place !== 0) throw error;
    await runner.resume(sagaId);
  }
}

function decodeMessage(value: unknown): SagaMessage {
  const { sagaId, input, settle }: { readonly sagaId?: unknown; readonly input?: unknown; readonly settle?: unknown } = Object(value);
  if (typeof sagaId !== 'string') throw new TypeError('The message has no sagaId.');
  return typeof settle === 'string' ? { sagaId, settle } : { sagaId, input: decode<%= sagaName | pascal %>(input) };
}
