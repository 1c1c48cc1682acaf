import type { BrowserContext, Page, Request } from 'playwright-core';

/** What must not happen, each with what it was. */
export type Harm = `script: ${string}` | `request: ${string}` | `navigation: ${string}` | `forged: ${string}` | `polluted: ${string}`;

/** Counts what a diagram must never do. */
export interface Detector {
  /** What happened until now, pollution aside. */
  readonly seen: readonly Harm[];
  /** What happened until now; asks every frame. */
  bad(): Promise<readonly Harm[]>;
}

/**
 * Watches every frame of a context, those to come included, so it is set before the first page opens.
 * @param allowed whether the page may ask for this address
 */
export async function detect(context: BrowserContext, allowed: (address: string) => boolean): Promise<Detector> {
  const seen: Harm[] = [];
  await context.exposeFunction('tellDetector', (harm: Harm) => void seen.push(harm));
  // tsx names functions with a helper of its own, which the browser does not have.
  await context.addInitScript('globalThis.__name = (named) => named');
  await context.addInitScript(tripwires);
  const asked = (request: Request): void => {
    const address = request.url();
    // What a policy stopped has not left. Every request ends one way or the other, because the test answers it.
    if (allowed(address) || !/^(https?|wss?|ftp):/.test(address) || request.failure()?.errorText === 'csp') return;
    seen.push(request.isNavigationRequest() ? `navigation: ${address}` : `request: ${address}`);
  };
  context.on('requestfinished', asked);
  context.on('requestfailed', asked);
  context.on('page', (page) => watch(page, seen, allowed));
  return {
    seen,
    async bad() {
      const frames = context.pages().flatMap((page) => page.frames());
      // A frame that went away meanwhile is not polluted.
      const polluted = await Promise.all(frames.map((frame) => frame.evaluate(() => Reflect.get({}, 'polluted') !== undefined).catch(() => false)));
      return [...seen, ...frames.flatMap((frame, index): Harm[] => (polluted[index] === true ? [`polluted: ${frame.url()}`] : []))];
    },
  };
}

function watch(page: Page, seen: Harm[], allowed: (address: string) => boolean): void {
  page.on('dialog', (dialog) => {
    seen.push(`script: dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => seen.push(`navigation: window ${popup.url()}`));
  page.on('websocket', (socket) => seen.push(`request: ${socket.url()}`));
  page.on('framenavigated', (frame) => {
    const address = frame.url();
    if (address !== '' && !/^about:(blank|srcdoc)$/.test(address) && !allowed(address)) seen.push(`navigation: ${address}`);
  });
}

/** Runs in every frame before anything else: what a script of a diagram would call, and messages that no frame of ours sends. */
function tripwires(): void {
  const tell = (harm: string): void => Reflect.get(window, 'tellDetector')(harm);
  Object.assign(window, { hostilePlan: () => tell('script: hostilePlan') });
  for (const name of ['open', 'alert', 'confirm', 'prompt', 'print'] as const) Object.assign(window, { [name]: () => tell(`script: ${name}`) });
  if (window.parent !== window) return;
  const known: readonly string[] = ['ready', 'need', 'started', 'painted', 'outlined', 'failed', 'shown', 'nodes', 'hit'];
  window.addEventListener('message', ({ origin, data }: MessageEvent<unknown>) => {
    const type: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'type') : undefined;
    if (origin !== window.origin && !known.some((name) => name === type)) tell(`forged: ${JSON.stringify(data)}`);
  });
}
