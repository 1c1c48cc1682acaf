import type { PhraseData, PhraseId } from '../../core/language.ts';
import type { ServerStatus } from '../../protocol/server.ts';
import type { ConnectionState } from '../server/connection.ts';

interface Sentence {
  readonly id: PhraseId;
  readonly data?: PhraseData;
}

/** What the language status item shows. */
export interface StatusView {
  readonly text: Sentence;
  readonly detail: readonly Sentence[];
  readonly severity: 'Information' | 'Warning' | 'Error';
  readonly busy: boolean;
  readonly command: { readonly id: string; readonly title: PhraseId; readonly arguments: readonly string[] };
}

const showLog = { id: 'archnotes.showLog', title: 'client.log.show', arguments: [] } as const;
const restart = { id: 'archnotes.restartServer', title: 'client.server.restart', arguments: [] } as const;
const lint = { id: 'archnotes.lintWorkspace', title: 'status.lint', arguments: [] } as const;
const stop = { id: 'archnotes.stopReading', title: 'status.stopReading', arguments: [] } as const;
const problems = { id: 'workbench.actions.view.problems', title: 'status.problems', arguments: [] } as const;
const settings = {
  id: 'workbench.action.openSettings',
  title: 'status.settings',
  arguments: ['archnotes.lint.enable'],
} as const;

/** Puts the state of the connection, the server's last word and the setting into one thing to show. */
export function describeStatus(
  connection: ConnectionState,
  status: ServerStatus | undefined,
  lintEnabled: boolean,
): StatusView {
  if (connection === 'failed' || connection === 'stopped') return calm('status.stopped', 'Error', restart);
  if (status?.state === 'failed') return calm('status.failed', 'Error', showLog);
  if (connection !== 'running' || status === undefined || status.state === 'starting') return busy('status.starting');
  if (!lintEnabled) return calm('status.off', 'Information', settings);
  if (status.state === 'reading') return { ...busy('status.reading'), command: stop };
  return counted(status);
}

function counted({ files, handlers, findings, skipped, suppressed, partial }: ServerStatus): StatusView {
  return {
    text: partial ? { id: 'status.partial' } : count('status.findings', findings),
    detail: [
      ...(partial ? [count('status.findings', findings)] : []),
      ...(suppressed > 0 ? [{ id: 'status.suppressed', data: { count: suppressed } } as const] : []),
      count('status.files', files),
      count('status.handlers', handlers),
      ...(skipped > 0 ? [count('status.skipped', skipped)] : []),
    ],
    severity: partial ? 'Warning' : 'Information',
    busy: false,
    command: findings > 0 && !partial ? problems : lint,
  };
}

/** English tells one from several. */
const singular = {
  'status.findings': 'status.findingsOne',
  'status.files': 'status.filesOne',
  'status.handlers': 'status.handlersOne',
  'status.skipped': 'status.skippedOne',
} as const satisfies Partial<Record<PhraseId, PhraseId>>;
type Counted = keyof typeof singular;

function count(id: Counted, amount: number): Sentence {
  return { id: amount === 1 ? singular[id] : id, data: { count: amount } };
}

function calm(id: PhraseId, severity: StatusView['severity'], command: StatusView['command']): StatusView {
  return { text: { id }, detail: [], severity, busy: false, command };
}

function busy(id: PhraseId): StatusView {
  return { text: { id }, detail: [], severity: 'Information', busy: true, command: showLog };
}
