import { serve } from '../../src/service/serve.js';
import { stopOnSignal } from '../../src/service/stopOnSignal.js';

// A service for the tests of stopping: it says when it was asked, and takes as many milliseconds to answer as the path says.
const running = await serve({
  port: 0,
  version: 'slow:1',
  requestMs: Number(process.env['REQUEST_MS']),
  reply: async ({ path }) => {
    console.log(JSON.stringify({ message: 'asked' }));
    await new Promise((resolve) => setTimeout(resolve, Number(path.slice(1))));
    return { status: 200, content: 'late, but there' };
  },
});
stopOnSignal(running);
console.log(JSON.stringify({ message: 'serving', port: running.port }));
