import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/**
 * How a participant deals with one command: `refuse` with 422, `fail` with 500 before anything is done, `break` the
 * connection after it was done, `silence` without doing it, `unheard` after doing it, or `late`: silent, and done only
 * when the test says so.
 */
export type Behaviour = 'refuse' | 'fail' | 'break' | 'silence' | 'unheard' | 'late';

export interface Call {
  readonly command: string;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** All participants of a saga on the loopback interface, as they have to be: they know each key, and bar what was undone. */
export interface Participants {
  readonly url: string;
  /** Every command received, in its order. */
  readonly calls: readonly Call[];
  /** Commands in force: done and not undone. */
  inForce(): readonly string[];
  /** How the next calls of a command are dealt with, one behaviour for each. */
  behave(command: string, ...behaviours: readonly Behaviour[]): void;
  /** Settles with the next call of a command. */
  called(command: string): Promise<void>;
  /** Does and answers now what was `late`. */
  catchUp(): void;
}

type State = { readonly command: string; readonly reference: string; barred: boolean };

/** Starts participants that end with the test. */
export async function startParticipants(context: TestContext): Promise<Participants> {
  const calls: Call[] = [];
  const states = new Map<string, State>();
  const behaviours = new Map<string, Behaviour[]>();
  const waiting = new Map<string, () => void>();
  const late: (() => void)[] = [];

  const answer = (call: Call, response: ServerResponse): void => {
    calls.push(call);
    deal(call, response);
    waiting.get(call.command)?.();
  };
  const deal = (call: Call, response: ServerResponse): void => {
    const behaviour = behaviours.get(call.command)?.shift();
    if (behaviour === 'silence') return;
    if (behaviour === 'late') return void late.push(() => deal(call, response));
    if (behaviour === 'fail') return void response.writeHead(500).end();
    const state = behaviour === 'refuse' ? undefined : carryOut(states, call);
    if (behaviour === 'unheard') return;
    if (behaviour === 'break') return void response.destroy();
    if (state === undefined) return void response.writeHead(422).end('not today');
    response.writeHead(200).end(JSON.stringify({ reference: state.reference }));
  };

  const server = createServer((request, response) => void receive(request).then((call) => answer(call, response)));
  const port = await listen(server, context);
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    inForce: () => [...states.values()].filter(({ barred }) => !barred).map(({ command }) => command),
    behave: (command, ...next) => void behaviours.set(command, [...next]),
    called: (command) => new Promise((resolve) => waiting.set(command, resolve)),
    catchUp: () => late.splice(0).forEach((deal) => deal()),
  };
}

/** Does a command, once for each key; undefined where its key was barred by an undo that came first. */
function carryOut(states: Map<string, State>, { command, key, body }: Call): State | undefined {
  const { actionKey } = body;
  if (typeof actionKey === 'string') {
    const undone = states.get(actionKey) ?? { command: 'nothing', reference: 'none', barred: true };
    undone.barred = true;
    states.set(actionKey, undone);
    return undone;
  }
  const state = states.get(key) ?? { command, reference: `${command}-${states.size + 1}`, barred: false };
  states.set(key, state);
  return state.barred ? undefined : state;
}

async function receive(request: IncomingMessage): Promise<Call> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return { command: (request.url ?? '').slice(1), key: String(request.headers['idempotency-key']), body: JSON.parse(text) as Call['body'] };
}

async function listen(server: Server, context: TestContext): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
