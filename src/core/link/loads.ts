import type { Entry } from '../model/entry.ts';
import { runsOnColdStart } from './guards.ts';
import type { Modules } from './modules.ts';
import { followed, type Trace } from './trace.ts';

/**
 * Follows what a cold start of `entry` runs: its module's top level, the modules it imports, and the functions,
 * constructors and field initialisers that are called there without condition.
 */
export function traceLoad(modules: Modules, entry: Entry): Trace {
  const module = modules.get(entry.module);
  return followed(modules, entry, module === undefined ? [] : [{ module, body: 0 }], {
    runs: (guards, of) => runsOnColdStart(modules, of, guards) === true,
    imports: true,
  });
}
