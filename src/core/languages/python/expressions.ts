import type { MemberValue, Value } from '../../model/value.ts';
import { unresolved } from '../typescript/draft.ts';
import { callValue } from './calls.ts';
import { comprehensionFrame } from './comprehensions.ts';
import { condition } from './conditions.ts';
import { lambdaValue } from './functions.ts';
import { continuedValue, dictionaryValue, formatValue, listValue, numberValue, stringValue } from './literals.ts';
import { assign, declare, lookUp } from './names.ts';
import { isExpression, partsOf, rangeOf, type Node } from './tree.ts';
import { textOf, under, type Frame, type Walk } from './walk.ts';

type Visit = (walk: Walk, node: Node, frame: Frame) => Value;

const visits: Readonly<Record<string, Visit>> = {
  VariableName: nameValue,
  MemberExpression: memberValue,
  CallExpression: (walk, node, frame) => callValue(walk, node, frame, false),
  AwaitExpression: awaited,
  String: (walk, node) => stringValue(walk, node),
  FormatString: formatValue,
  ContinuedString: continuedValue,
  Number: (walk, node) => numberValue(walk, node),
  Boolean: (walk, node) => ({ kind: 'literal', value: textOf(walk, node) === 'True', range: rangeOf(node) }),
  None: (_, node) => ({ kind: 'literal', value: null, range: rangeOf(node) }),
  ArrayExpression: listValue,
  TupleExpression: listValue,
  SetExpression: listValue,
  DictionaryExpression: dictionaryValue,
  ParenthesizedExpression: inner,
  ConditionalExpression: conditional,
  BinaryExpression: binary,
  UnaryExpression: unary,
  NamedExpression: named,
  LambdaExpression: lambdaValue,
  ComprehensionExpression: comprehension,
  ArrayComprehensionExpression: comprehension,
  DictionaryComprehensionExpression: comprehension,
  SetComprehensionExpression: comprehension,
};

/** What an expression is known to be. Every call in it is recorded. */
export function expressionValue(walk: Walk, node: Node, frame: Frame): Value {
  const visit = Object.hasOwn(visits, node.name) ? visits[node.name] : undefined;
  return visit === undefined ? each(walk, node, frame) : visit(walk, node, frame);
}

/** An expression of which only the parts are looked at. */
function each(walk: Walk, node: Node, frame: Frame): Value {
  for (const part of partsOf(node)) if (isExpression(part)) walk.value(part, frame);
  return unresolved(rangeOf(node));
}

/** What every Python has without an import, and clients are called like at times. */
const builtins = new Set(['dict', 'open', 'print', 'type', 'super', 'globals', 'locals', '__name__', '__file__', 'len', 'str', 'int', 'bool', 'list', 'set', 'tuple', 'isinstance', 'getattr', 'hasattr', 'Exception']);

function nameValue(walk: Walk, node: Node, frame: Frame): Value {
  const range = rangeOf(node);
  const name = textOf(walk, node);
  const binding = lookUp(frame.scope, name);
  if (binding !== undefined) return frame.self?.binding === binding ? { kind: 'this', class: frame.self.class, range } : { kind: 'name', binding, range };
  const [star, ...others] = walk.stars;
  if (star === undefined || others.length > 0 || builtins.has(name)) return { kind: 'global', name, range };
  return { kind: 'member', object: { kind: 'require', import: star, range }, property: name, range };
}

function memberValue(walk: Walk, node: Node, frame: Frame): Value {
  const parts = partsOf(node);
  const [objectNode] = parts;
  const range = rangeOf(node);
  if (objectNode === undefined) return unresolved(range);
  const object = walk.value(objectNode, frame);
  const property = parts.find(({ name }) => name === 'PropertyName');
  if (property !== undefined) return dottedModule(walk, { kind: 'member', object, property: textOf(walk, property), range });
  const indexes = parts.slice(1).filter(isExpression).map((part) => walk.value(part, frame));
  const [index, ...others] = indexes;
  const isKey = index?.kind === 'literal' && typeof index.value === 'string' && others.length === 0;
  return isKey ? { kind: 'member', object, property: String(index.value), range } : unresolved(range);
}

/** `a.b` after `import a.b` is the module, whether or not `a` says so. */
function dottedModule(walk: Walk, member: MemberValue): Value {
  const { path, root } = dottedPath(member);
  const found = root === undefined ? undefined : walk.dotted.get(root)?.find((known) => known.path.join('.') === path.join('.'));
  return found === undefined ? member : { kind: 'require', import: found.import, range: member.range };
}

function dottedPath(value: Value): { readonly root: number | undefined; readonly path: readonly string[] } {
  if (value.kind === 'name') return { root: value.binding, path: [] };
  if (value.kind !== 'member') return { root: undefined, path: [] };
  const { root, path } = dottedPath(value.object);
  return { root, path: [...path, value.property] };
}

function awaited(walk: Walk, node: Node, frame: Frame): Value {
  const inside = partsOf(node).find(isExpression);
  if (inside === undefined) return unresolved(rangeOf(node));
  return inside.name === 'CallExpression' ? callValue(walk, inside, frame, true) : walk.value(inside, frame);
}

function inner(walk: Walk, node: Node, frame: Frame): Value {
  const inside = partsOf(node).find(isExpression);
  return inside === undefined || inside.name === 'YieldExpression' ? each(walk, node, frame) : walk.value(inside, frame);
}

function conditional(walk: Walk, node: Node, frame: Frame): Value {
  const [value, test, otherwise] = partsOf(node).filter(isExpression);
  const range = rangeOf(node);
  if (value === undefined || test === undefined || otherwise === undefined) return each(walk, node, frame);
  const asked = condition(walk, test, frame);
  const options = [walk.value(value, under(walk, frame, asked.then)), walk.value(otherwise, under(walk, frame, asked.otherwise))];
  if (asked.test?.kind === 'constant') return options[asked.test.truthy ? 0 : 1] ?? unresolved(range);
  return { kind: 'either', options, range };
}

function binary(walk: Walk, node: Node, frame: Frame): Value {
  const operator = partsOf(node)[1];
  const decides = operator !== undefined && /^(?:and|or|is|not|in|CompareOp)$/.test(operator.name);
  return decides ? { ...condition(walk, node, frame).value, range: rangeOf(node) } : each(walk, node, frame);
}

function unary(walk: Walk, node: Node, frame: Frame): Value {
  if (node.firstChild?.name === 'not') return condition(walk, node, frame).value;
  const value = each(walk, node, frame);
  const written = textOf(walk, node);
  return /^-\s*[\d_.]+$/.test(written) ? { kind: 'literal', value: Number(written.replace(/[\s_]/g, '')), range: value.range } : value;
}

/** `(client := make())` */
function named(walk: Walk, node: Node, frame: Frame): Value {
  const [target, value] = partsOf(node).filter(isExpression);
  if (target === undefined || value === undefined) return each(walk, node, frame);
  const given = walk.value(value, frame);
  if (target.name === 'VariableName') {
    declare(walk, frame, target, 'let');
    assign(walk, frame, target, given);
  }
  return given;
}

function comprehension(walk: Walk, node: Node, frame: Frame): Value {
  const inside = comprehensionFrame(walk, node, frame);
  for (const part of partsOf(node)) {
    if (part.name === 'for' || part.name === 'async') break;
    if (isExpression(part)) walk.value(part, inside);
  }
  return unresolved(rangeOf(node));
}
