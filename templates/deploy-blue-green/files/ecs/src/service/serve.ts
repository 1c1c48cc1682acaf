import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Asked, Reply } from './routes.js';

export interface Serving {
  /** 0 takes any that is free. */
  readonly port: number;
  /** What every answer names in `x-version`: the hook accepts none from another version. */
  readonly version: string;
  readonly reply: (asked: Asked) => Promise<Reply>;
  /** How long a request may take. A service that stops waits no longer for those under way. */
  readonly requestMs: number;
}

export interface Running {
  readonly port: number;
  /** Takes no more connections, answers what has been asked, and ends. Calling it again waits for the same end. */
  readonly stop: () => Promise<void>;
}

/** Starts a service over HTTP. Rejects where the port is taken. */
export async function serve(serving: Serving): Promise<Running> {
  const server = createServer((request, response) => {
    // Not by URL, which throws at what anybody may send: `//`.
    const [path = '/'] = (request.url ?? '/').split('?');
    void answer(server, response, serving, { method: request.method ?? 'GET', path });
  });
  // Longer than the load balancer keeps a connection that nobody uses: else it would send a request into one that just closed.
  server.keepAliveTimeout = serving.requestMs + 5000;
  server.listen(serving.port);
  await once(server, 'listening');
  let stopped: Promise<void> | undefined;
  return { port: (server.address() as AddressInfo).port, stop: () => (stopped ??= stop(server, serving.requestMs)) };
}

async function answer(server: Server, response: ServerResponse, { version, reply }: Serving, asked: Asked): Promise<void> {
  const { status, content } = await reply(asked).catch((error: unknown): Reply => {
    console.error(JSON.stringify({ message: 'request-failed', ...asked, error: String(error) }));
    return { status: 500, content: { message: 'This cannot be answered now.' } };
  });
  response.writeHead(status, { 'content-type': 'application/json', 'x-version': version, ...(server.listening ? {} : { connection: 'close' }) });
  response.end(JSON.stringify(content));
}

async function stop(server: Server, requestMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), requestMs);
  await closed;
  clearTimeout(timer);
}
