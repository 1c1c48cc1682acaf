import type { PictureBox } from '../../protocol/picture.ts';
import { element, icon } from './element.ts';
import { icons } from './icons.ts';
import type { Say } from './say.ts';
import type { Stage } from './stage.ts';

/** The box that searches in the picture, and the walk from one place found to the next. */
export class Finder {
  readonly element = element('div', { class: 'finder', role: 'search', hidden: '' });
  readonly #input = element('input', { type: 'text', spellcheck: 'false', autocomplete: 'off' });
  readonly #count = element('span', { class: 'count', role: 'status', 'aria-live': 'polite' });
  readonly #previous = element('button', { type: 'button' }, icon(icons.previous));
  readonly #next = element('button', { type: 'button' }, icon(icons.next));
  readonly #close = element('button', { type: 'button' }, icon(icons.close));
  readonly #stage: Stage;
  #say: Say | undefined;
  #query = '';
  #boxes: readonly PictureBox[] = [];
  #at = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.element.append(this.#input, this.#count, this.#previous, this.#next, this.#close);
    this.#input.addEventListener('input', () => this.#search(this.#input.value));
    this.#previous.addEventListener('click', () => this.#step(-1));
    this.#next.addEventListener('click', () => this.#step(1));
    this.#close.addEventListener('click', () => this.close());
    this.element.addEventListener('keydown', (event) => this.#key(event));
  }

  name(say: Say): void {
    this.#say = say;
    this.#input.placeholder = say('find');
    this.element.setAttribute('aria-label', say('find'));
    this.#input.setAttribute('aria-label', say('find'));
    for (const [button, phrase] of [[this.#previous, 'findPrevious'], [this.#next, 'findNext'], [this.#close, 'findClose']] as const) {
      button.setAttribute('aria-label', say(phrase));
      button.title = say(phrase);
    }
    this.#tell();
  }

  open(): void {
    this.element.hidden = false;
    this.#input.focus();
    this.#input.select();
    this.#search(this.#input.value);
  }

  close(): void {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.#search('');
    this.#stage.element.focus();
  }

  /** Takes what the frame found: after a search, and again when another picture is shown while searching. */
  found(query: string, boxes: readonly PictureBox[]): void {
    if (query !== this.#query) return;
    const moved = JSON.stringify(boxes[this.#at]) !== JSON.stringify(this.#boxes[this.#at]);
    this.#boxes = boxes;
    this.#at = Math.min(this.#at, Math.max(0, boxes.length - 1));
    this.#tell();
    this.#look(moved);
  }

  #search(query: string): void {
    this.#query = query;
    this.#at = 0;
    this.#boxes = [];
    this.#stage.order({ type: 'find', query });
  }

  #step(by: number): void {
    if (this.#boxes.length === 0) return;
    this.#at = (this.#at + by + this.#boxes.length) % this.#boxes.length;
    this.#tell();
    this.#look(true);
  }

  #look(move: boolean): void {
    const box = this.#boxes[this.#at];
    if (box === undefined) return;
    this.#stage.order({ type: 'mark', index: this.#at });
    if (move) this.#stage.lookAt(box);
  }

  #tell(): void {
    const none = this.#boxes.length === 0;
    this.#previous.disabled = none;
    this.#next.disabled = none;
    this.element.classList.toggle('none', none && this.#query !== '');
    if (!this.#say) return;
    this.#count.textContent = this.#query === '' ? '' : none ? this.#say('findNone') : this.#say('findCount', { number: this.#at + 1, count: this.#boxes.length });
  }

  #key(event: KeyboardEvent): void {
    const { key, shiftKey, isComposing } = event;
    // While Hangul is being put together, Enter ends the syllable.
    if (isComposing || (key !== 'Enter' && key !== 'Escape') || (key === 'Enter' && event.target !== this.#input)) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') this.close();
    else this.#step(shiftKey ? -1 : 1);
  }
}
