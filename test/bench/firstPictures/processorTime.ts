import { readdirSync, readFileSync } from 'node:fs';

/** A tick of Linux's clock of processes, in milliseconds. */
const tick = 10;

/** Milliseconds of the processor that a process and all that came from it have used so far, by their numbers; of Linux alone, none elsewhere. */
export type ProcessorTimes = ReadonlyMap<number, number>;

export function processorTimes(process: number): ProcessorTimes {
  const all = processes();
  const family = new Set([process]);
  for (const member of family) for (const [id, { parent }] of all) if (parent === member) family.add(id);
  return new Map([...family].flatMap((id) => (all.has(id) ? [[id, all.get(id)?.used ?? 0] as const] : [])));
}

/** What was used between two moments by those that are there at the end; NaN where nothing is known. */
export function usedBetween(before: ProcessorTimes, after: ProcessorTimes): number {
  if (after.size === 0) return Number.NaN;
  return [...after].reduce((sum, [id, used]) => sum + used - (before.get(id) ?? 0), 0);
}

function processes(): ReadonlyMap<number, { readonly parent: number; readonly used: number }> {
  if (process.platform !== 'linux') return new Map();
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(ids.flatMap((id) => {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
      // A name, which may hold anything, stands in brackets before the numbers.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
      return [[Number(id), { parent: fields[1] ?? 0, used: ((fields[11] ?? 0) + (fields[12] ?? 0)) * tick }] as const];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  }));
}
