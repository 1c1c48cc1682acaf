import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { stepNames } from '../../src/task.js';
import type { StepName } from '../../src/task.js';

/** What goes wrong with one request: a status, or the work is done and the answer is lost on the way. */
export type Fault = 422 | 503 | 'answer lost';

/** Stand-ins for the services that take part, which keep what `Participant` asks them to promise. They live as long as the test. */
export interface Participants {
  readonly urlOf: (step: StepName) => string;
  /** What really happened, in order: `payment`, `undo payment`. What a key asks for twice happens once. */
  readonly effects: readonly string[];
  /** What the services hold now, by key. */
  readonly held: ReadonlyMap<string, StepName>;
  /** Requests, in order: `PUT payment`. */
  readonly requests: readonly string[];
  /** Faults of the next requests of a kind (`PUT payment`), one each; the last one stays where `forever` says so. */
  fail(request: string, faults: readonly Fault[], forever?: 'forever'): void;
  /** Ends all faults. */
  recover(): void;
}

export async function startParticipants(context: TestContext): Promise<Participants> {
  const effects: string[] = [];
  const requests: string[] = [];
  const held = new Map<string, StepName>();
  const cancelled = new Set<string>();
  const faults = new Map<string, { readonly left: Fault[]; readonly forever: boolean }>();

  const nextFault = (request: string): Fault | undefined => {
    const planned = faults.get(request);
    return planned?.forever === true && planned.left.length === 1 ? planned.left[0] : planned?.left.shift();
  };
  const ensure = (step: StepName, key: string, response: ServerResponse): void => {
    if (cancelled.has(key)) return void response.writeHead(410);
    if (!held.has(key)) effects.push(step);
    held.set(key, step);
    response.writeHead(200).write(JSON.stringify({ reference: `${step}-1` }));
  };
  const cancel = (step: StepName, key: string, response: ServerResponse): void => {
    cancelled.add(key);
    if (held.delete(key)) effects.push(`undo ${step}`);
    response.writeHead(204);
  };

  const server = createServer((request, response) => {
    const [, name, key = ''] = (request.url ?? '').split('/').map(decodeURIComponent);
    const step = stepNames.find((known) => known === name);
    if (step === undefined) return void response.writeHead(404).end();
    const line = `${request.method} ${step}`;
    requests.push(line);
    const fault = nextFault(line);
    if (typeof fault === 'number') return void response.writeHead(fault).end();
    (request.method === 'PUT' ? ensure : cancel)(step, key, response);
    if (fault === 'answer lost') response.destroy();
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (step) => `http://127.0.0.1:${port}/${step}`,
    effects,
    held,
    requests,
    fail: (request, planned, forever) => void faults.set(request, { left: [...planned], forever: forever !== undefined }),
    recover: () => faults.clear(),
  };
}
