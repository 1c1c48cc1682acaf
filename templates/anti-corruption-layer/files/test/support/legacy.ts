import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A request as the legacy application saw it. */
export interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** A stand-in for the legacy application on the loopback interface, as long as the test. */
export interface Legacy {
  readonly url: string;
  readonly seen: readonly Seen[];
}

export async function startLegacy(test: TestContext, listener: RequestListener): Promise<Legacy> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void record(request, seen).then(() => listener(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

async function record(request: IncomingMessage, seen: Seen[]): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, headers } = request;
  seen.push({ method, url, contentType: headers['content-type'], body: Buffer.concat(chunks).toString('latin1') });
}

/** Answers as the legacy application does. */
export function json(response: ServerResponse, value: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
}
