import type { ModuleFacts, Write } from '../model/module.ts';
import type { Value } from '../model/value.ts';
import { meaningOf } from './values.ts';
import type { Modules } from './modules.ts';
import { isEmpty } from './valueParts.ts';

/** A call whose result an expression holds. */
export interface HeldCall {
  readonly module: ModuleFacts;
  readonly call: number;
}

/**
 * The call whose result `value` holds, undefined where it may hold that of several: followed through names and imports,
 * and, because clients live in variables that are filled later, through the one assignment that fills a variable or a
 * field (`client ??= new Redis()`, `this.redis = new Redis()`).
 */
export function clientValue(modules: Modules, module: ModuleFacts, value: Value): HeldCall | undefined {
  const [only, ...others] = clientValues(modules, module, value);
  return others.length === 0 ? only : undefined;
}

/** Every call whose result `value` may hold. */
export function clientValues(modules: Modules, module: ModuleFacts, value: Value): readonly HeldCall[] {
  return held({ modules, left: enough }, module, value, 0);
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
  if (meaning.kind !== 'value') return [];
  const { value: known, module: home } = meaning;
  if (known.kind === 'call') return [{ module: home, call: known.call }];
  const options = known.kind === 'either' ? known.options : known.kind === 'name' || known.kind === 'member' ? fillings(home, known).map((write) => write.value) : [];
  return distinct(options.flatMap((option) => held(search, home, option, depth + 1)));
}

function distinct(found: readonly HeldCall[]): readonly HeldCall[] {
  return found.filter((each, index) => found.findIndex((other) => other.call === each.call && other.module === each.module) === index);
}

function fillings(module: ModuleFacts, target: Extract<Value, { kind: 'name' | 'member' }>): readonly Write[] {
  return module.writes.filter((write) => isSameTarget(write.target, target) && !isEmpty(write.value));
}

function isSameTarget(one: Value, other: Value): boolean {
  if (one.kind === 'name') return other.kind === 'name' && one.binding === other.binding;
  if (one.kind !== 'member' || other.kind !== 'member' || one.property !== other.property) return false;
  if (one.object.kind === 'this') return other.object.kind === 'this' && one.object.class === other.object.class;
  if (one.object.kind === 'global') return other.object.kind === 'global' && one.object.name === other.object.name;
  return isSameTarget(one.object, other.object);
}
