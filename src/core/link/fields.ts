import type { ModuleFacts, Write } from '../model/module.ts';
import type { MemberValue, ThisValue, Value } from '../model/value.ts';
import { partsOf } from './valueParts.ts';

/** A value that is kept as a property: `this.redis = …`, `globalThis.redis ??= …`. */
export interface Kept {
  readonly module: ModuleFacts;
  readonly target: MemberValue;
  readonly value: Value;
}

/** Everything that a module keeps in properties, its exports excepted: those are followed by their names. */
export function keptIn(module: ModuleFacts): readonly Kept[] {
  return module.writes.flatMap(({ target, value }: Write) => (target.kind === 'member' && !isExports(target.object) ? [{ module, target, value }] : []));
}

function isExports(object: Value): boolean {
  if (object.kind === 'global') return object.name === 'exports';
  return object.kind === 'member' && object.property === 'exports' && object.object.kind === 'global' && object.object.name === 'module';
}

/**
 * Whether a kept value can be asked for where nobody looks: it is not a field, or somebody other than the class itself
 * asks for a property of that name.
 */
export function isReachedFromOutside({ module, target }: Kept, modules: readonly ModuleFacts[]): boolean {
  const owner = target.object;
  if (owner.kind !== 'this') return true;
  return modules.some((other) => membersOf(other).some((member) => member.property === target.property && !(other === module && isOf(owner, member.object))));
}

function isOf(owner: ThisValue, object: Value): boolean {
  return object.kind === 'this' && object.class === owner.class;
}

function membersOf(module: ModuleFacts): readonly MemberValue[] {
  return [...valuesOf(module)].flatMap((value) => partsOf(value).filter((part): part is MemberValue => part.kind === 'member'));
}

/** Every value that stands in a module, whole. */
export function* valuesOf(module: ModuleFacts): Iterable<Value> {
  for (const { callee, arguments: given } of module.calls) {
    yield callee;
    for (const { value } of given) yield value;
  }
  for (const { returns } of module.bodies) yield* returns;
  for (const { init } of module.bindings) if (init !== undefined) yield init;
  for (const { value } of module.writes) yield value;
}
