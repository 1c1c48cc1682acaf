/** The steps, in the order in which saga.asl.json does them. */
export const stepNames = ['<%= firstStep %>', '<%= secondStep %>', '<%= thirdStep %>'] as const;
export type StepName = (typeof stepNames)[number];

/** What an execution was started with. Check in a step what it needs of it: a compensation must not fail for want of a field. */
export type <%= subject | pascal %> = Readonly<Record<string, unknown>>;

/** What the state machine asks for: one step of one execution, or its compensation. */
export interface SagaTask {
  /** The ARN of the execution, which stays the same through retries, a redrive, and a compensation that was parked. */
  readonly executionId: string;
  readonly action: 'run' | 'compensate';
  readonly step: StepName;
  readonly input: <%= subject | pascal %>;
}

/**
 * Names what a step does for an execution, before it is done. The compensation needs nothing else: it can undo a step
 * whose answer was lost.
 */
export function keyOf({ executionId, step }: Pick<SagaTask, 'executionId' | 'step'>): string {
  return `${executionId}:${step}`;
}

/** Checks an event. @throws TypeError where it is no task: that is a mistake in saga.asl.json, or in how it was started */
export function readTask(event: unknown): SagaTask {
  const { executionId, action, step, input } = fieldsOf(event);
  const name = stepNames.find((known) => known === step);
  if (typeof executionId !== 'string' || executionId === '') throw new TypeError('The task names no execution.');
  if (action !== 'run' && action !== 'compensate') throw new TypeError(`There is no action ${String(action)}.`);
  if (name === undefined) throw new TypeError(`There is no step ${String(step)}.`);
  return { executionId, action, step: name, input: fieldsOf(input) };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
