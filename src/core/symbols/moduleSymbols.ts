import type { Binding, Export, ModuleFacts } from '../model/module.ts';
import type { Range } from '../model/text.ts';
import type { Value } from '../model/value.ts';
import type { FileSymbol } from './fileSymbol.ts';

/** What a module declares at its top level or exports: functions, classes with their methods, values with their properties. */
export function moduleSymbols(module: ModuleFacts): readonly FileSymbol[] {
  const declared = module.bindings.filter(({ body, kind }) => body === 0 && kind !== 'import');
  const names = new Set(declared.map(({ name }) => name));
  const exported = module.exports.filter(({ name }) => name !== '*' && name !== '=' && !names.has(name));
  return [...declared.flatMap((binding) => ofBinding(module, binding)), ...exported.flatMap((one) => ofExport(module, one))];
}

function ofBinding(module: ModuleFacts, { name, range: at, init }: Binding): readonly FileSymbol[] {
  return [{ name, at, range: init === undefined ? at : around(at, init.range) }, ...membersOf(module, name, init)];
}

/** Leads to the value where it is declared, under whatever name it is exported. */
function ofExport(module: ModuleFacts, { name, range, value }: Export): readonly FileSymbol[] {
  const binding = value?.kind === 'name' ? module.bindings[value.binding] : undefined;
  if (binding !== undefined && binding.kind !== 'import') return ofBinding(module, binding).map((symbol) => ({ ...symbol, name: name + symbol.name.slice(binding.name.length) }));
  return [{ name, at: { start: range.start, end: range.start }, range: value === undefined ? range : around(range, value.range) }, ...membersOf(module, name, value)];
}

function membersOf(module: ModuleFacts, owner: string, value: Value | undefined): readonly FileSymbol[] {
  if (value?.kind === 'object') return value.properties.flatMap((one) => (one.kind === 'property' ? [{ name: `${owner}.${one.key}`, at: one.keyRange, range: one.range }] : []));
  const members = value?.kind === 'class' ? module.classes[value.class] : undefined;
  return Object.entries(members?.methods ?? {}).flatMap(([method, index]) => {
    const range = module.bodies[index]?.range;
    // The facts have no range of a method's name: its body begins where the name ends, or before it.
    return range === undefined ? [] : [{ name: `${owner}.${method.replace(/^static /, '')}`, at: { start: range.start, end: range.start }, range }];
  });
}

function around(one: Range, other: Range): Range {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}
