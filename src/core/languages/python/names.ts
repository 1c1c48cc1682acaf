import type { Binding } from '../../model/module.ts';
import type { Value } from '../../model/value.ts';
import { unresolved } from '../typescript/draft.ts';
import { partsOf, rangeOf, type Node } from './tree.ts';
import { textOf, type Frame, type Scope, type Walk } from './walk.ts';

export function innerScope(kind: Scope['kind'], parent: Scope): Scope {
  return { kind, names: new Map(), parent };
}

/** Index of the binding that a name means here. The names of a class are not seen from its methods. */
export function lookUp(scope: Scope, name: string): number | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const binding = at === scope || at.kind !== 'class' ? at.names.get(name) : undefined;
    if (binding !== undefined) return binding;
  }
  return undefined;
}

/** Declares a name, or finds it where the scope has it already. */
export function declare(walk: Walk, frame: Frame, node: Node, kind: Binding['kind']): number {
  const name = textOf(walk, node);
  const known = frame.scope.names.get(name);
  if (known !== undefined) return known;
  const binding = walk.draft.bindings.length;
  walk.draft.bindings.push({ name, kind, range: rangeOf(node), from: undefined, init: undefined, annotation: undefined, body: frame.body });
  frame.scope.names.set(name, binding);
  return binding;
}

/** What one function, class or module binds itself, and whether it yields. */
export interface Bound {
  readonly names: readonly Node[];
  /** Names of the module that it writes: `global a`. */
  readonly globals: readonly Node[];
  readonly yields: boolean;
}

const inner = new Set(['FunctionDefinition', 'ClassDefinition', 'LambdaExpression']);
const comprehension = /Comprehension/;

/** Looks through a body for the names that it assigns: they are its own throughout, unless it declares them `global`. */
export function boundIn(walk: Walk, body: Node): Bound {
  const found: Collected = { walk, names: new Map(), elsewhere: new Set(), globals: [], yields: false };
  collect(found, body);
  return { names: [...found.names].filter(([name]) => !found.elsewhere.has(name)).map(([, node]) => node), globals: found.globals, yields: found.yields };
}

interface Collected {
  readonly walk: Walk;
  readonly names: Map<string, Node>;
  readonly elsewhere: Set<string>;
  readonly globals: Node[];
  yields: boolean;
}

function collect(found: Collected, root: Node): void {
  const cursor = root.cursor();
  cursor.iterate((ref) => {
    const { name } = ref;
    const isRoot = ref.from === root.from && ref.to === root.to && name === root.name;
    if (!isRoot && inner.has(name)) {
      if (name !== 'LambdaExpression') addFirstName(found, ref.node);
      return false;
    }
    if (comprehension.test(name)) return false;
    if (name === 'YieldStatement' || name === 'YieldExpression') found.yields = true;
    collectNames(found, ref.node);
    return true;
  });
}

function collectNames(found: Collected, node: Node): void {
  switch (node.name) {
    case 'AssignStatement':
      for (const target of assignTargets(node)) addTargets(found, target);
      return;
    case 'UpdateStatement':
    case 'NamedExpression':
      if (node.firstChild !== null) addTargets(found, node.firstChild);
      return;
    case 'ForStatement':
      for (const target of forTargets(node)) addTargets(found, target);
      return;
    case 'WithStatement':
    case 'TryStatement':
      for (const target of namedAs(node)) add(found, target);
      return;
    case 'ImportStatement':
      for (const target of importedNames(node)) add(found, target);
      return;
    case 'ScopeStatement':
      for (const part of partsOf(node)) if (part.name === 'VariableName') addElsewhere(found, part, node.firstChild?.name === 'global');
      return;
    default:
  }
}

function addElsewhere(found: Collected, node: Node, inModule: boolean): void {
  found.elsewhere.add(textOf(found.walk, node));
  if (inModule) found.globals.push(node);
}

function add(found: Collected, node: Node): void {
  const name = textOf(found.walk, node);
  if (!found.names.has(name)) found.names.set(name, node);
}

function addFirstName(found: Collected, node: Node): void {
  const name = partsOf(node).find((part) => part.name === 'VariableName');
  if (name !== undefined) add(found, name);
}

function addTargets(found: Collected, target: Node): void {
  for (const name of namesIn(target)) add(found, name);
}

/** The names that an assignment to this target binds: `a`, `(a, *b)`; not `a.b` or `a[0]`. */
export function namesIn(target: Node): readonly Node[] {
  if (target.name === 'VariableName') return [target];
  if (!/^(?:Tuple|Array|Parenthesized)Expression$/.test(target.name)) return [];
  return partsOf(target).flatMap(namesIn);
}

/** What stands before the last `=` of an assignment, or before an annotation without value. */
export function assignTargets(node: Node): readonly Node[] {
  const parts = partsOf(node);
  const last = parts.map(({ name }) => name).lastIndexOf('AssignOp');
  return parts.slice(0, last < 0 ? parts.length : last).filter(({ name }) => name !== 'AssignOp' && name !== 'TypeDef' && name !== ',' && name !== '*');
}

function forTargets(node: Node): readonly Node[] {
  const parts = partsOf(node);
  return parts.slice(0, parts.findIndex(({ name }) => name === 'in')).filter(({ name }) => name !== 'for' && name !== 'async' && name !== ',');
}

function namedAs(node: Node): readonly Node[] {
  const parts = partsOf(node);
  return parts.filter((part, index) => part.name === 'VariableName' && parts[index - 1]?.name === 'as');
}

/** The names that an import statement binds in its scope. */
function importedNames(node: Node): readonly Node[] {
  const parts = partsOf(node);
  const start = parts.findIndex(({ name }) => name === 'import') + 1;
  return parts.filter((part, index) => {
    if (index < start || part.name !== 'VariableName') return false;
    const [before, after] = [parts[index - 1]?.name, parts[index + 1]?.name];
    return before === 'as' || (before !== '.' && after !== 'as' && !leadsToAlias(parts, index));
  });
}

/** `a` in `import a.b as c`. */
function leadsToAlias(parts: readonly Node[], index: number): boolean {
  let at = index;
  while (parts[at + 1]?.name === '.') at += 2;
  return parts[at + 1]?.name === 'as';
}

/** Gives a name its value: the first is what it is declared with, a later one is written over it. */
export function assign(walk: Walk, frame: Frame, target: Node, value: Value): void {
  const binding = lookUp(frame.scope, textOf(walk, target));
  const known = binding === undefined ? undefined : walk.draft.bindings[binding];
  if (binding === undefined || known === undefined) return;
  const first = known.init === undefined && known.from === undefined && known.kind !== 'parameter' && known.body === frame.body;
  if (first && value.kind !== 'unresolved') {
    known.init = value;
    return;
  }
  if (known.kind === 'function' || known.kind === 'class') known.kind = 'let';
  const range = rangeOf(target);
  walk.draft.writes.push({ target: { kind: 'name', binding, range }, value, operator: '=', body: frame.body, guards: frame.guards, range: { start: range.start, end: Math.max(range.end, value.range.end) } });
}

/** Whatever stands as a target and is no single name: its names are bound to something nobody knows. */
export function assignUnknown(walk: Walk, frame: Frame, target: Node): void {
  for (const name of namesIn(target)) assign(walk, frame, name, unresolved(rangeOf(name)));
}
