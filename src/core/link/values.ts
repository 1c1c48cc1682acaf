import type { Binding, Call, Import, ModuleFacts } from '../model/module.ts';
import type { MemberValue, NameValue, Value } from '../model/value.ts';
import { constructs, isSelf } from './meaningPython.ts';
import type { ImportTarget, Modules } from './modules.ts';

/** What an expression stands for, followed through names, imports, re-exports and members as far as it is certain. */
export type Meaning =
  /** Something a package exports: `['Redis', 'Cluster']` is `Redis.Cluster`; `[]` is the whole module. */
  | { readonly kind: 'package'; readonly specifier: string; readonly path: readonly string[] }
  /** A whole module of the project. */
  | { readonly kind: 'module'; readonly module: ModuleFacts }
  | { readonly kind: 'function'; readonly module: ModuleFacts; readonly body: number }
  | { readonly kind: 'class'; readonly module: ModuleFacts; readonly class: number }
  /** An object made with `new` from a class of the project. */
  | { readonly kind: 'instance'; readonly module: ModuleFacts; readonly class: number }
  /** A literal, template, object, array, call, global or alternative in a module. */
  | { readonly kind: 'value'; readonly module: ModuleFacts; readonly value: Value }
  | { readonly kind: 'unresolved' };

const unresolved: Meaning = { kind: 'unresolved' };

/** Deeper chains of names are no longer worth following; the bound also ends cycles of re-exports. */
const deepest = 40;

/** Follows `value`, an expression of `module`, to what it means. */
export function meaningOf(modules: Modules, module: ModuleFacts, value: Value, depth = 0): Meaning {
  if (depth > deepest) return unresolved;
  switch (value.kind) {
    case 'name':
      return meaningOfName(modules, module, value, depth);
    case 'member':
      return meaningOfMember(modules, module, value, depth);
    case 'require':
      return meaningOfImport(modules, module, { import: value.import, imported: '*' }, depth);
    case 'function':
      return { kind: 'function', module, body: value.body };
    case 'class':
      return { kind: 'class', module, class: value.class };
    case 'call':
      return meaningOfCall(modules, module, value.call, depth) ?? { kind: 'value', module, value };
    case 'this':
      return isSelf(module) ? { kind: 'instance', module, class: value.class } : unresolved;
    case 'unresolved':
      return unresolved;
    default:
      return { kind: 'value', module, value };
  }
}

/** What the module at `path` exports under `name` (`*`: the module itself). */
export function meaningOfExport(modules: Modules, path: string, name: string, depth = 0): Meaning {
  const module = modules.get(path);
  if (module === undefined || depth > deepest) return unresolved;
  if (name === '*') return wholeModule(modules, module, depth);
  return meaningOfOwnExport(modules, module, name, depth) ?? throughStars({ modules, name, seen: new Set([path]) }, module, depth);
}

/** What a module exports under a name itself, `export *` left aside. */
function meaningOfOwnExport(modules: Modules, module: ModuleFacts, name: string, depth: number): Meaning | undefined {
  const own = module.exports.find((candidate) => candidate.name === name && !candidate.typeOnly);
  if (own?.from !== undefined) return meaningOfImport(modules, module, own.from, depth + 1);
  if (own?.value !== undefined) return meaningOf(modules, module, own.value, depth + 1);
  return meaningThroughAssignment(modules, module, name, depth);
}

/** `module.exports = X` makes `require()` give X; its properties are then the names. */
function wholeModule(modules: Modules, module: ModuleFacts, depth: number): Meaning {
  const assigned = module.exports.find((candidate) => candidate.name === '=');
  if (assigned?.value === undefined) return { kind: 'module', module };
  return meaningOf(modules, module, assigned.value, depth + 1);
}

function meaningThroughAssignment(modules: Modules, module: ModuleFacts, name: string, depth: number): Meaning | undefined {
  const assigned = module.exports.find((candidate) => candidate.name === '=');
  if (assigned?.value === undefined) return undefined;
  const whole = meaningOf(modules, module, assigned.value, depth + 1);
  return name === 'default' ? whole : memberOf(modules, whole, name, depth + 1);
}

/** The search for one name through `export *`. Barrels may lead to each other, so each module is asked once. */
interface StarSearch {
  readonly modules: Modules;
  readonly name: string;
  readonly seen: Set<string>;
}

/** More modules than any barrel leads to; each costs the stack two steps. */
const mostStarred = 2000;

function throughStars(search: StarSearch, module: ModuleFacts, depth: number): Meaning {
  if (search.name === 'default') return unresolved;
  for (const star of module.exports) {
    const imported = star.name === '*' && star.from !== undefined && !star.typeOnly ? module.imports[star.from.import] : undefined;
    if (imported === undefined || imported.typeOnly) continue;
    const found = throughStar(search, module, imported, depth);
    if (found.kind !== 'unresolved') return found;
  }
  return unresolved;
}

function throughStar(search: StarSearch, from: ModuleFacts, imported: Import, depth: number): Meaning {
  const { modules, name, seen } = search;
  const target = modules.targetOf(from, imported);
  const module = target.kind === 'module' && !seen.has(target.path) && seen.size < mostStarred ? modules.get(target.path) : undefined;
  if (module !== undefined) {
    seen.add(module.path);
    const exported = meaningOfOwnExport(modules, module, name, depth + 1) ?? throughStars(search, module, depth);
    if (exported.kind !== 'unresolved') return exported;
  }
  return elsewhere(modules, from, { imported, name, target }, depth);
}

