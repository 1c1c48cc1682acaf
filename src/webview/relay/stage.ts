import * as z from 'zod/mini';
import { pictureReport, type Palette, type PictureOrder, type View } from '../../protocol/diagram.ts';
import { element } from './element.ts';
import { openFrame, type OpaqueFrame } from './frame.ts';
import type { Painted } from './painter.ts';
import type { Resources } from './resources.ts';
import { onGestures } from './gestures.ts';
import { fitted, keptInSight, panned, zoomed, type Point, type Size } from './view.ts';

export type Picture = Pick<Painted, 'svg' | 'width' | 'height' | 'canvas' | 'kind'>;

export interface StageEvents {
  /** The picture with this number is on the screen. */
  shown(id: number): void;
  viewed(view: View): void;
  link(href: string): void;
}

const zoomStep = 1.2;

/**
 * The picture and how it is looked at. The relay keeps the keyboard and the pointer – the frame below takes neither – so that the
 * editor's own keys go on working, and no markup of a picture ever reaches this page.
 */
export class Stage {
  readonly element = element('div', { class: 'stage', tabindex: '0', role: 'group' });
  readonly #events: StageEvents;
  readonly #resources: Resources;
  #frame: OpaqueFrame;
  #waiting: PictureOrder[] = [];
  /** What the frame shows, for the next one. */
  #showing: Extract<PictureOrder, { type: 'show' }> | undefined;
  #ready = false;
  #size: Size | undefined;
  #view: View = { mode: 'fit', x: 0, y: 0, scale: 1 };

  constructor(resources: Resources, events: StageEvents) {
    this.#events = events;
    this.#resources = resources;
    this.#frame = this.#open();
    new ResizeObserver(() => this.#resized()).observe(this.element);
    onGestures(this.element, {
      pan: (by) => this.#move(panned(this.#view, by)),
      zoom: (factor, at) => this.#move(zoomed(this.#view, factor, at)),
      key: (key) => this.#key(key),
      point: (at, click) => this.#order({ type: 'hit', ...at, click }),
    });
  }

  /**
   * Puts another frame in the place of the one that shows the picture, with the same picture. A browser gives frames of opaque origin that
   * belong to one page one process: only when all of them are gone does it end a process that hangs.
   */
  reopen(): void {
    this.#frame.close();
    this.#ready = false;
    this.#waiting = [];
    this.#frame = this.#open();
    if (this.#showing) this.#order(this.#showing);
    this.#set(this.#view);
  }

  #open(): OpaqueFrame {
    const { pictureScript: script, nonce } = this.#resources;
    return openFrame(this.element, { name: 'picture', title: this.element.getAttribute('aria-label') ?? '', script, nonce, onMessage: (message) => this.#heard(message) });
  }

  name(picture: string, keys: string): void {
    this.element.setAttribute('aria-label', picture);
    this.element.setAttribute('aria-description', keys);
    this.element.querySelector('iframe')?.setAttribute('title', picture);
  }

  /** Shows a picture; `view` is how it was last looked at. */
  show(id: number, { svg, width, height, canvas }: Picture, palette: Palette, view: View | undefined): void {
    this.#size = { width, height };
    this.#showing = { type: 'show', id, svg, width, height, palette, canvas };
    this.#order(this.#showing);
    this.element.classList.remove('outdated', 'empty');
    this.#set(view?.mode === 'free' ? view : this.#fitted());
  }

  clear(): void {
    this.#size = undefined;
    this.#showing = undefined;
    this.element.classList.remove('outdated');
    this.element.classList.add('empty');
    this.#order({ type: 'clear' });
  }

  /** The picture belongs to an earlier text. */
  outdate(): void {
    this.element.classList.add('outdated');
  }

  get empty(): boolean {
    return this.#size === undefined;
  }

  zoomIn(): void {
    this.#move(zoomed(this.#view, zoomStep, this.#middle()));
  }

  zoomOut(): void {
    this.#move(zoomed(this.#view, 1 / zoomStep, this.#middle()));
  }

  actualSize(): void {
    this.#move(zoomed(this.#view, 1 / this.#view.scale, this.#middle()));
  }

  fit(): void {
    this.#move(this.#fitted());
  }

  #key(key: string): boolean {
    const step = 48;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#move(panned(this.#view, { x: step, y: 0 })),
      ArrowRight: () => this.#move(panned(this.#view, { x: -step, y: 0 })),
      ArrowUp: () => this.#move(panned(this.#view, { x: 0, y: step })),
      ArrowDown: () => this.#move(panned(this.#view, { x: 0, y: -step })),
      '+': () => this.zoomIn(),
      '=': () => this.zoomIn(),
      '-': () => this.zoomOut(),
      '0': () => this.actualSize(),
      f: () => this.fit(),
    };
    const action = Object.hasOwn(keys, key) ? keys[key] : undefined;
    action?.();
    return action !== undefined;
  }

  #move(view: View): void {
    if (!this.#size) return;
    this.#set(keptInSight(view, this.#size, this.#panel()));
    this.#events.viewed(this.#view);
  }

  #set(view: View): void {
    this.#view = view;
    this.#order({ type: 'view', x: view.x, y: view.y, scale: view.scale });
    this.#events.viewed(view);
  }

  #resized(): void {
    if (!this.#size) return;
    this.#set(this.#view.mode === 'fit' ? this.#fitted() : keptInSight(this.#view, this.#size, this.#panel()));
  }

  #fitted(): View {
    return this.#size ? fitted(this.#size, this.#panel()) : this.#view;
  }

  #panel(): Size {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  #middle(): Point {
    const { width, height } = this.#panel();
    return { x: width / 2, y: height / 2 };
  }

  #order(order: PictureOrder): void {
    if (this.#ready) this.#frame.post(order);
    else this.#waiting.push(order);
  }

  #heard(message: unknown): void {
    const report = z.safeParse(pictureReport, message);
    if (!report.success) return;
    switch (report.data.type) {
      case 'ready':
        this.#ready = true;
        for (const order of this.#waiting.splice(0)) this.#frame.post(order);
        return;
      case 'shown':
        return this.#events.shown(report.data.id);
      case 'hit':
        this.element.classList.toggle('over-link', report.data.href !== null);
        if (report.data.click && report.data.href !== null) this.#events.link(report.data.href);
    }
  }
}
