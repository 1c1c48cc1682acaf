import type { PanelCommand, PanelDiagram, PanelPhrase } from '../../protocol/diagram.ts';
import { element, icon } from './element.ts';
import { icons } from './icons.ts';
import { makeMenu } from './menu.ts';
import type { Say } from './say.ts';

export interface ToolbarActions {
  pick(index: number): void;
  zoomIn(): void;
  zoomOut(): void;
  actualSize(): void;
  fit(): void;
  find(): void;
  choose(item: MenuChoice): void;
}

/** What the menu offers, in this order. */
export type MenuChoice = PanelCommand | 'outline';

/** The bar above the picture: which diagram, how large. */
export interface Toolbar {
  readonly element: HTMLElement;
  name(say: Say): void;
  list(diagrams: readonly PanelDiagram[], selected: number, say: Say): void;
  scale(scale: number): void;
  busy(busy: boolean): void;
  check(item: 'lock' | 'outline', checked: boolean): void;
}

export function makeToolbar(actions: ToolbarActions): Toolbar {
  const picker = element('select');
  const title = element('span', { class: 'title' });
  const zoomOut = element('button', { type: 'button' }, icon(icons.zoomOut));
  const percent = element('button', { type: 'button', class: 'percent' });
  const zoomIn = element('button', { type: 'button' }, icon(icons.zoomIn));
  const fit = element('button', { type: 'button' }, icon(icons.fit));
  const find = element('button', { type: 'button' }, icon(icons.find));
  const unlock = element('button', { type: 'button', 'aria-pressed': 'true', hidden: '' }, icon(icons.lock));
  const menu = makeMenu<MenuChoice>([{ id: 'export' }, { id: 'copyPng' }, { id: 'copySvg' }, { id: 'print' }, null, { id: 'newPanel' }, { id: 'lock', checked: false }, { id: 'outline', checked: false }], (id) => actions.choose(id));
  const progress = element('div', { class: 'progress', hidden: '' });
  const bar = element('div', { class: 'toolbar', role: 'toolbar' }, picker, title, element('span', { class: 'zoom' }, zoomOut, percent, zoomIn, fit), unlock, find, menu.element, progress);
  picker.addEventListener('change', () => actions.pick(picker.selectedIndex));
  zoomOut.addEventListener('click', () => actions.zoomOut());
  percent.addEventListener('click', () => actions.actualSize());
  zoomIn.addEventListener('click', () => actions.zoomIn());
  fit.addEventListener('click', () => actions.fit());
  find.addEventListener('click', () => actions.find());
  unlock.addEventListener('click', () => actions.choose('lock'));
  return {
    element: bar,
    name(say) {
      bar.setAttribute('aria-label', say('toolbar'));
      picker.setAttribute('aria-label', say('picker'));
      progress.setAttribute('aria-label', say('drawing'));
      const named: readonly (readonly [HTMLButtonElement, PanelPhrase])[] = [[zoomOut, 'zoomOut'], [zoomIn, 'zoomIn'], [fit, 'fit'], [find, 'find'], [unlock, 'lock']];
      for (const [button, phrase] of named) {
        button.setAttribute('aria-label', say(phrase));
        button.title = say(phrase);
      }
      percent.title = say('actualSize');
      menu.name(say('menu'), say);
    },
    list(diagrams, selected, say) {
      const names = diagrams.map(({ title: own }, index) => (own === '' ? say('pickerOption', { number: index + 1 }) : `${index + 1}. ${own}`));
      if (names.join('\n') !== [...picker.options].map(({ text }) => text).join('\n')) picker.replaceChildren(...names.map((text) => new Option(text)));
      picker.selectedIndex = selected;
      picker.hidden = diagrams.length < 2;
      title.hidden = !picker.hidden;
      title.textContent = diagrams[0]?.title ?? '';
    },
    scale(scale) {
      percent.textContent = `${Math.round(scale * 100)} %`;
    },
    busy(busy) {
      progress.hidden = !busy;
    },
    check(item, checked) {
      menu.check(item, checked);
      if (item === 'lock') unlock.hidden = !checked;
    },
  };
}
