import type { Participant, Receipt } from '../participant.js';
import { keyOf } from '../task.js';
import type { SagaTask } from '../task.js';

/** Has the <%= firstStep | words %> of one <%= subject | words %> done: once, however often it is called. */
export async function run<%= firstStep | pascal %>(participant: Participant, task: SagaTask): Promise<Receipt> {
  return participant.ensure(keyOf(task), { '<%= subject %>': task.input });
}
