import type { ModuleFacts } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { meaningOf } from './values.ts';
import type { HeldCall, Modules } from './modules.ts';
import { isEmpty } from './valueParts.ts';

/** Where a value is kept. A global is a variable that nobody declares, as scripts without `use strict` may have. */
type Slot = Extract<Value, { kind: 'name' | 'member' | 'global' }>;

/**
 * The calls one of whose results `value` holds, each once: followed through names and imports, and, because clients live
 * in variables that are filled later, through the assignments that fill a variable, a field or a property of an object
 * (`client ??= new Redis()`, `this.redis = new Redis()`, `stores.cache = new Redis()`). Several where a condition, or the
 * time, decides which.
 */
export function clientValues(modules: Modules, module: ModuleFacts, value: Value): readonly HeldCall[] {
  if (value.kind !== 'name') return held({ modules, left: enough }, module, value, 0);
  const names = namesIn(modules, module);
  const found = names.get(value.binding) ?? held({ modules, left: enough }, module, value, 0);
  names.set(value.binding, found);
  return found;
}

function namesIn({ held: known }: Modules, module: ModuleFacts): Map<number, readonly HeldCall[]> {
  const names = known.get(module) ?? new Map<number, readonly HeldCall[]>();
  known.set(module, names);
  return names;
}

/** Values looked at for one question: variables that are filled with each other multiply. */
const enough = 100;

interface Search {
  readonly modules: Modules;
  left: number;
}

function held(search: Search, module: ModuleFacts, value: Value, depth: number): readonly HeldCall[] {
  if (depth > 8 || --search.left < 0) return [];
  const meaning = meaningOf(search.modules, module, value);
  if (meaning.kind === 'instance') return [{ module: meaning.module, call: -1 }];
  if (meaning.kind !== 'value') return [];
  const { value: known, module: home } = meaning;
  if (known.kind === 'object') return [{ module: home, call: -1 }];
  if (known.kind === 'call') return [{ module: home, call: known.call }];
  if (known.kind === 'either') return distinct(known.options.flatMap((option) => held(search, home, option, depth + 1)));
  if (known.kind !== 'name' && known.kind !== 'member' && known.kind !== 'global') return [];
  const filled = [{ home, target: known }, ...propertySlot(search.modules, home, known)];
  return distinct(filled.flatMap((slot) => fillings(slot.home, slot.target).flatMap((filling) => held(search, slot.home, filling, depth + 1))));
}

function distinct(found: readonly HeldCall[]): readonly HeldCall[] {
  return found.filter((each, index) => found.findIndex((other) => other.call === each.call && other.module === each.module) === index);
}

/** `stores.cache`, where `stores` is an object that another module keeps under a name: the same property there. */
function propertySlot(modules: Modules, module: ModuleFacts, slot: Slot): readonly { readonly home: ModuleFacts; readonly target: Slot }[] {
  if (slot.kind !== 'member') return [];
  const object = meaningOf(modules, module, slot.object);
  if (object.kind !== 'value' || object.value.kind !== 'object' || object.module === module) return [];
  const { range } = object.value;
  const binding = object.module.bindings.findIndex(({ init }) => init?.kind === 'object' && init.range.start === range.start);
  return binding < 0 ? [] : [{ home: object.module, target: { ...slot, object: { kind: 'name', binding, range } } }];
}

/** What is put into a slot: where it is declared, and later. */
function fillings(module: ModuleFacts, target: Slot): readonly Value[] {
  const init = target.kind === 'name' ? module.bindings[target.binding]?.init : undefined;
  const key = slotKey(target);
  const written = key === undefined ? [] : (writesBySlot(module).get(key) ?? []).flatMap((write) => module.writes[write]?.value ?? []);
  return (init === undefined ? written : [init, ...written]).filter((value) => !isEmpty(value));
}

/**
 * Facts never change: where a module writes what is worked out once, and not for each of a thousand questions. Writes are named by their
 * indices, so that the map does not lead back to its keys, which would be kept by it until V8 looks through all of its memory.
 */
const slots = new WeakMap<ModuleFacts, ReadonlyMap<string, readonly number[]>>();

function writesBySlot(module: ModuleFacts): ReadonlyMap<string, readonly number[]> {
  const before = slots.get(module);
  if (before !== undefined) return before;
  const bySlot = new Map<string, number[]>();
  for (const [index, { target }] of module.writes.entries()) {
    const key = slotKey(target);
    if (key === undefined) continue;
    const writes = bySlot.get(key);
    if (writes === undefined) bySlot.set(key, [index]);
    else writes.push(index);
  }
  slots.set(module, bySlot);
  return bySlot;
}

/** The same text for two expressions of a module that name the same variable, field or property; undefined for others. */
function slotKey(value: Value): string | undefined {
  switch (value.kind) {
    case 'name':
      return `name ${value.binding}`;
    case 'global':
      return `global ${value.name}`;
    case 'this':
      return `this ${value.class}`;
    case 'member': {
      const object = slotKey(value.object);
      return object === undefined ? undefined : `${object}.${value.property}`;
    }
    default:
      return undefined;
  }
}
