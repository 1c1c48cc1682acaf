import { createAdmin } from './facade/admin.js';
import { createFacade } from './facade/facade.js';
import { Metrics } from './facade/metrics.js';
import { readRoutes } from './facade/routes.js';
<% if shadowReads %>
import { Shadow } from './facade/shadow.js';
<% endif %>

const port = Number(process.env['PORT'] ?? 8080);
const adminPort = Number(process.env['ADMIN_PORT'] ?? 9090);

const table = readRoutes(process.env);
const metrics = new Metrics();
<% if shadowReads %>
const shadow = new Shadow(metrics, (report) => log('shadow read differs', report));
const facade = createFacade({ table, metrics, shadow });
<% else %>
const facade = createFacade({ table, metrics });
<% endif %>
const admin = createAdmin(metrics);

facade.listen(port, () => log('facade is listening', { port, adminPort, routes: table.routes.map(({ capability, percent }) => ({ capability, percent })) }));
admin.listen(adminPort);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log('facade is closing', { signal });
    // Answers on their way are finished; connections that wait for a next request are not.
    facade.close();
    facade.closeIdleConnections();
    admin.close();
    admin.closeIdleConnections();
  });
}

function log(message: string, details: object): void {
  console.log(JSON.stringify({ time: new Date().toISOString(), message, ...details }));
}
