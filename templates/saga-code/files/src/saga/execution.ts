import type { Journal, JournalEntry } from './journal.js';
import { replay } from './progress.js';
import type { Progress } from './progress.js';

/** An attempt to compensate failed; another may follow. It is told, and not part of the journal. */
export interface FailedAttempt {
  readonly type: 'compensation-attempt-failed';
  readonly step: string;
  readonly attempt: number;
  readonly reason: string;
}

/** What is told while a saga runs: every entry of its journal once it is written, and every failed attempt to compensate. */
export type SagaEvent = { readonly sagaId: string; readonly saga: string } & (JournalEntry | FailedAttempt);

/** One saga in the hands of one process. */
export interface Execution {
  readonly sagaId: string;
  progress(): Progress;
  /** Writes an entry and tells of it. @throws what the journal throws: the saga then stays as it was, to be resumed */
  record(entry: JournalEntry): Promise<void>;
  tell(event: FailedAttempt): void;
}

export interface Watched {
  readonly journal: Journal;
  /** Told of every event: the place for logs and metrics. It must not throw. */
  readonly observe: (event: SagaEvent) => void;
}

/** Takes a saga into hand whose journal holds these entries. */
export function openExecution(sagaId: string, saga: string, { journal, observe }: Watched, entries: readonly JournalEntry[]): Execution {
  let written = entries;
  return {
    sagaId,
    progress: () => replay(written),
    record: async (entry) => {
      await journal.append(sagaId, written.length, entry);
      written = [...written, entry];
      observe({ sagaId, saga, ...entry });
    },
    tell: (event) => observe({ sagaId, saga, ...event }),
  };
}
