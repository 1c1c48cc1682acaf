import type { View } from '../../protocol/diagram.ts';
import type { PictureBox } from '../../protocol/picture.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const smallest = 0.05;
const largest = 16;
/** Room around a picture that is fitted, in pixels. */
const margin = 24;
/** Small pictures are not blown up further than this when they are fitted. */
const largestFit = 1.5;
/** What is looked for becomes at least so high, in pixels of the panel: a line of small text. */
const legible = 12;
/** Room at the sides of a picture that is as wide as the panel, in pixels. */
const nearEdge = 8;
/** So many pixels of a picture always stay in sight. */
const inSight = 48;

/** The whole picture, in the middle of the panel. */
export function fitted(picture: Size, panel: Size): View {
  const room = { width: Math.max(1, panel.width - 2 * margin), height: Math.max(1, panel.height - 2 * margin) };
  const scale = bounded(Math.min(room.width / picture.width, room.height / picture.height), smallest, largestFit);
  return { mode: 'fit', x: (panel.width - picture.width * scale) / 2, y: (panel.height - picture.height * scale) / 2, scale };
}

/** `factor` times larger, with what is at `at` staying there. */
export function zoomed(view: View, factor: number, at: Point): View {
  const scale = bounded(view.scale * factor, smallest, largest);
  const by = scale / view.scale;
  return { mode: 'free', x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by, scale };
}

export function panned(view: View, by: Point): View {
  return { ...view, mode: 'free', x: view.x + by.x, y: view.y + by.y };
}

/**
 * The same view where the place can be read in it already; else as large as it has to be, with the place in the middle as far as no room is left
 * beside a picture that is cut off on its other side.
 */
export function broughtIn(view: View, box: PictureBox, picture: Size, panel: Size): View {
  const scale = bounded(Math.max(view.scale, legible / Math.max(1, box.height)), smallest, largest);
  if (scale === view.scale && isInSight(view, box, panel)) return view;
  const along = (middle: number, [length, room]: readonly [number, number], edge: number): number => {
    const free = room - length * scale;
    return free >= 2 * edge ? free / 2 : bounded(room / 2 - middle * scale, free - edge, edge);
  };
  const x = along(box.x + box.width / 2, [picture.width, panel.width], nearEdge);
  return { mode: 'free', x, y: along(box.y + box.height / 2, [picture.height, panel.height], inSight), scale };
}

/** Whether it lies in the panel, and not so near to an edge that the box that searches may cover it. */
function isInSight({ x, y, scale }: View, box: PictureBox, panel: Size): boolean {
  const within = (start: number, length: number, room: number): boolean => start >= inSight && start + length * scale <= room - inSight;
  return within(x + box.x * scale, box.width, panel.width) && within(y + box.y * scale, box.height, panel.height);
}

/** The same view with some of the picture in the panel, so that no picture gets lost. */
export function keptInSight(view: View, picture: Size, panel: Size): View {
  const along = (offset: number, length: number, room: number): number =>
    bounded(offset, Math.min(inSight, room / 2) - length * view.scale, room - Math.min(inSight, room / 2));
  return { ...view, x: along(view.x, picture.width, panel.width), y: along(view.y, picture.height, panel.height) };
}

function bounded(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
