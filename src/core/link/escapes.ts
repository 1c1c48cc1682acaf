import type { ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { keyOf, type ClientCall } from './clientCalls.ts';
import { clientValue } from './clientValue.ts';
import type { Modules } from './modules.ts';
import { partsOf } from './valueParts.ts';

/**
 * The clients that are passed on to where their uses are not followed: as an argument, inside an object, as the result
 * of a function. Keys as of `keyOf`.
 */
export function escapes(modules: Modules, clients: readonly ClientCall[], paths: Iterable<string>): ReadonlySet<string> {
  const known = new Set(clients.map((client) => keyOf(client.module, client.index)));
  const escaped = new Set<string>();
  for (const path of paths) {
    const module = modules.get(path);
    if (module === undefined) continue;
    for (const value of passedOn(module)) {
      for (const part of partsOf(value)) {
        const held = part.kind === 'name' || part.kind === 'member' || part.kind === 'call' ? clientValue(modules, module, part) : undefined;
        const key = held === undefined ? undefined : keyOf(held.module, held.call);
        if (key !== undefined && known.has(key)) escaped.add(key);
      }
    }
  }
  return escaped;
}

function* passedOn(module: ModuleFacts): Iterable<Value> {
  for (const call of module.calls) for (const argument of call.arguments) yield argument.value;
  for (const body of module.bodies) yield* body.returns;
  for (const binding of module.bindings) if (binding.init?.kind === 'object' || binding.init?.kind === 'array') yield binding.init;
}
