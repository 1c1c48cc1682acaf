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
  const index = module.calls.indexOf(call);
  const isIt = (value: Value): boolean => value.kind === 'call' && value.call === index;
  const chained = module.calls.find((other) => other.callee.kind === 'member' && isIt(other.callee.object));
  if (chained?.callee.kind === 'member') {
    const catches = chained.callee.property === 'catch' || (chained.callee.property === 'then' && chained.arguments.length > 1);
    return catches ? 'caught' : outcomeOfPromise(module, chained);
  }
  return [...keptValues(module)].some((value) => [...partsOf(value)].some(isIt)) ? 'kept' : 'dropped';
}

function* keptValues(module: ModuleFacts): Iterable<Value> {
  for (const { init } of module.bindings) if (init !== undefined) yield init;
  for (const { value } of module.writes) yield value;
  for (const { value } of module.exports) if (value !== undefined) yield value;
  for (const { arguments: given } of module.calls) for (const { value } of given) yield value;
  for (const { returns } of module.bodies) yield* returns;
}
