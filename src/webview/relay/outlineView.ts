import type { Outline } from '../../protocol/picture.ts';
import type { NodeLink } from '../../protocol/nodeLinks.ts';
import { element } from './element.ts';
import type { Say } from './say.ts';

/**
 * What a diagram says as a list: always there for screen readers, and to be seen beside the picture by whoever wants that.
 */
export class OutlineView {
  readonly element = element('section', { class: 'outline unseen' });
  #outline: Outline | undefined;
  #links: readonly NodeLink[] = [];
  #say: Say | undefined;

  name(say: Say): void {
    this.#say = say;
    this.element.setAttribute('aria-label', say('outline'));
    this.#fill();
  }

  show(outline: Outline | undefined): void {
    this.#outline = outline;
    this.#fill();
  }

  /** What nodes lead to in the workspace. */
  link(links: readonly NodeLink[]): void {
    this.#links = links;
    this.#fill();
  }

  get seen(): boolean {
    return !this.element.classList.contains('unseen');
  }

  toggle(): void {
    const unseen = this.element.classList.toggle('unseen');
    // What scrolls has to be reachable by keyboard; what nobody sees must not take the focus.
    if (unseen) this.element.removeAttribute('tabindex');
    else this.element.tabIndex = 0;
  }

  #fill(): void {
    const say = this.#say;
    if (!say || !this.#outline) return this.element.replaceChildren();
    const { title, description, nodes, edges } = this.#outline;
    const sentences = edges.map(({ from, to, label }) => (label === '' ? say('outlineEdge', { from, to }) : say('outlineEdgeLabel', { from, to, label })));
    this.element.replaceChildren(
      ...(title === '' ? [] : [element('h2', {}, title)]),
      ...(description === '' ? [] : [element('p', {}, description)]),
      ...listOf(say('outlineNodes', { count: nodes.length }), nodes),
      ...listOf(say('outlineEdges', { count: edges.length }), sentences),
      ...listOf(say('outlineLinks', { count: this.#links.length }), this.#links.map(({ label, targets }) => say('outlineLink', { label, target: targets.join(', ') }))),
    );
    if (this.element.childElementCount === 0) this.element.append(element('p', {}, say('outlineNothing')));
  }
}

function listOf(heading: string, items: readonly string[]): readonly HTMLElement[] {
  return items.length === 0 ? [] : [element('h3', {}, heading), element('ul', {}, ...items.map((item) => element('li', {}, item)))];
}
