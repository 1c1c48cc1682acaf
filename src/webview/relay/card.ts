import { failureSentence } from '../../core/diagram/failureSentence.ts';
import type { PanelDiagram } from '../../protocol/diagram.ts';
import type { Failure } from '../../protocol/failure.ts';
import { element, withCode } from './element.ts';
import type { Say } from './say.ts';

export interface CardActions {
  reveal(line: number, character: number): void;
  resume(): void;
}

/** What went wrong, where, and what there is to do. */
export interface CardContent {
  readonly failure: Failure;
  readonly diagram: PanelDiagram;
  readonly timeoutSeconds: number;
  /** Whether a picture of an earlier text is still to be seen. */
  readonly lastGood: boolean;
}

/** Longer lines are cut around the place. */
const excerptLength = 120;

/** The card over the lower edge of the picture. Empty and hidden while all is well. */
export function showCard(card: HTMLElement, content: CardContent | undefined, say: Say, actions: CardActions): void {
  card.hidden = content === undefined;
  if (content === undefined) return card.replaceChildren();
  const { failure, diagram, timeoutSeconds, lastGood } = content;
  const line = failure.line === null ? undefined : diagram.firstLine + failure.line + 1;
  const headline = element('p', { class: 'headline' }, ...withCode(failureSentence(say, failure, { line, seconds: timeoutSeconds })));
  const notes = lastGood ? [element('p', { class: 'note' }, say('lastGood'))] : [];
  card.replaceChildren(headline, ...excerpt(failure, diagram), ...notes, ...buttons(failure, line, say, actions), ...ownWords(failure, say));
}

/** What Mermaid itself said, for whoever wants to search for it. */
function ownWords({ detail }: Failure, say: Say): readonly HTMLElement[] {
  return detail === '' ? [] : [element('details', {}, element('summary', {}, say('ownWords')), element('pre', { class: 'detail', lang: 'en' }, detail))];
}

function excerpt({ line, character, about = '' }: Failure, { source }: PanelDiagram): readonly HTMLElement[] {
  if (line === null) return [];
  const text = source.split(/\r\n?|\n/)[line] ?? '';
  if (text.trim() === '') return [];
  const at = Math.min(character ?? 0, text.length);
  const start = Math.max(0, at - excerptLength / 2);
  const end = at + (about !== '' && text.startsWith(about, at) ? about.length : 1);
  const [before, marked, after] = [text.slice(start, at), text.slice(at, end), text.slice(end, start + excerptLength)];
  return [element('pre', {}, before.trimStart(), element('mark', {}, marked === '' ? ' ' : marked), after)];
}

function buttons({ reason, line, character }: Failure, shownLine: number | undefined, say: Say, actions: CardActions): readonly HTMLElement[] {
  const made: HTMLElement[] = [];
  if (line !== null && shownLine !== undefined) {
    const go = element('button', { type: 'button', class: 'action' }, say('goToLine', { line: shownLine }));
    go.addEventListener('click', () => actions.reveal(line, character ?? 0));
    made.push(go);
  }
  if (reason === 'paused' || reason === 'timeout') {
    const again = element('button', { type: 'button', class: 'action' }, say('resume'));
    again.addEventListener('click', () => actions.resume());
    made.push(again);
  }
  return made.length === 0 ? [] : [element('div', { class: 'actions' }, ...made)];
}
