import type { ClientUse } from '../model/connection.ts';
import type { Call, ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { partsOf } from './valueParts.ts';

/** What becomes of the promise that a call gives, as far as its own module tells. */
export function outcomeOf(module: ModuleFacts, call: Call): ClientUse['outcome'] {
  const index = module.calls.indexOf(call);
  const isIt = (value: Value): boolean => value.kind === 'call' && value.call === index;
  const chained = module.calls.find((other) => other.callee.kind === 'member' && isIt(other.callee.object));
  if (chained?.callee.kind === 'member') {
    const catches = chained.callee.property === 'catch' || (chained.callee.property === 'then' && chained.arguments.length > 1);
    return catches ? 'caught' : outcomeOf(module, chained);
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
