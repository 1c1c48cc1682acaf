import type { Running } from './serve.js';

/**
 * Stops a service when ECS asks its task to, by SIGTERM: the load balancer sends it nothing new by then. The process ends
 * by itself once everything is answered; ECS kills one that is still there two minutes later.
 */
export function stopOnSignal(running: Running): void {
  process.once('SIGTERM', () => {
    const stopped = running.stop();
    console.log(JSON.stringify({ message: 'stopping' }));
    void stopped.then(() => console.log(JSON.stringify({ message: 'stopped' })));
  });
}
