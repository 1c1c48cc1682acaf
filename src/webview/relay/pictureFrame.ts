import * as z from 'zod/mini';
import { pictureReport, type PictureOrder, type PictureReport } from '../../protocol/diagram.ts';
import { openFrame, type OpaqueFrame } from './frame.ts';
import type { Resources } from './resources.ts';

/** The orders that make a frame show what it shows; each replaces the one before of its kind. */
const lasting = ['show', 'view', 'find', 'mark', 'nodes'] as const;
type Lasting = Extract<PictureOrder, { type: (typeof lasting)[number] }>;

/** The frame that holds the picture, in such a way that another can take its place at any time. */
export class PictureFrame {
  readonly #parent: Element;
  readonly #resources: Resources;
  readonly #heard: (report: PictureReport) => void;
  readonly #lasting = new Map<Lasting['type'], Lasting>();
  /** Pictures to be taken out that are not yet. */
  readonly #exports = new Map<number, PictureOrder>();
  #frame: OpaqueFrame;
  #ready = false;
  #title = '';

  /** @param heard is called with what the frame reports */
  constructor(parent: Element, resources: Resources, heard: (report: PictureReport) => void) {
    this.#parent = parent;
    this.#resources = resources;
    this.#heard = heard;
    this.#frame = this.#open();
  }

  /**
   * Puts another frame in the place of this one, with the same picture. A browser gives frames of opaque origin that belong to one
   * page one process: only when all of them are gone does it end a process that hangs.
   */
  reopen(): void {
    this.#frame.close();
    this.#ready = false;
    this.#frame = this.#open();
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
    if (this.#ready) this.#frame.post(order);
  }

  #open(): OpaqueFrame {
    const { pictureScript: script, nonce } = this.#resources;
    return openFrame(this.#parent, { name: 'picture', title: this.#title, script, nonce, onMessage: (message) => this.#receive(message) });
  }

  #receive(message: unknown): void {
    const parsed = z.safeParse(pictureReport, message);
    if (!parsed.success) return;
    const report = parsed.data;
    if (report.type === 'ready') return this.#begin();
    if (report.type === 'exported' || report.type === 'notExported' || report.type === 'tooManyPixels') this.#exports.delete(report.id);
    this.#heard(report);
  }

  #begin(): void {
    this.#ready = true;
    for (const order of [...this.#lasting.values(), ...this.#exports.values()]) this.#frame.post(order);
  }
}
