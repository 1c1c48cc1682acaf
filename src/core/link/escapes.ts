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
  return new Set([
    ...all.flatMap((module) => passedOn(module).flatMap(holders).flatMap((part) => clientsIn(module, part))),
    ...all.flatMap((module) => receivers(module).map((object) => clientsIn(module, object)).filter(({ length }) => length > 1).flat()),
    ...kept.filter((each) => each.clients.length > 0 && (!isWhole || isReachedFromOutside(each, all))).flatMap((each) => each.clients),
    ...(isWhole ? [] : all.flatMap((module) => module.exports.flatMap(({ value }) => (value === undefined ? [] : clientsIn(module, value))))),
  ]);
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
