import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FirstPicture } from './contestants.ts';

const types: Readonly<Record<string, string>> = { js: 'text/javascript', mjs: 'text/javascript', css: 'text/css', json: 'application/json' };

/** Pages on this machine that a browser goes through by itself: nothing is attached to it that would make frames and requests slow. */
export interface Rounds {
  /** Where the browser is to begin, and waits for its next page. */
  readonly start: string;
  /** Sends the browser to a page and, when its picture is shown, back to waiting. `take` is called when it leaves and when the picture is there; `clock` is what lies between, in milliseconds. */
  show<T>(contestant: FirstPicture, source: string, take: () => T): Promise<{ readonly clock: number; readonly before: T; readonly after: T }>;
  close(): Promise<void>;
}

/** The pages stand on `localhost`, the waiting one on 127.0.0.1: going from the one to the other is going to another site, with processes of its own. */
export async function openRounds(contestants: readonly FirstPicture[]): Promise<Rounds> {
  let source = '';
  let go: ((address: string) => void) | undefined;
  let waits = (): void => undefined;
  let arrived = (): void => undefined;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const start = `http://127.0.0.1:${port}/wait`;

  function answer({ url = '/' }: IncomingMessage, response: ServerResponse): void {
    const [, called = '', ...rest] = url.split('/');
    const file = rest.join('/');
    if (called === 'wait') return send(response, 'text/html', "<!DOCTYPE html><title>Wait</title><script>fetch('/next').then((next) => next.text()).then((address) => { location.href = address; });</script>");
    if (called === 'next') {
      go = (next) => send(response, 'text/plain', next);
      return waits();
    }
    if (called === 'shown') {
      arrived();
      return send(response, 'text/plain', start);
    }
    const contestant = contestants[Number(called)];
    const body = file === '' ? contestant?.page(source, `http://localhost:${port}/${called}`) : contestant?.file(file);
    if (body === undefined) return void response.writeHead(404).end();
    send(response, file === '' ? 'text/html' : (types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream'), body);
  }

  return {
    start,
    async show(contestant, text, take) {
      if (!go) await new Promise<void>((resolve) => (waits = resolve));
      source = text;
      // What the last page leaves behind must be over.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const shown = new Promise<void>((resolve) => (arrived = resolve));
      const send = go;
      go = undefined;
      const before = take();
      const began = performance.now();
      send?.(`http://localhost:${port}/${contestants.indexOf(contestant)}/`);
      await shown;
      const clock = performance.now() - began;
      return { clock, before, after: take() };
    },
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(body);
}
