import type { ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { keyOf, type ClientCall } from './clientCalls.ts';
import { clientValue } from './clientValue.ts';
import { isReachedFromOutside, keptIn } from './fields.ts';
import type { Modules } from './modules.ts';
import { partsOf } from './valueParts.ts';

/**
 * The clients that are passed on to where their uses are not followed: as an argument, inside an object, as the result
 * of a function, in a property that others ask for. Keys as of `keyOf`.
 */
export function escapes(modules: Modules, clients: readonly ClientCall[], paths: Iterable<string>): ReadonlySet<string> {
  const known = new Set(clients.map((client) => keyOf(client.module, client.index)));
  const escaped = new Set<string>();
  const all = [...paths].flatMap((path) => modules.get(path) ?? []);
  const clientIn = (module: ModuleFacts, value: Value): string | undefined => {
    const held = clientValue(modules, module, value);
    const key = held === undefined ? undefined : keyOf(held.module, held.call);
    return key !== undefined && known.has(key) ? key : undefined;
  };
  for (const module of all) {
    for (const value of passedOn(module)) for (const part of holders(value)) add(escaped, clientIn(module, part));
    for (const kept of keptIn(module)) {
      const key = clientIn(module, kept.value);
      if (key !== undefined && !escaped.has(key) && isReachedFromOutside(kept, all)) escaped.add(key);
    }
  }
  return escaped;
}

function* passedOn(module: ModuleFacts): Iterable<Value> {
  for (const call of module.calls) for (const argument of call.arguments) yield argument.value;
  for (const body of module.bodies) yield* body.returns;
  for (const binding of module.bindings) if (binding.init?.kind === 'object' || binding.init?.kind === 'array') yield binding.init;
}

function add(keys: Set<string>, key: string | undefined): void {
  if (key !== undefined) keys.add(key);
}

/** The parts of a value that can hold a client. */
function holders(value: Value): readonly Value[] {
  return [...partsOf(value)].filter(({ kind }) => kind === 'name' || kind === 'member' || kind === 'call');
}
