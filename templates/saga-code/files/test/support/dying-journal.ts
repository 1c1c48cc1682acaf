import type { Journal } from '../../src/saga/journal.js';

/** What stands for the death of the process. */
export class DeathError extends Error {}

/** A journal whose process dies with its nth entry, counted from 0: just before it is written, or just after. */
export function dyingJournal(journal: Journal, nth: number, when: 'before' | 'after'): Journal {
  let count = 0;
  return {
    ...journal,
    append: async (...given) => {
      const dies = count++ === nth;
      if (dies && when === 'before') throw new DeathError();
      await journal.append(...given);
      if (dies) throw new DeathError();
    },
  };
}
