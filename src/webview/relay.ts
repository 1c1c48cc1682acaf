import * as z from 'zod/mini';
import { hostMessage, type PanelMessage } from '../protocol/diagram.ts';
import { openMemory } from './relay/memory.ts';
import { Panel } from './relay/panel.ts';
import { openResources } from './relay/resources.ts';

/**
 * The panel's own script, and the only part of it that can talk to the extension. It never sees markup: texts go to the painter's
 * frame, pictures go from there to the picture's frame.
 */
z.config({ jitless: true });
const script = document.currentScript;
const host = acquireVsCodeApi();

async function main(): Promise<void> {
  const resources = await openResources(script?.dataset['base'] ?? '', script?.nonce ?? '');
  const post = (message: PanelMessage): void => host.postMessage(message);
  const panel = new Panel(document.body, resources, openMemory(host), post);
  window.addEventListener('message', ({ origin, data }: MessageEvent<unknown>) => {
    // Frames have the origin "null"; what the extension sends comes through the page around this one, which shares our origin.
    if (origin === window.origin) panel.receive(z.parse(hostMessage, data));
  });
  post({ type: 'ready' });
}

void main();
