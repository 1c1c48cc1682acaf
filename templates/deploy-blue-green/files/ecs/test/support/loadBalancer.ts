import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A listener of a load balancer on the loopback interface. */
export interface Listener {
  readonly url: string;
  /** What it was asked, in order. */
  readonly asked: readonly string[];
  /** Sends what comes next to the service on a port; to none, as a load balancer whose target group is empty. */
  readonly shiftTo: (port: number | undefined) => void;
}

/** A stand-in for a listener, which forwards what it is asked over real connections. It lives as long as the test. */
export async function startListener(context: TestContext, first?: number): Promise<Listener> {
  const asked: string[] = [];
  let port = first;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (port === undefined) return void response.writeHead(503).end('<html>');
    const { method, headers, url: path } = request;
    const onward = forward({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end('<html>'));
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, shiftTo: (to) => (port = to) };
}