function meaningOfImport(
  modules: Modules,
  module: ModuleFacts,
  from: { readonly import: number; readonly imported: string },
  depth: number,
): Meaning {
  const imported = module.imports[from.import];
  if (imported === undefined || imported.typeOnly) return unresolved;
  const target = modules.targetOf(module, imported);
  const exported = target.kind === 'module' ? meaningOfExport(modules, target.path, from.imported, depth + 1) : unresolved;
  return exported.kind !== 'unresolved' ? exported : elsewhere(modules, module, { imported, name: from.imported, target }, depth);
}

interface Asked {
  readonly imported: Import;
  readonly name: string;
  readonly target: ImportTarget;
}

/** What a name means that the module asked for does not export: a module inside of it, or a package's. */
function elsewhere(modules: Modules, module: ModuleFacts, { imported, name, target }: Asked, depth: number): Meaning {
  const submodule = modules.submoduleOf(module, imported, name);
  if (submodule !== undefined) return meaningOfExport(modules, submodule, '*', depth + 1);
  if (target.kind === 'module') return unresolved;
  return { kind: 'package', specifier: target.specifier, path: name === '*' ? target.path : [...target.path, name] };
}

function meaningOfName(modules: Modules, module: ModuleFacts, name: NameValue, depth: number): Meaning {
  const binding = module.bindings[name.binding];
  if (binding === undefined) return unresolved;
  if (binding.from !== undefined) return meaningOfImport(modules, module, binding.from, depth + 1);
  if (binding.init === undefined || isRewritten(module, name.binding, binding)) {
    return { kind: 'value', module, value: name };
  }
  const meaning = meaningOf(modules, module, binding.init, depth + 1);
  // A name is worth more than "don't know": its annotation may still tell its type.
  return meaning.kind === 'unresolved' ? { kind: 'value', module, value: name } : meaning;
}

function boundFunction(modules: Modules, module: ModuleFacts, { callee }: Call, depth: number): Meaning | undefined {
  if (callee.kind !== 'member' || callee.property !== 'bind') return undefined;
  const bound = meaningOf(modules, module, callee.object, depth + 1);
  return bound.kind === 'function' ? bound : undefined;
}

/** Whether a name is given another value after its declaration. */
export function isRewritten(module: ModuleFacts, index: number, binding: Binding): boolean {
  if (binding.kind === 'const' || binding.kind === 'class' || binding.kind === 'function') return false;
  return module.writes.some((write) => write.target.kind === 'name' && write.target.binding === index);
}

function meaningOfMember(modules: Modules, module: ModuleFacts, member: MemberValue, depth: number): Meaning {
  const object = meaningOf(modules, module, member.object, depth + 1);
  const found = memberOf(modules, object, member.property, depth + 1);
  return found.kind === 'unresolved' ? { kind: 'value', module, value: member } : found;
}

/** The property `name` of what something means. */
export function memberOf(modules: Modules, object: Meaning, name: string, depth = 0): Meaning {
  switch (object.kind) {
    case 'package':
      return { ...object, path: [...object.path, name] };
    case 'module':
      return meaningOfExport(modules, object.module.path, name, depth + 1);
    case 'class':
      return methodOf(object.module, object.class, `static ${name}`);
    case 'instance':
      return methodOf(object.module, object.class, name);
    case 'value':
      return propertyOf(modules, object, name, depth);
    default:
      return unresolved;
  }
}

function methodOf(module: ModuleFacts, classIndex: number, name: string): Meaning {
  const methods = module.classes[classIndex]?.methods ?? {};
  const body = Object.hasOwn(methods, name) ? methods[name] : undefined;
  return body === undefined ? unresolved : { kind: 'function', module, body };
}

function propertyOf(modules: Modules, object: Extract<Meaning, { kind: 'value' }>, name: string, depth: number): Meaning {
  if (object.value.kind !== 'object') return unresolved;
  for (const property of [...object.value.properties].reverse()) {
    // What stands later in the literal wins; behind a spread or a computed key nothing is certain.
    if (property.kind !== 'property') return unresolved;
    if (property.key === name) return meaningOf(modules, object.module, property.value, depth + 1);
  }
  return unresolved;
}

/** `new Own()` means an instance; `own.method.bind(own)` the method; a call of a function that returns one thing that thing. */
function meaningOfCall(modules: Modules, module: ModuleFacts, index: number, depth: number): Meaning | undefined {
  const call = module.calls[index];
  if (call === undefined) return undefined;
  const callee = meaningOf(modules, module, call.callee, depth + 1);
  if (callee.kind === 'class') return constructs(module, call.form) ? { ...callee, kind: 'instance' } : undefined;
  if (call.form === 'new') return undefined;
  if (callee.kind !== 'function') return boundFunction(modules, module, call, depth);
  const returns = callee.module.bodies[callee.body]?.returns ?? [];
  const [only] = returns;
  if (only === undefined || returns.length > 1) return undefined;
  const meaning = meaningOf(modules, callee.module, only, depth + 1);
  return meaning.kind === 'unresolved' ? undefined : meaning;
}
