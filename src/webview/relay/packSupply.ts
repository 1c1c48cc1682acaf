import type { PainterOrder } from '../messages/painterOrder.ts';
import type { Resources } from './resources.ts';

/** Gives one frame the packs that it needs, each once. */
export interface PackSupply {
  /** Settles when all these have been given. Rejects when one cannot be read, and gives none then; it may be asked for again. */
  give(names: readonly string[]): Promise<void>;
}

/** @param order says something to the frame */
export function openPackSupply(resources: Resources, order: (order: PainterOrder) => void): PackSupply {
  const given = new Map<string, Promise<void>>();
  const giveNew = async (names: readonly string[]): Promise<void> => {
    try {
      const packs = await Promise.all(names.map(async (name) => ({ name, content: await resources.pack(name) })));
      order({ type: 'packs', packs });
    } catch (error) {
      for (const name of names) given.delete(name);
      throw error;
    }
  };
  return {
    async give(names) {
      const missing = names.filter((name) => !given.has(name));
      const giving = missing.length > 0 ? giveNew(missing) : undefined;
      for (const name of missing) if (giving) given.set(name, giving);
      await Promise.all(names.flatMap((name) => given.get(name) ?? []));
    },
  };
}
