import type { Outline } from '../../protocol/picture.ts';
import type { NodeLink } from '../../protocol/nodeLinks.ts';
import { element } from './element.ts';
import type { Say } from './say.ts';

/**
 * What a diagram says as a list: always there for screen readers, and to be seen beside the picture by whoever wants that. Then
 * its nodes lead to the text that they stand in.
 */
export class OutlineView {
  readonly element = element('section', { class: 'outline unseen' });
  readonly #onText: (node: string) => void;
  #outline: Outline | undefined;
  /** Whether there is a text of the user's to go to. */
  #leads = true;
  #links: readonly NodeLink[] = [];
  #say: Say | undefined;

  /** @param onText the user wants to see where the text has a node */
  constructor(onText: (node: string) => void) {
    this.#onText = onText;
    this.element.addEventListener('click', ({ target }) => target instanceof HTMLElement && this.#press(target));
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  name(say: Say): void {
    this.#say = say;
    this.element.setAttribute('aria-label', say('outline'));
    this.#fill();
  }

  /** Whether the nodes of what is shown from now on lead to a text. */
  set leadsToText(leads: boolean) {
    this.#leads = leads;
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
    this.#fill();
  }

  #fill(): void {
    const say = this.#say;
    if (!say || !this.#outline) return this.element.replaceChildren();
    const focused = this.#buttons.findIndex((button) => button === document.activeElement);
    const node = this.#buttons[focused]?.dataset['node'];
    const { title, description, nodes, edges } = this.#outline;
    const sentences = edges.map(({ from, to, label }) => (label === '' ? say('outlineEdge', { from, to }) : say('outlineEdgeLabel', { from, to, label })));
    this.element.replaceChildren(
      ...(title === '' ? [] : [element('h2', {}, title)]),
      ...(description === '' ? [] : [element('p', {}, description)]),
      ...listOf(say('outlineNodes', { count: nodes.length }), nodes.map((node) => this.#node(node, say))),
      ...listOf(say('outlineEdges', { count: edges.length }), sentences),
      ...listOf(say('outlineLinks', { count: this.#links.length }), this.#links.map(({ label, targets }) => say('outlineLink', { label, target: targets.join(', ') }))),
    );
    if (this.element.childElementCount === 0) this.element.append(element('p', {}, say('outlineNothing')));
    // A state and its note have one name.
    const again = [this.#buttons[focused], ...this.#buttons].find((button) => node !== undefined && button?.dataset['node'] === node);
    this.#enter(again, again !== undefined);
  }

  #node({ id, label }: Outline['nodes'][number], say: Say): string | HTMLElement {
    if (id === null || !this.#leads || !this.seen) return label;
    return element('button', { type: 'button', tabindex: '-1', 'data-node': id, title: say('nodeText') }, label);
  }

  get #buttons(): readonly HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('button')];
  }

  #press({ dataset }: HTMLElement): void {
    const { node } = dataset;
    if (node !== undefined) this.#onText(node);
  }

  /** The Tab key comes to one of the nodes and no more: arrows go on from there. */
  #enter(button: HTMLElement | undefined, takesFocus: boolean): void {
    const buttons = this.#buttons;
    const entry = button ?? buttons[0];
    for (const other of buttons) other.tabIndex = other === entry ? 0 : -1;
    if (takesFocus) button?.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = this.#buttons;
    const at = buttons.findIndex((button) => button === event.target);
    const to: Readonly<Record<string, number>> = { ArrowDown: Math.min(at + 1, buttons.length - 1), ArrowUp: Math.max(at - 1, 0), Home: 0, End: buttons.length - 1 };
    const next = at >= 0 && Object.hasOwn(to, event.key) ? to[event.key] : undefined;
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#enter(buttons[next], true);
  }
}

function listOf(heading: string, items: readonly (string | HTMLElement)[]): readonly HTMLElement[] {
  return items.length === 0 ? [] : [element('h3', {}, heading), element('ul', {}, ...items.map((item) => element('li', {}, item)))];
}
