import { createServer, request as requestHttp } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A request as a stand-in for an upstream saw it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** A server on the loopback interface that lives as long as the test. */
export interface StandIn {
  readonly url: URL;
  readonly received: readonly Received[];
}

export async function startUpstream(test: TestContext, listener: RequestListener): Promise<StandIn> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    listener(request, response);
  });
  return { url: await listen(test, server), received };
}

/** Listens on a free port until the test ends. */
export async function listen(test: TestContext, server: Server): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** An address at which nobody listens. */
export async function deadAddress(): Promise<URL> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return new URL(`http://127.0.0.1:${port}`);
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface CallOptions {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** Sends one request over a connection of its own. Unlike `fetch` it adds and hides nothing. */
export function call(base: URL, path: string, { method = 'GET', headers = {}, body }: CallOptions = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = requestHttp({ hostname: base.hostname, port: base.port, path, method, headers, agent: false }, (message) => {
      readAll(message).then((bytes) => resolve({ status: message.statusCode ?? 0, headers: message.headers, body: bytes }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
