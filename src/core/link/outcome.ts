import type { Outcome } from '../model/connection.ts';
import type { Call, ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import type { Modules } from './modules.ts';
import { partsOf } from './valueParts.ts';
import { meaningOf } from './values.ts';

/** A call of a module; `index` into the module's calls. */
interface PlacedCall {
  readonly module: ModuleFacts;
  readonly index: number;
  readonly call: Call;
}

/** What becomes of the promise that a call gives, as far as its own module tells. A callback that it is given hears of failures. */
export function outcomeOf(modules: Modules, placed: PlacedCall): Outcome {
  return takesCallback(modules, placed) ? 'caught' : outcomeOfPromise(placed.module, placed.index);
}

function takesCallback(modules: Modules, { module, call }: PlacedCall): boolean {
  const last = call.arguments.at(-1);
  return last !== undefined && meaningOf(modules, module, last.value).kind === 'function';
}

function outcomeOfPromise(module: ModuleFacts, index: number): Outcome {
  const promises = promisesOf(module);
  let last = index;
  for (let next = promises.chained.get(last); next !== undefined; next = promises.chained.get(last)) {
    const call = module.calls[next];
    if (call?.callee.kind === 'member' && catches(call.callee.property, call)) return 'caught';
    last = next;
  }
  return promises.kept.has(last) ? 'kept' : 'dropped';
}

function catches(method: string, { arguments: given }: Call): boolean {
  return method === 'catch' || (method === 'then' && given.length > 1);
}

/** What a module does with the results of its calls, which are named by their indices. */
interface Promises {
  /** The first call of a method of a call's result: `connect().then(…)`. */
  readonly chained: ReadonlyMap<number, number>;
  /** The calls whose result is kept somewhere. */
  readonly kept: ReadonlySet<number>;
}

/**
 * Facts never change: what follows from them is worked out once, and not for each of a thousand commands. It does not lead back to them: what
 * a weak map holds is kept until V8 looks through all of its memory, and with it whatever it leads to, although the key is long gone.
 */
const known = new WeakMap<ModuleFacts, Promises>();

function promisesOf(module: ModuleFacts): Promises {
  const before = known.get(module);
  if (before !== undefined) return before;
  const chained = new Map<number, number>();
  const kept = new Set<number>();
  for (const [index, { callee }] of module.calls.entries()) {
    if (callee.kind === 'member' && callee.object.kind === 'call' && !chained.has(callee.object.call)) chained.set(callee.object.call, index);
  }
  for (const value of keptValues(module)) {
    for (const part of partsOf(value)) if (part.kind === 'call') kept.add(part.call);
  }
  const promises = { chained, kept };
  known.set(module, promises);
  return promises;
}

function* keptValues(module: ModuleFacts): Iterable<Value> {
  for (const { init } of module.bindings) if (init !== undefined) yield init;
  for (const { value } of module.writes) yield value;
  for (const { value } of module.exports) if (value !== undefined) yield value;
  for (const { arguments: given } of module.calls) for (const { value } of given) yield value;
  for (const { returns } of module.bodies) yield* returns;
}
