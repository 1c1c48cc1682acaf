import type { ClassFacts } from '../../model/module.ts';
import type { ClassValue, Value } from '../../model/value.ts';
import type { BodyDraft } from '../typescript/draft.ts';
import { argumentsOf, decoratorCall } from './calls.ts';
import { functionValue } from './functions.ts';
import { assign, boundIn, declare, innerScope } from './names.ts';
import { partsOf, rangeOf, type Node } from './tree.ts';
import { textOf, type Frame, type Walk } from './walk.ts';

type ClassDraft = { -readonly [Key in keyof ClassFacts]: ClassFacts[Key] } & { methods: Record<string, number> };

/** A class. Its body runs where it stands, as one piece; the functions in it are its methods. */
export function classValue(walk: Walk, node: Node, frame: Frame): ClassValue {
  const parts = partsOf(node);
  const name = parts.find((part) => part.name === 'VariableName');
  const bases = parts.find((part) => part.name === 'ArgList');
  const code = parts.find((part) => part.name === 'Body');
  const index = walk.draft.classes.length;
  const superclass = bases === undefined ? undefined : baseOf(walk, bases, frame);
  const made: ClassDraft = { name: name === undefined ? undefined : textOf(walk, name), range: rangeOf(node), superclass, constructorBody: -1, fieldsBody: -1, staticBody: -1, methods: {} };
  walk.draft.classes.push(made);
  if (code !== undefined) classBody(walk, code, frame, { index, made });
  return { kind: 'class', class: index, range: rangeOf(node) };
}

/** The first class it is made from. */
function baseOf(walk: Walk, bases: Node, frame: Frame): Value | undefined {
  return argumentsOf(walk, bases, frame).find(({ keywords }) => keywords !== true)?.value;
}

interface Made {
  readonly index: number;
  readonly made: ClassDraft;
}

function classBody(walk: Walk, code: Node, frame: Frame, { index, made }: Made): void {
  const body: BodyDraft = { kind: 'static', name: made.name, range: rangeOf(code), async: false, parent: frame.body, class: index, parameters: [], returns: [] };
  made.staticBody = walk.draft.bodies.push(body) - 1;
  const inside: Frame = { ...frame, scope: innerScope('class', frame.scope), body: made.staticBody, class: { index, made } };
  for (const target of boundIn(walk, code).names) declare(walk, inside, target, 'let');
  walk.statements(partsOf(code), inside);
}

/** A `def` in the body of a class. */
export function methodDefinition(walk: Walk, node: Node, frame: Frame, decorators: readonly Node[]): void {
  const owner = frame.class;
  const name = partsOf(node).find((part) => part.name === 'VariableName');
  if (owner === undefined || name === undefined) return;
  const called = textOf(walk, name);
  const marks = decorators.map((decorator) => textOf(walk, decorator).replace(/^@\s*/, ''));
  const isStatic = marks.some((mark) => mark.startsWith('staticmethod'));
  const ofClass = marks.some((mark) => mark.startsWith('classmethod'));
  const kind = called === '__init__' ? 'constructor' : 'method';
  const value = functionValue(walk, node, frame, { kind, class: owner.index, takesSelf: !isStatic && !ofClass });
  assign(walk, frame, name, value);
  for (const decorator of decorators) decoratorCall(walk, decorator, value, frame);
  if (kind === 'constructor') owner.made.constructorBody = value.body;
  // What a property gives is no call of it.
  else if (!marks.some((mark) => /property|setter|deleter/.test(mark))) {
    owner.made.methods[called] = value.body;
    if (isStatic || ofClass) owner.made.methods[`static ${called}`] = value.body;
  }
}
