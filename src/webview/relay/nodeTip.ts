import type { NodeLink } from '../../protocol/nodeLinks.ts';
import { element, withCode } from './element.ts';
import type { Say } from './say.ts';
import type { Point } from './view.ts';

/** Pixels between a node and what is said about it. */
const distance = 8;

/** What a node leads to and what is found there, said beside the node. */
export class NodeTip {
  readonly element = element('div', { class: 'tip', role: 'tooltip', hidden: '' });
  readonly #layer: HTMLElement;

  /** @param layer what it lies in; the layer's parent is what it is to stay within */
  constructor(layer: HTMLElement) {
    this.#layer = layer;
  }

  /** @param at the lower left corner of the node, in pixels of the layer */
  show({ targets, findings }: NodeLink, at: Point, say: Say): void {
    const said = findings?.messages.map((message) => element('li', {}, ...withCode(message))) ?? [];
    const rest = (findings?.count ?? 0) - said.length;
    if (rest > 0) said.push(element('li', {}, say('nodeMore', { count: rest })));
    this.element.replaceChildren(...targets.map((target) => element('p', {}, target)), ...(said.length === 0 ? [] : [element('ul', {}, ...said)]));
    this.element.hidden = false;
    this.element.style.left = `${at.x}px`;
    this.element.style.top = `${at.y + distance}px`;
    this.#stayWithin();
  }

  hide(): void {
    this.element.hidden = true;
  }

  #stayWithin(): void {
    const room = this.#layer.parentElement?.getBoundingClientRect();
    const own = this.element.getBoundingClientRect();
    if (!room) return;
    const by = { x: Math.min(0, room.right - distance - own.right), y: Math.min(0, room.bottom - distance - own.bottom) };
    const left = Math.max(room.left + distance, own.left + by.x) - own.left;
    this.element.style.left = `${parseFloat(this.element.style.left) + left}px`;
    this.element.style.top = `${parseFloat(this.element.style.top) + by.y}px`;
  }
}
