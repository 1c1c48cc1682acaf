import type { View } from '../../protocol/diagram.ts';
import type { PictureGesture } from '../messages/gesture.ts';
import type { Palette } from '../messages/palette.ts';
import type { PictureOrder } from '../messages/pictureOrder.ts';
import type { PictureReport } from '../messages/pictureReport.ts';
import type { Outline, PictureBox } from '../../protocol/picture.ts';
import { element } from './element.ts';
import type { Painted } from './painter.ts';
import type { NodesShown } from '../../protocol/nodeLinks.ts';
import { NodeLayer } from './nodeLayer.ts';
import { PictureFrame } from './pictureFrame.ts';
import type { Resources } from './resources.ts';
import { onGestures } from './gestures.ts';
import { broughtIn, fitted, keptInSight, panned, zoomed, type Point, type Size } from './view.ts';

export type Picture = Pick<Painted, 'svg' | 'width' | 'height' | 'canvas' | 'kind'> & { readonly outline?: Outline };

export interface StageEvents {
  /** The picture with this number is on the screen. */
  shown(id: number): void;
  viewed(view: View): void;
  link(href: string): void;
  /** See {@link PictureFrameEvents}. */
  hung(id: number | undefined): void;
  excused(): boolean;
  /** The user wants to go where a node leads, or to see what is found there. */
  follow(node: string): void;
  findings(node: string): void;
  /** The user wants to see where the text has a node. */
  text(node: string): void;
  /** What is to be seen of the nodes is another. */
  nodesShown(nodes: NodesShown): void;
  /** The places of the text that was searched. */
  found(query: string, boxes: readonly PictureBox[]): void;
  /** What came of a picture that was to be taken out. */
  exported(report: Extract<PictureReport, { type: 'exported' | 'notExported' | 'tooManyPixels' }>): void;
  /** A key that means something in a picture, but not to how it is looked at. */
  key(key: string): boolean;
}

const zoomStep = 1.2;

/**
 * The picture and how it is looked at. The relay keeps the keyboard and the pointer – the frame below takes neither – so that the
 * editor's own keys go on working, and no markup of a picture ever reaches this page.
 */
export class Stage {
  readonly element = element('div', {
    class: 'stage',
    tabindex: '0',
    role: 'group',
    // Cut, Copy and Paste mean nothing to a picture.
    'data-vscode-context': '{"preventDefaultContextMenuItems": true}',
  });
  readonly nodes: NodeLayer;
  readonly #events: StageEvents;
  readonly #frame: PictureFrame;
  #size: Size | undefined;
  /** What the user did that the frame has not answered yet. */
  readonly #asked: PictureGesture[] = [];
  #view: View = { mode: 'fit', x: 0, y: 0, scale: 1 };

  constructor(resources: Resources, events: StageEvents) {
    this.#events = events;
    this.#frame = new PictureFrame(this.element, resources, {
      heard: (report) => this.#heard(report),
      hung: (id) => events.hung(id),
      excused: () => events.excused(),
    });
    this.nodes = new NodeLayer({
      follow: (node) => events.follow(node),
      findings: (node) => events.findings(node),
      text: (node) => events.text(node),
      shown: (nodes) => events.nodesShown(nodes),
      wanted: (nodes) => this.order({ type: 'nodes', nodes: [...nodes] }),
      sight: (box) => this.#bringIntoSight(box),
    });
    this.element.append(this.nodes.element);
    new ResizeObserver(() => this.#resized()).observe(this.element);
    onGestures(this.element, {
      pan: (by) => this.#move(panned(this.#view, by)),
      zoom: (factor, at) => this.#move(zoomed(this.#view, factor, at)),
      key: (key) => this.#key(key) || events.key(key),
      point: (at, by) => this.#point(at, by),
      leave: () => void this.nodes.point(undefined),
    });
  }

  /** Shows the same in another frame: see {@link PictureFrame.reopen}. */
  reopen(): void {
    // The frame that was asked is gone.
    this.#asked.length = 0;
    this.#frame.reopen();
  }

  /** How long a picture may take to come onto the screen. */
  set timeoutSeconds(seconds: number) {
    this.#frame.timeoutSeconds = seconds;
  }

  name(picture: string, keys: string): void {
    this.element.setAttribute('aria-label', picture);
    this.element.setAttribute('aria-description', keys);
    this.#frame.name(picture);
  }

  /** Shows a picture; `view` is how it was last looked at. */
  show(id: number, { svg, width, height, canvas }: Picture, palette: Palette, view: View | undefined): void {
    this.#size = { width, height };
    this.element.classList.remove('outdated', 'empty');
    // The view comes first, for the frame lays the picture out as soon as it has it.
    this.#set(view?.mode === 'free' ? view : this.#fitted());
    this.order({ type: 'show', id, svg, width, height, palette, canvas });
  }

  clear(): void {
    this.#size = undefined;
    this.element.classList.remove('outdated');
    this.element.classList.add('empty');
    this.order({ type: 'clear' });
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

  /** Brings a place of the picture where it can be read. */
  lookAt(box: PictureBox): void {
    if (this.#size) this.#move(broughtIn(this.#view, box, this.#size, this.#panel()));
  }

  /** To the frame with the picture. */
  order(order: PictureOrder): void {
    this.#frame.order(order);
  }

  /** A node that leads into the workspace goes before a link of the picture: it is the user's own. */
  #point(at: Point, by: PictureGesture): void {
    const node = this.nodes.point(at);
    this.element.classList.toggle('over-node', node !== undefined);
    if (node === undefined) this.#ask(at, by);
    else if (by === 'click') this.#events.follow(node);
    else if (by === 'altClick') this.#events.text(node);
  }

  #ask(at: Point, by: PictureGesture): void {
    // One that is only opening never hears of it: nothing that it says is an answer.
    if (!this.#frame.isReady) return;
    if (by !== 'hover') this.#asked.push(by);
    this.order({ type: 'hit', ...at, by });
  }

  /** What the frame says is believed where it was asked, once: what is drawn in it must not lead the user anywhere by itself. */
  #hit({ href, node, by }: Extract<PictureReport, { type: 'hit' }>): void {
    this.element.classList.toggle('over-link', href !== null);
    const asked = this.#asked.indexOf(by);
    if (asked < 0) return;
    this.#asked.splice(asked, 1);
    if (by === 'click' && href !== null) this.#events.link(href);
    // The clicks of a double click on a link have opened that.
    if (node !== null && (by === 'altClick' || (by === 'doubleClick' && href === null))) this.#events.text(node);
  }

  /** Moves the picture only where the place is not to be seen. */
  #bringIntoSight({ x, y, width, height }: PictureBox): void {
    const { width: right, height: bottom } = this.#panel();
    const [left, top] = [this.#view.x + x * this.#view.scale, this.#view.y + y * this.#view.scale];
    if (left >= 0 && top >= 0 && left + width * this.#view.scale <= right && top + height * this.#view.scale <= bottom) return;
    const middle = this.#middle();
    this.#move(panned(this.#view, { x: middle.x - left - (width * this.#view.scale) / 2, y: middle.y - top - (height * this.#view.scale) / 2 }));
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
    this.order({ type: 'view', x: view.x, y: view.y, scale: view.scale });
    this.nodes.look(view);
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

  #heard(report: PictureReport): void {
    switch (report.type) {
      case 'ready':
        return;
      case 'shown':
        return this.#events.shown(report.id);
      case 'hit':
        return this.#hit(report);
      case 'nodes':
        return this.nodes.place(report.places);
      case 'found':
        return this.#events.found(report.query, report.boxes);
      default:
        return this.#events.exported(report);
    }
  }
}
