import type { NodeFindings, NodeSeverity } from '../../protocol/nodeLinks.ts';
import { element, icon } from './element.ts';
import type { Say } from './say.ts';

/** One shape for each severity, so that nobody depends on their colours. */
const shapes: Readonly<Record<NodeSeverity, string>> = {
  error: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM5.5 5.5l5 5M10.5 5.5l-5 5',
  warning: 'M8 1.8L15 14H1zM8 6v4M8 11.8v.4',
  info: 'M2 2h12v12H2zM8 7v4.2M8 4.6v.4',
  hint: 'M8 1.8L14.2 8L8 14.2L1.8 8zM8 8v.1',
};

const words = { error: 'severityError', warning: 'severityWarning', info: 'severityInfo', hint: 'severityHint' } as const;

/** The sign at a node that something is found where it leads to: how grave, and how much. */
export function badgeOf({ gravest, count }: NodeFindings, { node, label }: { readonly node: string; readonly label: string }, say: Say): HTMLButtonElement {
  const name = say('nodeBadge', { label, count, severity: say(words[gravest]) });
  return element('button', { type: 'button', class: `badge ${gravest}`, 'data-node': node, 'data-part': 'badge', 'aria-label': name }, icon(shapes[gravest]), count > 99 ? '99+' : String(count));
}
