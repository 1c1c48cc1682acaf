import { createDispatcher } from './dispatch.js';
import { httpParticipant } from './participant.js';
import type { Receipt } from './participant.js';

/** Below the timeout of the function, which is below that of the state: whoever waits longer knows less. */
const timeoutMs = <%= stepTimeoutSeconds %> * 1000;

const carryOut = createDispatcher({
  '<%= firstStep %>': httpParticipant(process.env['<%= firstStep | constant %>_URL'] ?? '<%= baseUrl %>/<%= firstStep %>', timeoutMs),
  '<%= secondStep %>': httpParticipant(process.env['<%= secondStep | constant %>_URL'] ?? '<%= baseUrl %>/<%= secondStep %>', timeoutMs),
  '<%= thirdStep %>': httpParticipant(process.env['<%= thirdStep | constant %>_URL'] ?? '<%= baseUrl %>/<%= thirdStep %>', timeoutMs),
});

/** All steps and compensations: one version of them, behind one alias. The event is a `SagaTask`. */
export async function handler(event: unknown): Promise<Receipt | null> {
  return carryOut(event);
}
