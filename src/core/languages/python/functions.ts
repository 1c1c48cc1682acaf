import type { Parameter } from '../../model/module.ts';
import type { FunctionValue } from '../../model/value.ts';
import { unresolvedGuard, type BodyDraft } from '../typescript/draft.ts';
import { boundIn, declare, innerScope } from './names.ts';
import { isExpression, partsOf, rangeOf, type Node } from './tree.ts';
import { textOf, type Frame, type Walk } from './walk.ts';

/** What a function is a part of, besides the body around it. */
export interface Belonging {
  readonly kind: 'function' | 'method' | 'constructor';
  /** -1 for a function. */
  readonly class: number;
  /** Whether its first parameter is the instance. */
  readonly takesSelf: boolean;
}

const alone: Belonging = { kind: 'function', class: -1, takesSelf: false };

/** A `def`, read and recorded as a body. Defaults of parameters are evaluated where it stands. */
export function functionValue(walk: Walk, node: Node, frame: Frame, belonging = alone): FunctionValue {
  const parts = partsOf(node);
  const name = parts.find((part) => part.name === 'VariableName');
  const async = parts[0]?.name === 'async';
  const body = newBody(walk, node, frame, { ...belonging, async, name: name === undefined ? undefined : textOf(walk, name) });
  const code = parts.find((part) => part.name === 'Body');
  const bound = code === undefined ? { names: [], globals: [], yields: false } : boundIn(walk, code);
  // The body of a generator or coroutine does not run when it is called.
  const later = async || bound.yields;
  const own: Frame = { scope: innerScope('function', frame.scope), body: body.index, guards: later ? [unresolvedGuard(walk.draft)] : [], self: frame.self };
  body.draft.parameters = parametersOf(walk, parts.find((part) => part.name === 'ParamList'), { around: frame, own });
  const self = selfOf(body.draft.parameters, belonging);
  const inside = self === undefined ? own : { ...own, self };
  for (const target of bound.globals) declare(walk, { ...inside, scope: walk.moduleScope, body: 0 }, target, 'let');
  for (const target of bound.names) declare(walk, inside, target, 'let');
  if (code !== undefined) walk.statements(partsOf(code), inside);
  if (later) body.draft.returns.length = 0;
  return { kind: 'function', body: body.index, range: rangeOf(node) };
}

/** `lambda x: …` */
export function lambdaValue(walk: Walk, node: Node, frame: Frame): FunctionValue {
  const parts = partsOf(node);
  const body = newBody(walk, node, frame, { ...alone, async: false, name: undefined });
  const own: Frame = { scope: innerScope('function', frame.scope), body: body.index, guards: [], self: frame.self };
  body.draft.parameters = parametersOf(walk, parts.find((part) => part.name === 'ParamList'), { around: frame, own });
  const result = parts.at(-1);
  if (result !== undefined && isExpression(result)) body.draft.returns.push(walk.value(result, own));
  return { kind: 'function', body: body.index, range: rangeOf(node) };
}

interface NewBody extends Belonging {
  readonly async: boolean;
  readonly name: string | undefined;
}

function newBody(walk: Walk, node: Node, frame: Frame, made: NewBody): { readonly index: number; readonly draft: BodyDraft } {
  const { kind, name, async } = made;
  const draft: BodyDraft = { kind, name, range: rangeOf(node), async, parent: frame.body, class: made.class, parameters: [], returns: [] };
  return { index: walk.draft.bodies.push(draft) - 1, draft };
}

function parametersOf(walk: Walk, list: Node | undefined, frames: { readonly around: Frame; readonly own: Frame }): readonly Parameter[] {
  const parameters: Parameter[] = [];
  const parts = list === undefined ? [] : partsOf(list);
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1]?.name;
    if (before === 'AssignOp') walk.value(part, frames.around);
    else if (part.name === 'VariableName') parameters.push(parameterOf(walk, part, { annotation: parts[index + 1], rest: before === '*' || before === '**', own: frames.own }));
  }
  return parameters;
}

function parameterOf(walk: Walk, node: Node, { annotation, rest, own }: { readonly annotation: Node | undefined; readonly rest: boolean; readonly own: Frame }): Parameter {
  const binding = declare(walk, own, node, 'parameter');
  const type = annotation?.name === 'TypeDef' ? textOf(walk, annotation).replace(/^:\s*/, '') : undefined;
  return { binding: rest ? -1 : binding, name: textOf(walk, node), annotation: type };
}

function selfOf(parameters: readonly Parameter[], { takesSelf, class: classIndex }: Belonging): Frame['self'] {
  const [first] = parameters;
  return takesSelf && first !== undefined && first.binding >= 0 ? { binding: first.binding, class: classIndex } : undefined;
}
