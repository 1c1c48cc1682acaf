import type { View } from '../../protocol/diagram.ts';
import type { NodeLink, NodePlaces, NodesShown } from '../../protocol/nodeLinks.ts';
import type { PictureBox } from '../../protocol/picture.ts';
import { badgeOf } from './badge.ts';
import { element } from './element.ts';
import type { Say } from './say.ts';
import { NodeTip } from './nodeTip.ts';
import type { Point } from './view.ts';

export interface NodeEvents {
  /** The user wants to go where a node leads. */
  follow(node: string): void;
  /** The user wants to see what is found there. */
  findings(node: string): void;
  /** The user wants to see where the text has a node. */
  text(node: string): void;
  /** These nodes have to be placed. */
  wanted(nodes: readonly string[]): void;
  /** What is to be seen of the nodes is another. */
  shown(nodes: NodesShown): void;
  /** A place that is to be seen. */
  sight(box: PictureBox): void;
}

/**
 * What lies over the nodes of a picture: a button over each that leads somewhere, a badge where something is found there, and
 * the light around those that the cursor is in. It knows boxes and texts; the picture itself stays in its frame.
 */
export class NodeLayer {
  readonly element = element('div', { class: 'nodes' });
  readonly #events: NodeEvents;
  readonly #tip: NodeTip;
  #say: Say | undefined;
  #links: readonly NodeLink[] = [];
  #lit: readonly string[] = [];
  #places: ReadonlyMap<string, readonly PictureBox[]> = new Map();
  #view: View = { mode: 'fit', x: 0, y: 0, scale: 1 };
  #shown = '';
  /** What the elements were made from. */
  #drawn = '';
  /** Whether what is lit has come into sight: it is moved there once. */
  #seen = true;

