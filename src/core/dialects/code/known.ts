import type { ModuleFacts } from '../../model/module.ts';
import type { MemberValue, NameValue, Value } from '../../model/value.ts';
import { isRewritten, meaningOf, memberOf, type Meaning } from '../../link/values.ts';
import type { CodeSource } from '../codeDialect.ts';

/** What evaluation of one module's infrastructure goes by. */
export interface Scope {
  readonly source: CodeSource;
  /** What parameters stand for while a call is followed into a function or constructor of the project. */
  readonly given: ReadonlyMap<string, Expression>;
  /** The resources that calls make, by {@link callKey}, and that `this` is, by {@link thisKey}. */
  readonly made: ReadonlyMap<string, Made>;
  /** What a call is as text that the vendor's own templates make with it; asked before the call is followed. */
  readonly textOfCall?: (call: Expression) => string | undefined;
  /** Values that may still be looked at: data that repeats itself without end must end somewhere. */
  readonly budget: { left: number };
}

/** A resource that something is about to be. */
export interface Made {
  readonly name: string;
  readonly type: string;
}

/** An expression and where it stands. */
export interface Expression {
  readonly scope: Scope;
  readonly module: ModuleFacts;
  readonly value: Value;
}

/** What an expression is known to be: an expression that goes no further, or something that a name stands for. */
export type Known = { readonly kind: 'expression'; readonly expression: Expression } | Exclude<Meaning, { kind: 'value' }>;

const unresolved: Known = { kind: 'unresolved' };
const deepest = 40;

export const bindingKey = (module: ModuleFacts, binding: number): string => `${module.path}#${String(binding)}`;
export const callKey = (module: ModuleFacts, call: number): string => `${module.path}#${String(call)}`;

export const thisKey = (module: ModuleFacts, owner: number): string => `${module.path}#this#${String(owner)}`;

/** Follows an expression through names, members, spreads, fields of `this`, and parameters whose arguments are given. */
export function known(expression: Expression, depth = 0): Known {
  const { module, value, scope } = expression;
  if (depth > deepest || --scope.budget.left < 0) return unresolved;
  switch (value.kind) {
    case 'name':
      return knownName(expression, value, depth);
    case 'member':
      return knownMember(expression, value, depth);
    case 'either':
      return knownAlternative(expression, value.options, depth);
    case 'call':
      return scope.made.has(callKey(module, value.call)) ? itself(expression) : meant(expression, value);
    default:
      return meant(expression, value);
  }
}

function itself(expression: Expression): Known {
  return { kind: 'expression', expression };
}

function meant(expression: Expression, value: Value): Known {
  return fromMeaning(expression, meaningOf(expression.scope.source.modules, expression.module, value));
}

function fromMeaning(expression: Expression, meaning: Meaning): Known {
  return meaning.kind === 'value' ? itself({ ...expression, module: meaning.module, value: meaning.value }) : meaning;
}

function knownName(expression: Expression, name: NameValue, depth: number): Known {
  const { module, scope } = expression;
  const given = scope.given.get(bindingKey(module, name.binding));
  if (given !== undefined) return known(given, depth + 1);
  const binding = module.bindings[name.binding];
  if (binding === undefined || binding.from !== undefined) return furtherThrough(expression, name, depth);
  if (binding.init === undefined || isRewritten(module, name.binding, binding)) return itself(expression);
  const found = known({ ...expression, value: binding.init }, depth + 1);
  return found.kind === 'unresolved' ? itself(expression) : found;
}

/** An import leads to an expression of another module, where fields and spreads may go on. */
function furtherThrough(expression: Expression, name: NameValue, depth: number): Known {
  const found = meant(expression, name);
  const moved = found.kind === 'expression' && found.expression.value !== name;
  return moved ? known(found.expression, depth + 1) : found;
}

function knownMember(expression: Expression, member: MemberValue, depth: number): Known {
  const { object, property } = member;
  if (object.kind === 'this') return fieldOf(expression, object.class, property, depth) ?? itself(expression);
  const owner = known({ ...expression, value: object }, depth + 1);
  if (owner.kind === 'expression') return propertyOf(owner.expression, property, depth) ?? itself(expression);
  const found = fromMeaning(expression, memberOf(expression.scope.source.modules, owner, property));
  return found.kind === 'unresolved' ? itself(expression) : found;
}

/** What `this.name` is written with, where it is written once. */
function fieldOf(expression: Expression, owner: number, name: string, depth: number): Known | undefined {
  const writes = expression.module.writes.filter(
    ({ target }) => target.kind === 'member' && target.property === name && target.object.kind === 'this' && target.object.class === owner,
  );
  const [only] = writes;
  return only === undefined || writes.length > 1 || only.operator !== '=' ? undefined : known({ ...expression, value: only.value }, depth + 1);
}

/** A property of an object literal; `undefined` of what is nothing. The answer is undefined where nothing is certain. */
function propertyOf(owner: Expression, name: string, depth: number): Known | undefined {
  if (isAbsent(owner.value)) return itself(owner);
  if (owner.value.kind !== 'object') return undefined;
  for (const property of [...owner.value.properties].reverse()) {
    if (property.kind === 'computed') return undefined;
    if (property.kind === 'property') {
      if (property.key === name) return known({ ...owner, value: property.value }, depth + 1);
      continue;
    }
    const spread = known({ ...owner, value: property.value }, depth + 1);
    if (spread.kind !== 'expression') return undefined;
    const found = propertyOf(spread.expression, name, depth + 1);
    if (found === undefined || !isNothing(found)) return found;
  }
  return itself({ ...owner, value: { kind: 'literal', value: undefined, range: owner.value.range } });
}

/** Of `given ?? other` and `asked ? one : undefined` that which is there; of two that both may be, neither. */
function knownAlternative(expression: Expression, options: readonly Value[], depth: number): Known {
  const { module, scope } = expression;
  const there = options.map((value) => ({ value, found: known({ ...expression, value }, depth + 1) })).filter(({ found }) => !isNothing(found));
  const [first] = there;
  if (first === undefined) return itself({ ...expression, value: { kind: 'literal', value: undefined, range: expression.value.range } });
  return there.length === 1 || (first.value === options[0] && isGiven(scope, module, first.value)) ? first.found : itself(expression);
}

/** Whether an expression is a parameter, or a member of one, whose argument is given. */
function isGiven(scope: Scope, module: ModuleFacts, value: Value): boolean {
  if (value.kind === 'member') return isGiven(scope, module, value.object);
  return value.kind === 'name' && scope.given.has(bindingKey(module, value.binding));
}

function isNothing(found: Known): boolean {
  return found.kind === 'expression' && isAbsent(found.expression.value);
}

/** Whether a value is `undefined` or `null`. */
export function isAbsent(value: Value): boolean {
  return value.kind === 'literal' && (value.value === undefined || value.value === null);
}
