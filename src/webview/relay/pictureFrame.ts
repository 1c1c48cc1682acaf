import * as z from 'zod/mini';
import type { PictureOrder } from '../messages/pictureOrder.ts';
import { pictureReport, type PictureReport } from '../messages/pictureReport.ts';
import { openFrame, type OpaqueFrame } from './frame.ts';
import type { Resources } from './resources.ts';

/** The orders that make a frame show what it shows; each replaces the one before of its kind. */
const lasting = ['show', 'view', 'find', 'mark', 'nodes'] as const;
type Lasting = Extract<PictureOrder, { type: (typeof lasting)[number] }>;

/** How much longer than showing a picture taking it out may last: the largest have fifty million pixels to be packed. */
const exportAllowance = 6;

export interface PictureFrameEvents {
  /** What the frame reports. */
  heard(report: PictureReport): void;
  /** The frame has not answered in time: it has to be ended. The picture of this number, if any, keeps it, and is not to be shown again. */
  hung(id: number | undefined): void;
  /** Whether the thread that the frame shares with the painter is taken: then its silence says nothing. */
  excused(): boolean;
}

/** The frame that holds the picture, in such a way that another can take its place at any time. */
export class PictureFrame {
  readonly #parent: Element;
  readonly #resources: Resources;
  readonly #events: PictureFrameEvents;
  readonly #lasting = new Map<Lasting['type'], Lasting>();
  /** Pictures to be taken out that are not yet. */
  readonly #exports = new Map<number, PictureOrder>();
  #frame: OpaqueFrame;
  #ready = false;
  #title = '';
  #timeout = 5_000;
  /**
   * The numbers of the pictures that this frame was given and has not shown yet, in the order of being given. The first is what it is
   * busy with: that has all the time, whatever is said to the frame meanwhile.
   */
  #owed: number[] = [];
  #watchdog: number | undefined;

  constructor(parent: Element, resources: Resources, events: PictureFrameEvents) {
    this.#parent = parent;
    this.#resources = resources;
    this.#events = events;
    this.#frame = this.#open();
  }

  set timeoutSeconds(seconds: number) {
    this.#timeout = seconds * 1_000;
  }

  /**
   * Puts another frame in the place of this one, with the same picture. A browser gives frames of opaque origin that belong to one
   * page one process: only when all of them are gone does it end a process that hangs.
   */
  reopen(): void {
    window.clearTimeout(this.#watchdog);
    this.#frame.close();
    this.#ready = false;
    this.#frame = this.#open();
  }

  /** Whether it hears what is said to it. */
  get isReady(): boolean {
    return this.#ready;
  }

  /** For screen readers. */
  name(title: string): void {
    this.#title = title;
    this.#frame.element.title = title;
  }

  order(order: PictureOrder): void {
    if (order.type === 'export') this.#exports.set(order.id, order);
    else if (order.type === 'clear') this.#lasting.clear();
    else if (order.type !== 'hit') {
      // Put last, so that a frame that opens later hears them in the order in which they were said.
      this.#lasting.delete(order.type);
      this.#lasting.set(order.type, order);
    }
    if (!this.#ready) return;
    this.#post(order);
    if (order.type === 'export' || (order.type === 'show' && this.#owed.length === 1)) this.#guard();
  }

  #post(order: PictureOrder): void {
    if (order.type === 'show') this.#owed.push(order.id);
    if (order.type !== 'show' && order.type !== 'export') return this.#frame.post(order);
    // The picture itself is kept: another frame may have to show it.
    const svg = order.svg.slice(0);
    this.#frame.post({ ...order, svg }, [svg]);
  }

  #open(): OpaqueFrame {
    this.#owed = [];
    const { pictureScript: script, nonce } = this.#resources;
    return openFrame(this.#parent, { name: 'picture', title: this.#title, script, nonce, onMessage: (message) => this.#receive(message) });
  }

  #receive(message: unknown): void {
    const parsed = z.safeParse(pictureReport, message);
    if (!parsed.success) return;
    const report = parsed.data;
    if (report.type === 'ready') return this.#begin();
    if (report.type === 'exported' || report.type === 'notExported' || report.type === 'tooManyPixels') this.#exports.delete(report.id);
    if (report.type === 'shown') this.#owed.splice(0, this.#owed.indexOf(report.id) + 1);
    this.#guard();
    this.#events.heard(report);
  }

  #begin(): void {
    this.#ready = true;
    for (const order of [...this.#lasting.values(), ...this.#exports.values()]) this.#post(order);
    this.#guard();
  }

  /** The frame has so long for its next answer. */
  #guard(): void {
    window.clearTimeout(this.#watchdog);
    if (this.#exports.size > 0) this.#watchdog = window.setTimeout(() => this.#losesExports(), exportAllowance * this.#timeout);
    else if (this.#owed.length > 0) this.#watchdog = window.setTimeout(() => this.#hangs(), this.#timeout);
  }

  #hangs(): void {
    const [id] = this.#owed;
    if (id === undefined || this.#events.excused()) return this.#guard();
    const show = this.#lasting.get('show');
    // Another that was said meanwhile is shown by the next frame.
    if (show?.type === 'show' && show.id === id) this.#lasting.delete('show');
    this.#events.hung(id);
  }

  #losesExports(): void {
    if (this.#events.excused()) return this.#guard();
    const lost = [...this.#exports.keys()];
    this.#exports.clear();
    for (const id of lost) this.#events.heard({ type: 'notExported', id, detail: '' });
    this.#events.hung(undefined);
  }
}
