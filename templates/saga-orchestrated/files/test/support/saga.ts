import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { createDispatcher } from '../../src/dispatch.js';
import { httpParticipant } from '../../src/participant.js';
import { execute } from './interpreter.js';
import type { Execution } from './interpreter.js';
import { readMachine } from './machine.js';
import { startParticipants } from './participants.js';
import type { Participants } from './participants.js';
import type { Fields } from './paths.js';

/** A saga as it is deployed, on the loopback interface: saga.asl.json, the function, the queue, and the services. */
export interface Saga {
  readonly services: Participants;
  /** The function, invoked as Lambda does. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Bodies of the messages in the queue of parked compensations. */
  readonly parked: readonly unknown[];
  run(options?: RunOptions): Promise<Execution>;
}

export interface RunOptions {
  readonly executionId?: string;
  /** The next invocations that Step Functions gives up on although they go on and end well, as `run payment`. */
  readonly timeouts?: readonly string[];
  /** The queue takes nothing. */
  readonly queueIsDown?: boolean;
}

export const executionId = 'arn:aws:states:ap-northeast-2:123456789012:execution:Saga:4711';
export const input = { id: '4711', amount: 39_000 };

export async function startSaga(context: TestContext): Promise<Saga> {
  const services = await startParticipants(context);
  const participantOf = (step: Parameters<Participants['urlOf']>[0]): ReturnType<typeof httpParticipant> => httpParticipant(services.urlOf(step), 5000);
  const invoke = createDispatcher({
    '<%= firstStep %>': participantOf('<%= firstStep %>'),
    '<%= secondStep %>': participantOf('<%= secondStep %>'),
    '<%= thirdStep %>': participantOf('<%= thirdStep %>'),
  });
  const parked: unknown[] = [];
  return {
    services,
    invoke,
    parked,
    run: async ({ executionId: id = executionId, timeouts = [], queueIsDown = false } = {}) => {
      const left = [...timeouts];
      const resources = {
        'arn:aws:states:::lambda:invoke': async ({ FunctionName, Payload }: Fields) => {
          assert.equal(FunctionName, '${StepsFunction}');
          const { action, step } = Payload as { readonly action: string; readonly step: string };
          const answer = await invoke(Payload);
          if (left[0] === `${action} ${step}`) throw timeout(left.shift());
          return { StatusCode: 200, Payload: answer };
        },
        'arn:aws:states:::sqs:sendMessage': async ({ QueueUrl, MessageBody }: Fields) => {
          assert.equal(QueueUrl, '${ParkedQueue}');
          if (queueIsDown) throw timeout('sendMessage');
          parked.push(MessageBody);
          return { MessageId: String(parked.length) };
        },
      };
      return execute(readMachine(), input, { executionId: id, resources });
    },
  };
}

function timeout(what: string | undefined): Error {
  return Object.assign(new Error(`${what ?? ''}: no answer in time`), { name: 'States.Timeout' });
}
