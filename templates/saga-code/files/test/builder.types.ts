// Not run: the compiler refuses each line that is marked, or refuses the mark.
import type { SagaRunner } from '../src/saga/runner.js';
import { saga } from '../src/saga/saga.js';

interface Order {
  readonly orderId: string;
}

const nothing = async (): Promise<void> => undefined;

/** The result of a step has its type in the later ones. */
export const typed = saga<Order>('typed')
  .step({ name: 'price', readOnly: true, run: async ({ input }) => ({ amount: input.orderId.length }) })
  .step({ name: 'pay', run: async ({ results }) => ({ paid: results.price.amount.toFixed(2) }), compensate: async ({ result }) => void result?.paid.trim() })
  .build();

export async function outcomeIsTyped(runner: SagaRunner<Order, { readonly pay: { readonly paid: string } }>): Promise<string> {
  const outcome = await runner.start('saga-1', { orderId: '7' });
  // @ts-expect-error only a completed saga has results
  outcome.results;
  return outcome.status === 'completed' ? outcome.results.pay.paid.trim() : outcome.reason;
}

export const refused = [
  // @ts-expect-error a step that mutates needs a compensation
  () => saga<Order>('x').step({ name: 'pay', run: nothing }),

  // @ts-expect-error a step that changes nothing has none
  () => saga<Order>('x').step({ name: 'price', readOnly: true, run: nothing, compensate: nothing }),

  // @ts-expect-error two steps have one name
  () => saga<Order>('x').step({ name: 'pay', run: nothing, compensate: nothing }).step({ name: 'pay', run: nothing, compensate: nothing }),

  // @ts-expect-error a step does not know the later ones
  () => saga<Order>('x').step({ name: 'price', readOnly: true, run: async ({ results }) => results.pay }),

  // @ts-expect-error nor its own result
  () => saga<Order>('x').step({ name: 'pay', run: async ({ results }) => results.pay, compensate: nothing }),

  // @ts-expect-error what the action gave is not known after a timeout
  () => saga<Order>('x').step({ name: 'pay', run: async () => ({ paid: '1' }), compensate: async ({ result }) => void result.paid }),

  // @ts-expect-error the input is of its type
  () => saga<Order>('x').step({ name: 'price', readOnly: true, run: async ({ input }) => input.customerId }),

  // @ts-expect-error a Date does not survive the journal
  () => saga<Order>('x').step({ name: 'date', readOnly: true, run: async () => new Date() }).build(),

  // @ts-expect-error nor does a bigint within a result
  () => saga<Order>('x').step({ name: 'count', readOnly: true, run: async () => ({ count: 1n }) }).build(),

  // @ts-expect-error nor a Map in the input
  () => saga<{ readonly lines: Map<string, number> }>('x'),
];
