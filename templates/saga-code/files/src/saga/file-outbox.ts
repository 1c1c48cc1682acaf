import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn, writeDurably } from './durable-file.js';
import type { Outbox, ParkedCompensation, ParkedId } from './outbox.js';

/** An outbox on one machine: a file for each parked compensation, so that `ls` shows what waits. */
export function createFileOutbox(folder: string): Outbox {
  // No step has a dot in its name: no two of them share a file.
  const pathOf = ({ sagaId, step }: ParkedId): string => join(folder, `${sagaId}.${step}.json`);
  return {
    park: (parked) => writeDurably(pathOf(parked), parked, rename),
    list: async () => {
      const texts = (await namesIn(folder)).map((name) => readFile(join(folder, name), 'utf8'));
      return (await Promise.all(texts)).map((text) => JSON.parse(text) as ParkedCompensation);
    },
    remove: (parked) => rm(pathOf(parked), { force: true }),
  };
}
