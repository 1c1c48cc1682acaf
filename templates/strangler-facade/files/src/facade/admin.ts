import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Metrics } from './metrics.js';

/** `/health` for the load balancer and `/metrics` for the dashboard, on a port of their own that callers cannot reach. */
export function createAdmin(metrics: Metrics): Server {
  return createServer((request, response) => {
    if (request.url === '/health') response.end('ok\n');
    else if (request.url === '/metrics') response.setHeader('content-type', 'text/plain; version=0.0.4').end(metrics.render());
    else response.writeHead(404).end();
  });
}
