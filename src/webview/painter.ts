import * as z from 'zod/mini';
import { painterOrder, type PainterOrder } from './messages/painterOrder.ts';
import type { PainterReport } from './messages/painterReport.ts';
import { openModules } from './painter/modules.ts';
import { outline, paint } from './painter/paint.ts';

/**
 * The frame in which Mermaid runs. Its origin is opaque, it reaches nothing but the relay that made it, and the relay ends it
 * whenever it takes too long: nothing in here is worth keeping.
 */
z.config({ jitless: true });
const relay = window.parent;
const report = (message: PainterReport): void => relay.postMessage(message, '*', message.type === 'painted' ? [message.svg] : []);
const modules = openModules((packs) => report({ type: 'need', packs: [...packs] }));

window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source !== relay) return;
  const order = z.parse(painterOrder, data);
  if (order.type === 'packs') modules.take(order.packs);
  else void obey(order);
});
report({ type: 'ready' });

async function obey(order: Exclude<PainterOrder, { type: 'packs' }>): Promise<void> {
  if (order.type === 'paint') return report(await paint(order, modules, () => report({ type: 'started', id: order.id })));
  const said = await outline(order, modules);
  if (said) report(said);
}
