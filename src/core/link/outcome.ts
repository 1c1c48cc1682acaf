import type { Outcome } from '../model/connection.ts';
import type { Call, ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import type { Modules } from './modules.ts';
import { partsOf } from './valueParts.ts';
import { meaningOf } from './values.ts';

/** What becomes of the promise that a call gives, as far as its own module tells. A callback that it is given hears of failures. */
export function outcomeOf(modules: Modules, module: ModuleFacts, call: Call): Outcome {
  return takesCallback(modules, module, call) ? 'caught' : outcomeOfPromise(module, call);
}

function takesCallback(modules: Modules, module: ModuleFacts, { arguments: given }: Call): boolean {
  const last = given.at(-1);
  return last !== undefined && meaningOf(modules, module, last.value).kind === 'function';
}

function outcomeOfPromise(module: ModuleFacts, call: Call): Outcome {
  const promises = promisesOf(module);
  let last = call;
  for (let next = promises.chained.get(last); next !== undefined; next = promises.chained.get(last)) {
    if (next.callee.kind === 'member' && catches(next.callee.property, next)) return 'caught';
    last = next;
  }
  return promises.kept.has(last) ? 'kept' : 'dropped';
}

function catches(method: string, { arguments: given }: Call): boolean {
  return method === 'catch' || (method === 'then' && given.length > 1);
}

/** What a module does with the results of its calls. */
interface Promises {
  /** The first call of a method of a call's result: `connect().then(…)`. */
  readonly chained: ReadonlyMap<Call, Call>;
  /** The calls whose result is kept somewhere. */
  readonly kept: ReadonlySet<Call>;
}

/** Facts never change: what follows from them is worked out once, and not for each of a thousand commands. */
const known = new WeakMap<ModuleFacts, Promises>();

function promisesOf(module: ModuleFacts): Promises {
  const before = known.get(module);
  if (before !== undefined) return before;
  const chained = new Map<Call, Call>();
  const kept = new Set<Call>();
  for (const call of module.calls) {
    const on = call.callee.kind === 'member' ? callOf(module, call.callee.object) : undefined;
    if (on !== undefined && !chained.has(on)) chained.set(on, call);
  }
  for (const value of keptValues(module)) {
    for (const part of partsOf(value)) {
      const call = callOf(module, part);
      if (call !== undefined) kept.add(call);
    }
  }
  const promises = { chained, kept };
  known.set(module, promises);
  return promises;
}

function callOf(module: ModuleFacts, value: Value): Call | undefined {
  return value.kind === 'call' ? module.calls[value.call] : undefined;
}

function* keptValues(module: ModuleFacts): Iterable<Value> {
  for (const { init } of module.bindings) if (init !== undefined) yield init;
  for (const { value } of module.writes) yield value;
  for (const { value } of module.exports) if (value !== undefined) yield value;
  for (const { arguments: given } of module.calls) for (const { value } of given) yield value;
  for (const { returns } of module.bodies) yield* returns;
}
