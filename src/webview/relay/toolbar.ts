import type { PanelDiagram, PanelPhrase } from '../../protocol/diagram.ts';
import { element, icon } from './element.ts';
import type { Say } from './say.ts';

export interface ToolbarActions {
  pick(index: number): void;
  zoomIn(): void;
  zoomOut(): void;
  actualSize(): void;
  fit(): void;
}

/** The bar above the picture: which diagram, how large. */
export interface Toolbar {
  readonly element: HTMLElement;
  name(say: Say): void;
  list(diagrams: readonly PanelDiagram[], selected: number, say: Say): void;
  scale(scale: number): void;
  busy(busy: boolean): void;
}

const icons = { zoomOut: 'M3.5 8h9', zoomIn: 'M3.5 8h9M8 3.5v9', fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10' };

export function makeToolbar(actions: ToolbarActions): Toolbar {
  const picker = element('select');
  const title = element('span', { class: 'title' });
  const zoomOut = element('button', { type: 'button' }, icon(icons.zoomOut));
  const percent = element('button', { type: 'button', class: 'percent' });
  const zoomIn = element('button', { type: 'button' }, icon(icons.zoomIn));
  const fit = element('button', { type: 'button' }, icon(icons.fit));
  const progress = element('div', { class: 'progress', hidden: '' });
  const bar = element('div', { class: 'toolbar', role: 'toolbar' }, picker, title, element('span', { class: 'zoom' }, zoomOut, percent, zoomIn, fit), progress);
  picker.addEventListener('change', () => actions.pick(picker.selectedIndex));
  zoomOut.addEventListener('click', () => actions.zoomOut());
  percent.addEventListener('click', () => actions.actualSize());
  zoomIn.addEventListener('click', () => actions.zoomIn());
  fit.addEventListener('click', () => actions.fit());
  return {
    element: bar,
    name(say) {
      bar.setAttribute('aria-label', say('toolbar'));
      picker.setAttribute('aria-label', say('picker'));
      progress.setAttribute('aria-label', say('drawing'));
      const named: readonly (readonly [HTMLButtonElement, PanelPhrase])[] = [[zoomOut, 'zoomOut'], [zoomIn, 'zoomIn'], [fit, 'fit']];
      for (const [button, phrase] of named) {
        button.setAttribute('aria-label', say(phrase));
        button.title = say(phrase);
      }
      percent.title = say('actualSize');
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
  };
}
