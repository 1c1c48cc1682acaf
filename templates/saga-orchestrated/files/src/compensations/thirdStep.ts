import type { Participant } from '../participant.js';
import { keyOf } from '../task.js';
import type { SagaTask } from '../task.js';

/** Undoes the <%= thirdStep | words %>, whether it was done, done without an answer, or not done yet. */
export async function undo<%= thirdStep | pascal %>(participant: Participant, task: SagaTask): Promise<void> {
  await participant.cancel(keyOf(task));
}
