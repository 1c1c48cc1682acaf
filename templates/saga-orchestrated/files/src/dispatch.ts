import { undo<%= firstStep | pascal %> } from './compensations/<%= firstStep %>.js';
import { undo<%= secondStep | pascal %> } from './compensations/<%= secondStep %>.js';
import { undo<%= thirdStep | pascal %> } from './compensations/<%= thirdStep %>.js';
import type { Participant, Receipt } from './participant.js';
import { run<%= firstStep | pascal %> } from './steps/<%= firstStep %>.js';
import { run<%= secondStep | pascal %> } from './steps/<%= secondStep %>.js';
import { run<%= thirdStep | pascal %> } from './steps/<%= thirdStep %>.js';
import { readTask } from './task.js';
import type { SagaTask, StepName } from './task.js';

export type Participants = Readonly<Record<StepName, Participant>>;
type Carried<T> = Readonly<Record<StepName, (participant: Participant, task: SagaTask) => Promise<T>>>;

/** A step without a compensation does not compile. */
const steps: Carried<Receipt> = { '<%= firstStep %>': run<%= firstStep | pascal %>, '<%= secondStep %>': run<%= secondStep | pascal %>, '<%= thirdStep %>': run<%= thirdStep | pascal %> };
const compensations: Carried<void> = { '<%= firstStep %>': undo<%= firstStep | pascal %>, '<%= secondStep %>': undo<%= secondStep | pascal %>, '<%= thirdStep %>': undo<%= thirdStep | pascal %> };

/** Carries out what the state machine asks for. @throws what the step or compensation throws; TypeError for no task */
export function createDispatcher(participants: Participants): (event: unknown) => Promise<Receipt | null> {
  return async (event) => {
    const task = readTask(event);
    const participant = participants[task.step];
    if (task.action === 'run') return steps[task.step](participant, task);
    await compensations[task.step](participant, task);
    return null;
  };
}
