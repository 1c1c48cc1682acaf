import type { SagaEvent } from './saga/execution.js';

/**
 * A line of JSON for every event, without inputs and results: those are the customer's. A parked compensation is a line
 * of its own message, for an alarm to count: keep its words and the filter's alike.
 */
export function report({ sagaId, saga, ...event }: SagaEvent): void {
  const step = 'step' in event ? { step: event.step } : {};
  const reason = 'reason' in event ? { reason: event.reason } : {};
  const message = event.type === 'compensation-parked' ? 'saga-compensation-parked' : 'saga';
  const write = 'reason' in event ? console.error : console.log;
  write(JSON.stringify({ message, event: event.type, saga, sagaId, ...step, ...reason }));
}
