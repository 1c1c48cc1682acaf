import type { Entry } from '../model/entry.ts';
import type { Guard } from '../model/module.ts';
import { meaningOf, meaningOfExport, type Meaning } from './values.ts';
import type { Modules } from './modules.ts';
import { followed, type Running, type Trace } from './trace.ts';

/**
 * Follows what every event of `entry` runs: the handler's body, and what it calls without condition. What is memoised
 * stands behind a condition and is not followed.
 */
export function traceInvocation(modules: Modules, entry: Entry): Trace {
  const meaning = meaningOfExport(modules, entry.module, entry.exportName);
  return followed(modules, entry, handlerBodies(modules, meaning), { runs: runsWithEveryEvent, imports: false, enters: isPlain });
}

/** The handler itself, or the functions that its wrapper is given. */
function handlerBodies(modules: Modules, meaning: Meaning, budget = { left: enough }): readonly Running[] {
  if (meaning.kind === 'function') return [{ module: meaning.module, body: meaning.body }];
  if (meaning.kind !== 'value' || meaning.value.kind !== 'call' || --budget.left < 0) return [];
  const call = meaning.module.calls[meaning.value.call];
  return (call?.arguments ?? []).flatMap((argument) => handlerBodies(modules, meaningOf(modules, meaning.module, argument.value), budget));
}

/** Wrappers looked at for one handler: they may be given each other. */
const enough = 50;

/** Whether code behind these guards runs with every event that is not refused with an exception. */
export function runsWithEveryEvent(guards: readonly Guard[]): boolean {
  return guards.every(({ test, arm, orThrows }) => orThrows === true || (test.kind === 'constant' && test.truthy === (arm === 'then')));
}

/** A decorator may remember what a function gave, as `@lru_cache` does: whether a call of it runs it is then not known. */
function isPlain({ module, body }: Running): boolean {
  return !module.calls.some(({ callee, arguments: [first] }) => {
    const isDecorated = first?.value.kind === 'function' && first.value.body === body;
    return isDecorated && !(callee.kind === 'global' && plainDecorators.has(callee.name));
  });
}

const plainDecorators = new Set(['staticmethod', 'classmethod']);
