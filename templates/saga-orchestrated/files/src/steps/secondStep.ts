import type { Participant, Receipt } from '../participant.js';
import { keyOf } from '../task.js';
import type { SagaTask } from '../task.js';

/** Has the <%= secondStep | words %> of one <%= subject | words %> done: once, however often it is called. */
export async function run<%= secondStep | pascal %>(participant: Participant, task: SagaTask): Promise<Receipt> {
  return participant.ensure(keyOf(task), { '<%= subject %>': task.input });
}
