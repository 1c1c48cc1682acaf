import { element, icon } from './element.ts';
import { icons } from './icons.ts';

/** One thing a menu offers; null draws a line between two groups. */
export interface MenuItem<Id extends string> {
  readonly id: Id;
  /** Whether it is switched on, for what is on or off. */
  readonly checked?: boolean;
}

/** A button that opens a menu below it. */
export interface Menu<Id extends string> {
  readonly element: HTMLElement;
  /** @param label of the button, and of what the menu offers */
  name(label: string, labels: (id: Id) => string): void;
  check(id: Id, checked: boolean): void;
}

/** A menu as the ARIA Authoring Practices have it: arrows, Home and End move, Enter and Space choose, Escape and Tab close. */
export function makeMenu<Id extends string>(items: readonly (MenuItem<Id> | null)[], choose: (id: Id) => void): Menu<Id> {
  const button = element('button', { type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false' }, icon(icons.more));
  const list = element('div', { class: 'menu', role: 'menu', hidden: '' });
  const entries = new Map<Id, HTMLButtonElement>();
  const open = (): void => {
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    [...entries.values()][0]?.focus();
  };
  const close = (refocus: boolean): void => {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (refocus) button.focus();
  };
  for (const item of items) {
    if (item === null) list.append(element('div', { role: 'separator' }));
    else {
      const entry = makeEntry(item, () => {
        close(true);
        choose(item.id);
      });
      entries.set(item.id, entry);
      list.append(entry);
    }
  }
  button.addEventListener('click', () => (list.hidden ? open() : close(true)));
  list.addEventListener('keydown', (event) => onKey(event, [...entries.values()], close));
  const whole = element('span', { class: 'more' }, button, list);
  whole.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !whole.contains(relatedTarget)) close(false);
  });
  return {
    element: whole,
    name(label, labels) {
      button.setAttribute('aria-label', label);
      button.title = label;
      list.setAttribute('aria-label', label);
      for (const [id, entry] of entries) entry.replaceChildren(icon(icons.check), labels(id));
    },
    check: (id, checked) => entries.get(id)?.setAttribute('aria-checked', String(checked)),
  };
}

function makeEntry({ checked }: MenuItem<string>, chosen: () => void): HTMLButtonElement {
  const role: Readonly<Record<string, string>> = checked === undefined ? { role: 'menuitem' } : { role: 'menuitemcheckbox', 'aria-checked': String(checked) };
  const entry = element('button', { type: 'button', tabindex: '-1', ...role });
  entry.addEventListener('click', chosen);
  return entry;
}

function onKey(event: KeyboardEvent, entries: readonly HTMLElement[], close: (refocus: boolean) => void): void {
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const to: Readonly<Record<string, number>> = { ArrowDown: (at + 1) % entries.length, ArrowUp: (at - 1 + entries.length) % entries.length, Home: 0, End: entries.length - 1 };
  const next = Object.hasOwn(to, event.key) ? to[event.key] : undefined;
  if (next === undefined && event.key !== 'Escape' && event.key !== 'Tab') return;
  event.preventDefault();
  event.stopPropagation();
  if (next === undefined) close(true);
  else entries[next]?.focus();
}
