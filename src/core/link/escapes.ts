import type { ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { keyOf, type ClientCall } from './clientCalls.ts';
import { clientValues } from './clientValue.ts';
import { isReachedFromOutside, keptIn } from './fields.ts';
import type { Modules } from './modules.ts';
import { partsOf } from './valueParts.ts';

/** Where uses were looked for. */
export interface Reach {
  readonly paths: Iterable<string>;
  /** Whether every module that can import one of these is known. */
  readonly isWhole: boolean;
}

/**
 * The clients that are passed on to where their uses are not followed: as an argument, inside an object, as the result
 * of a function, in a property that others ask for; and those of which it is not known which one a method is called on.
 * Keys as of `keyOf`.
 */
export function escapes(modules: Modules, clients: readonly ClientCall[], { paths, isWhole }: Reach): ReadonlySet<string> {
  const known = new Set(clients.map((client) => keyOf(client.module, client.index)));
  const all = [...paths].flatMap((path) => modules.get(path) ?? []);
  const clientsIn = (module: ModuleFacts, value: Value): readonly string[] =>
    clientValues(modules, module, value).map((held) => keyOf(held.module, held.call)).filter((key) => known.has(key));
  const kept = all.flatMap(keptIn).map((each) => ({ ...each, clients: clientsIn(each.module, each.value) }));
  const escaped = new Set(kept.filter((each) => each.clients.length > 0 && (!isWhole || isReachedFromOutside(each, all))).flatMap((each) => each.clients));
  const add = (keys: readonly string[]): void => keys.forEach((key) => escaped.add(key));
  for (const module of all) {
    if (!isWhole) for (const { value } of module.exports) if (value !== undefined) add(clientsIn(module, value));
    for (const value of passedOn(module)) for (const part of holders(value)) add(clientsIn(module, part));
    for (const object of receivers(module)) {
      const possible = clientsIn(module, object);
      if (possible.length > 1) add(possible);
    }
  }
  return escaped;
}

function passedOn(module: ModuleFacts): readonly Value[] {
  return [
    ...module.calls.flatMap((call) => call.arguments.map(({ value }) => value)),
    // `[redis, pool].forEach(listen)`
    ...receivers(module).filter(isLiteral),
    ...module.bodies.flatMap(({ returns }) => returns),
    ...module.bindings.flatMap(({ init }) => (init === undefined ? [] : takenApart(init))),
  ];
}

/** The literal that a name stands for, or a part of which: `const [pool] = [new Pool()]`. */
function takenApart(value: Value): readonly Value[] {
  if (value.kind === 'member') return takenApart(value.object);
  return isLiteral(value) ? [value] : [];
}

function isLiteral({ kind }: Value): boolean {
  return kind === 'object' || kind === 'array';
}

/** What methods are called on. */
function receivers(module: ModuleFacts): readonly Value[] {
  return module.calls.flatMap(({ callee }) => (callee.kind === 'member' ? [callee.object] : []));
}

/** The parts of a value that can hold a client. */
function holders(value: Value): readonly Value[] {
  return partsOf(value).filter(({ kind }) => kind === 'name' || kind === 'member' || kind === 'call');
}
