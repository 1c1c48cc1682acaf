import type { Connection, Load } from '../model/connection.ts';

/**
 * The entries that have to do with a client: those that construct it, on a cold start or with an event, and those that
 * call a method of it. One load for each entry, the shortest.
 */
export function touchesOf({ loads, invocations, uses }: Connection): readonly Load[] {
  const all = [...loads, ...invocations, ...uses.flatMap((use) => [...use.loads, ...use.invocations])];
  const byEntry = new Map<Load['entry'], Load>();
  for (const load of all) {
    const known = byEntry.get(load.entry);
    if (known === undefined || load.chain.length < known.chain.length) byEntry.set(load.entry, load);
  }
  return [...byEntry.values()];
}
