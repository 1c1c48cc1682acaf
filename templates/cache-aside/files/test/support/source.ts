import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A stand-in for the service that owns the data. It lives as long as the test. */
export interface Source {
  readonly url: string;
  /** Paths in the order in which they were asked for. */
  readonly asked: readonly string[];
}

export async function startSource(context: TestContext, listener: RequestListener): Promise<Source> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