  constructor(events: NodeEvents) {
    this.#events = events;
    this.#tip = new NodeTip(this.element);
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  name(say: Say): void {
    this.#say = say;
    this.#drawn = '';
    this.#fill();
  }

  /** What leads somewhere in the diagram that is shown. */
  link(links: readonly NodeLink[]): void {
    this.#links = links;
    this.#want();
    this.#fill();
  }

  /** Which nodes the cursor is in. */
  light(nodes: readonly string[]): void {
    this.#lit = nodes;
    this.#seen = false;
    this.#want();
    this.#fill();
  }

  /** Another diagram: nothing of the last one holds for it. */
  clear(): void {
    this.#places = new Map();
    this.#lit = [];
    this.link([]);
  }

  /** Where the nodes are in the picture that is shown. */
  place(places: NodePlaces): void {
    this.#places = new Map(places.map(({ node, boxes }) => [node, boxes]));
    this.#fill();
  }

  look(view: View): void {
    this.#view = view;
    this.element.style.transform = `translate(${view.x}px, ${view.y}px)`;
    this.element.style.setProperty('--scale', String(view.scale));
    // Small pictures get small badges; below this nobody could read one.
    this.element.style.setProperty('--badge', String(Math.min(1, Math.max(0.7, view.scale))));
    this.#tip.hide();
  }

  /** The linked node at a place of the panel, the innermost where several are; the pointer is there. */
  point(at: Point | undefined): string | undefined {
    const link = at && this.#at(at);
    this.element.querySelector('.pointed')?.classList.remove('pointed');
    this.#button(link?.node)?.classList.add('pointed');
    if (link) this.#tell(link);
    else this.#tip.hide();
    return link?.node;
  }

  #at({ x, y }: Point): NodeLink | undefined {
    const { x: left, y: top, scale } = this.#view;
    const [px, py] = [(x - left) / scale, (y - top) / scale];
    const hit = this.#links.flatMap((link) =>
      this.#boxes(link.node).flatMap((box) => (px >= box.x && px <= box.x + box.width && py >= box.y && py <= box.y + box.height ? [{ link, area: box.width * box.height }] : [])),
    );
    return hit.sort((one, other) => one.area - other.area)[0]?.link;
  }

  #boxes(node: string): readonly PictureBox[] {
    return this.#places.get(node) ?? [];
  }

  #want(): void {
    this.#events.wanted([...new Set([...this.#links.map(({ node }) => node), ...this.#lit])]);
  }

  #fill(): void {
    const lights = this.#lit.flatMap((node) => this.#boxes(node));
    const drawn = JSON.stringify([lights, this.#links.map((link) => [link, this.#boxes(link.node)])]);
    // What would come to the same is left alone: somebody may be pressing it.
    if (drawn !== this.#drawn) this.#put(lights);
    this.#drawn = drawn;
    this.#bringIntoSight();
    this.#tellShown();
  }

  #put(lights: readonly PictureBox[]): void {
    const focused = document.activeElement instanceof HTMLElement && this.element.contains(document.activeElement) ? { ...document.activeElement.dataset } : undefined;
    this.element.replaceChildren(...lights.map((box) => placed(element('div', { class: 'light' }), box)), ...this.#links.flatMap((link) => this.#linked(link)), this.#tip.element);
    if (focused) this.#button(focused['node'], focused['part'])?.focus();
  }

  #tellShown(): void {
    const isPlaced = (node: string): boolean => this.#boxes(node).length > 0;
    const linked = this.#links.filter(({ node }) => isPlaced(node));
    const badges = linked.flatMap(({ node, findings }) => (findings === null ? [] : [{ node, gravest: findings.gravest, count: findings.count }]));
    const shown: NodesShown = { linked: linked.map(({ node }) => node), badges, lit: this.#lit.filter(isPlaced) };
    const before = this.#shown;
    this.#shown = JSON.stringify(shown);
    if (this.#shown !== before) this.#events.shown(shown);
  }

  #linked(link: NodeLink): readonly HTMLElement[] {
    const [box] = this.#boxes(link.node);
    const say = this.#say;
    if (box === undefined || say === undefined) return [];
    const { node, label, targets, findings } = link;
    const button = placed(element('button', { type: 'button', class: 'node', 'data-node': node, 'data-part': 'node', 'aria-label': say('nodeLink', { label, target: targets.join(', ') }) }), box);
    button.addEventListener('click', () => this.#events.follow(node));
    this.#tellOnFocus(button, link);
    if (findings === null) return [button];
    const badge = placed(badgeOf(findings, { node, label }, say), box);
    badge.addEventListener('click', () => this.#events.findings(node));
    this.#tellOnFocus(badge, link);
    return [button, badge];
  }

  #tellOnFocus(target: HTMLElement, link: NodeLink): void {
    target.addEventListener('focus', () => {
      const [box] = this.#boxes(link.node);
      if (box) this.#events.sight(box);
      this.#tell(link);
    });
    target.addEventListener('blur', () => this.#tip.hide());
  }

  #tell(link: NodeLink): void {
    const [box] = this.#boxes(link.node);
    if (box && this.#say) this.#tip.show(link, { x: box.x * this.#view.scale, y: (box.y + box.height) * this.#view.scale }, this.#say);
  }

  #bringIntoSight(): void {
    const [box] = this.#seen ? [] : this.#lit.flatMap((node) => this.#boxes(node));
    if (!box) return;
    this.#seen = true;
    this.#events.sight(box);
  }

  #button(node: string | undefined, part = 'node'): HTMLElement | undefined {
    return [...this.element.querySelectorAll<HTMLElement>('button')].find(({ dataset }) => dataset['node'] === node && dataset['part'] === part);
  }

  /** Arrows move among the nodes that lead somewhere, Enter with Alt goes to the text of one; Escape goes back to the picture as a whole. */
  #key(event: KeyboardEvent): void {
    const buttons = [...this.element.querySelectorAll<HTMLElement>('button.node')];
    const node = event.target instanceof HTMLElement ? event.target.dataset['node'] : undefined;
    const at = buttons.findIndex((button) => button.dataset['node'] === node);
    const to: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const next = Object.hasOwn(to, event.key) ? to[event.key] : undefined;
    const asksForText = event.key === 'Enter' && event.altKey && node !== undefined;
    if (next === undefined && event.key !== 'Escape' && !asksForText) return;
    event.preventDefault();
    event.stopPropagation();
    if (asksForText) this.#events.text(node);
    else if (next === undefined) this.element.parentElement?.focus();
    else buttons.at(next % buttons.length)?.focus();
  }
}

/** At a box of the picture, at whatever size that is shown. */
function placed<Element extends HTMLElement>(target: Element, { x, y, width, height }: PictureBox): Element {
  for (const [name, value] of Object.entries({ x, y, width, height })) target.style.setProperty(`--${name}`, String(value));
  return target;
}
