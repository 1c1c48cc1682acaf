import type { PictureGesture } from '../messages/gesture.ts';
import type { Point } from './view.ts';

export interface Gestures {
  pan(by: Point): void;
  zoom(factor: number, at: Point): void;
  /** Whether the key meant something here; then nobody else gets it. */
  key(key: string): boolean;
  /** The pointer is, or clicked, here. */
  point(at: Point, by: PictureGesture): void;
  /** The pointer is elsewhere. */
  leave(): void;
}

/** A press that moves less than this, in pixels, is a click. */
const clickSlack = 4;
const wheelLine = 18;

/** Drag and wheel pan, wheel with Ctrl (as which browsers also report a pinch) zooms, and keys without modifiers. */
export function onGestures(target: HTMLElement, gestures: Gestures): void {
  target.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== target) return;
    if (!gestures.key(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  target.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? wheelLine : 1;
      if (event.ctrlKey || event.metaKey) gestures.zoom(Math.exp(-Math.max(-60, Math.min(60, event.deltaY * unit)) / 200), within(target, event));
      else gestures.pan({ x: -(event.shiftKey ? event.deltaY : event.deltaX) * unit, y: -(event.shiftKey ? 0 : event.deltaY) * unit });
    },
    { passive: false },
  );
  target.addEventListener('pointerleave', () => gestures.leave());
  onDrag(target, gestures);
}

function onDrag(target: HTMLElement, gestures: Gestures): void {
  let last: Point | undefined;
  let moved = 0;
  target.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.target !== target) return;
    last = within(target, event);
    moved = 0;
    target.setPointerCapture(event.pointerId);
    target.classList.add('dragging');
  });
  target.addEventListener('pointermove', (event) => {
    const at = within(target, event);
    if (!last) return gestures.point(at, 'hover');
    const by = { x: at.x - last.x, y: at.y - last.y };
    moved += Math.abs(by.x) + Math.abs(by.y);
    last = at;
    if (moved >= clickSlack) gestures.pan(by);
  });
  target.addEventListener('pointerup', (event) => {
    if (last && moved < clickSlack) gestures.point(within(target, event), event.altKey ? 'altClick' : 'click');
  });
  target.addEventListener('dblclick', (event) => {
    // Two pans that begin at one place are no double click.
    if (event.target === target && !event.altKey && moved < clickSlack) gestures.point(within(target, event), 'doubleClick');
  });
  target.addEventListener('lostpointercapture', () => {
    last = undefined;
    target.classList.remove('dragging');
  });
}

function within(target: Element, { clientX, clientY }: MouseEvent): Point {
  const { left, top } = target.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
