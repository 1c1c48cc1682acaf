import type { Argument, Call } from '../../model/module.ts';
import type { Property, Value } from '../../model/value.ts';
import { unresolved } from '../typescript/draft.ts';
import { comprehensionFrame } from './comprehensions.ts';
import { isExpression, partsOf, rangeOf, type Node } from './tree.ts';
import { textOf, type Frame, type Walk } from './walk.ts';

/** A call, recorded. Python constructs by calling: whether the callee is a class is for whoever knows what it means. */
export function callValue(walk: Walk, node: Node, frame: Frame, awaited: boolean): Value {
  const [calleeNode, list] = partsOf(node);
  const range = rangeOf(node);
  if (calleeNode === undefined || list === undefined) return unresolved(range);
  const index = walk.draft.calls.length;
  walk.draft.calls.push(pending(frame, { range, awaited, list, form: isSuperCall(walk, calleeNode) ? 'super' : 'call' }));
  const callee = walk.value(calleeNode, frame);
  const given = argumentsOf(walk, list, frame);
  const call = walk.draft.calls[index];
  if (call !== undefined) walk.draft.calls[index] = { ...call, callee, arguments: given };
  return dictionary(callee, given) ?? { kind: 'call', call: index, range };
}

/** `@decorator` above a function or class: a call with it, and before that the call of `@decorator(…)` itself. */
export function decoratorCall(walk: Walk, node: Node, decorated: Value, frame: Frame): void {
  const parts = partsOf(node);
  const names = parts.filter(({ name }) => name === 'VariableName');
  const list = parts.find(({ name }) => name === 'ArgList');
  // The node itself reaches to the next line.
  const range = { start: node.from, end: parts.at(-1)?.to ?? node.to };
  let callee: Value = unresolved(range);
  for (const [index, name] of names.entries()) {
    const reach = { start: names[0]?.from ?? name.from, end: name.to };
    callee = index === 0 ? walk.value(name, frame) : { kind: 'member', object: callee, property: textOf(walk, name), range: reach };
  }
  if (list !== undefined) {
    const made = { start: callee.range.start, end: list.to };
    const call = { ...pending(frame, { range: made, awaited: false, list, form: 'call' }), callee, arguments: argumentsOf(walk, list, frame) };
    callee = { kind: 'call', call: walk.draft.calls.push(call) - 1, range: made };
  }
  const given = [{ value: decorated, spread: false, range: decorated.range }];
  walk.draft.calls.push({ ...pending(frame, { range, awaited: false, list: undefined, form: 'call' }), callee, arguments: given });
}

interface Pending {
  readonly range: Call['range'];
  readonly awaited: boolean;
  readonly list: Node | undefined;
  readonly form: Call['form'];
}

function pending(frame: Frame, { range, awaited, list, form }: Pending): Call {
  const inside = list === undefined ? undefined : { start: list.from + 1, end: list.lastChild?.name === ')' ? list.to - 1 : list.to };
  return { form, callee: unresolved(range), arguments: [], argumentsRange: inside, awaited, body: frame.body, guards: frame.guards, range };
}

/** `super().__init__(…)` runs the constructor of the superclass. */
function isSuperCall(walk: Walk, callee: Node): boolean {
  return callee.name === 'MemberExpression' && /^super\s*\([^)]*\)\s*\.\s*__init__$/.test(textOf(walk, callee));
}

/** The arguments by position, then those by name as one object, which is marked. */
export function argumentsOf(walk: Walk, list: Node, frame: Frame): readonly Argument[] {
  const given: Argument[] = [];
  const named: Property[] = [];
  const parts = partsOf(list);
  const inside = parts.some(({ name }) => name === 'for') ? comprehensionFrame(walk, list, frame) : frame;
  for (const [index, part] of parts.entries()) {
    if (!isExpression(part) || parts[index + 1]?.name === 'AssignOp') continue;
    const before = parts[index - 1];
    if (before?.name === 'for' || before?.name === 'in' || before?.name === 'if') continue;
    const value = walk.value(part, inside);
    const range = rangeOf(part);
    if (before?.name === 'AssignOp') named.push(namedArgument(walk, parts[index - 2], value));
    else if (before?.name === '**') named.push({ kind: 'spread', value, range });
    else given.push({ value, spread: before?.name === '*', range });
  }
  if (named.length === 0) return given;
  const range = { start: named[0]?.range.start ?? list.from, end: named.at(-1)?.range.end ?? list.to };
  return [...given, { value: { kind: 'object', properties: named, range }, spread: false, keywords: true, range }];
}

function namedArgument(walk: Walk, name: Node | undefined, value: Value): Property {
  if (name === undefined) return { kind: 'computed', range: value.range };
  return { kind: 'property', key: textOf(walk, name), keyRange: rangeOf(name), value, range: { start: name.from, end: value.range.end } };
}

/** `dict(host=host, port=6379)` is the object of its names. */
function dictionary(callee: Value, given: readonly Argument[]): Value | undefined {
  const [only, ...more] = given;
  if (callee.kind !== 'global' || callee.name !== 'dict' || more.length > 0) return undefined;
  return only?.keywords === true ? only.value : undefined;
}
