import { reply } from './routes.js';
import { serve } from './serve.js';
import { stopOnSignal } from './stopOnSignal.js';
import { ownVersion } from './version.js';

async function main(): Promise<void> {
  const version = await ownVersion(process.env['ECS_CONTAINER_METADATA_URI_V4']);
  const running = await serve({ port: Number(process.env['PORT'] ?? 8080), version, reply, requestMs: <%= requestSeconds %> * 1000 });
  stopOnSignal(running);
  console.log(JSON.stringify({ message: 'serving', version, port: running.port }));
}

// A rejection that nobody handles ends the process, as it must: a task that cannot start is none.
void main();
