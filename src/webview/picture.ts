import * as z from 'zod/mini';
import { pictureOrder, type PictureOrder } from './messages/pictureOrder.ts';
import type { PictureReport } from './messages/pictureReport.ts';
import { cleanPicture } from './picture/cleanPicture.ts';
import { exportPicture } from './picture/exportPicture.ts';
import { makeMarks } from './picture/marks.ts';
import { boxOn, nodeAt, nodesOf } from './picture/nodes.ts';

/**
 * The frame that shows what the painter drew. Its origin is opaque and its content is as little trusted as the painter's; it
 * never loads Mermaid: the last good picture stays whatever happens to the painter. Where cleaning a picture or laying it out takes
 * too long, the relay ends it as it ends the painter. It takes no focus and no clicks: the relay does, and asks what is under the pointer.
 */
z.config({ jitless: true });
const relay = window.parent;
const report = (message: PictureReport): void => relay.postMessage(message, '*');
const paper = document.createElement('div');
paper.id = 'paper';
document.body.append(paper);
const marks = makeMarks(paper);
/** Nodes that the relay wants to know the places of. */
let wantedNodes: readonly string[] = [];

window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source === relay) obey(z.parse(pictureOrder, data));
});
report({ type: 'ready' });

function obey(order: PictureOrder): void {
  switch (order.type) {
    case 'show':
      show(order);
      // Laid out before it is called shown: what takes forever here must not be taken for a picture on the screen.
      paper.getBoundingClientRect();
      report({ type: 'shown', id: order.id });
      if (wantedNodes.length > 0) placeNodes();
      return marks.query === '' ? undefined : find(marks.query);
    case 'view':
      paper.style.transform = `translate(${order.x}px, ${order.y}px) scale(${order.scale})`;
      return;
    case 'hit':
      return report({ type: 'hit', href: linkAt(order.x, order.y), node: order.by === 'doubleClick' || order.by === 'altClick' ? nodeNamedAt(order.x, order.y) : null, by: order.by });
    case 'clear':
      return paper.replaceChildren();
    case 'nodes':
      wantedNodes = order.nodes;
      return placeNodes();
    case 'find':
      return find(order.query);
    case 'mark':
      return marks.current(order.index);
    case 'export':
      void exportPicture(order).then(report);
  }
}

function show({ svg, width, height, palette, canvas }: Extract<PictureOrder, { type: 'show' }>): void {
  const picture = cleanPicture(new TextDecoder().decode(svg), document);
  if (picture) {
    picture.setAttribute('width', String(width));
    picture.setAttribute('height', String(height));
    picture.style.maxWidth = 'none';
  }
  paper.className = canvas;
  document.documentElement.classList.toggle('still', palette.reduceMotion);
  const isDark = canvas === 'editor' ? palette.kind === 'dark' || palette.kind === 'highContrast' : canvas === 'dark';
  // The letters under a mark stay as they are.
  document.documentElement.style.setProperty('--blend', isDark ? 'screen' : 'multiply');
  document.documentElement.style.setProperty('--match', palette.note);
  document.documentElement.style.setProperty('--current', palette.accent);
  document.body.style.background = palette.background;
  document.body.style.fontFamily = palette.fontFamily;
  paper.replaceChildren(...(picture ? [picture] : []));
}

function find(query: string): void {
  report({ type: 'found', query, boxes: [...marks.find(query)] });
}

function linkAt(x: number, y: number): string | null {
  return document.elementFromPoint(x, y)?.closest('[data-href]')?.getAttribute('data-href')?.slice(0, 8_000) ?? null;
}

function nodeNamedAt(x: number, y: number): string | null {
  const picture = paper.querySelector('svg');
  return (picture && nodeAt(picture, x, y)) ?? null;
}

function placeNodes(): void {
  const picture = paper.querySelector('svg');
  const nodes = picture && wantedNodes.length > 0 ? nodesOf(picture) : new Map<string, readonly Element[]>();
  report({ type: 'nodes', places: wantedNodes.map((node) => ({ node, boxes: (nodes.get(node) ?? []).slice(0, 20).map((element) => boxOn(paper, element)) })) });
}
