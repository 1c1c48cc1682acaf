import { JournalConflictError } from './journal.js';
import type { Journal, JournalEntry } from './journal.js';
import type { Outbox, ParkedCompensation, ParkedId } from './outbox.js';

/** A journal that dies with its process: for tests, and until a database stands behind the interface. */
export function createMemoryJournal(): Journal {
  const sagas = new Map<string, JournalEntry[]>();
  return {
    append: async (sagaId, place, entry) => {
      const entries = sagas.get(sagaId) ?? [];
      if (place !== entries.length) throw new JournalConflictError(sagaId, place);
      sagas.set(sagaId, [...entries, entry]);
    },
    read: async (sagaId) => sagas.get(sagaId) ?? [],
    unfinished: async () => [...sagas].filter(([, entries]) => entries.at(-1)?.type !== 'saga-ended').map(([sagaId]) => sagaId).sort(),
  };
}

/** An outbox that dies with its process. */
export function createMemoryOutbox(): Outbox {
  const waiting = new Map<string, ParkedCompensation>();
  const keyOf = ({ sagaId, step }: ParkedId): string => `${sagaId}:${step}`;
  return {
    park: async (parked) => void waiting.set(keyOf(parked), parked),
    list: async () => [...waiting.values()],
    remove: async (parked) => void waiting.delete(keyOf(parked)),
  };
}
