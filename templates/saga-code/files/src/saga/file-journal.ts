import { link, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCode, namesIn, writeDurably } from './durable-file.js';
import { JournalConflictError } from './journal.js';
import type { Journal, JournalEntry } from './journal.js';

/**
 * A journal on one machine: a folder for each saga, in it a file for each entry. Several processes may share it: whoever
 * links the name of an entry first has it. Sagas that have ended stay until you delete their folders.
 */
export function createFileJournal(root: string): Journal {
  const read = async (sagaId: string): Promise<readonly JournalEntry[]> => {
    const folder = join(root, sagaId);
    const texts = (await namesIn(folder)).map((name) => readFile(join(folder, name), 'utf8'));
    return (await Promise.all(texts)).map((text) => JSON.parse(text) as JournalEntry);
  };
  return {
    append: (sagaId, place, entry) => writeDurably(join(root, sagaId, nameOf(place)), entry, async (draft, path) => {
      try {
        // Unlike a rename, a link never replaces what is there.
        await link(draft, path);
      } catch (error) {
        throw isCode(error, 'EEXIST') ? new JournalConflictError(sagaId, place) : error;
      }
    }),
    read,
    unfinished: async () => {
      const sagaIds = await namesIn(root);
      const last = await Promise.all(sagaIds.map(async (sagaId) => (await read(sagaId)).at(-1)?.type));
      return sagaIds.filter((_, index) => last[index] !== undefined && last[index] !== 'saga-ended');
    },
  };
}

/** Names that sort as the places do. */
function nameOf(place: number): string {
  return `${String(place).padStart(6, '0')}.json`;
}
