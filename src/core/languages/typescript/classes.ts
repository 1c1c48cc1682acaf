import { ClassBody, ClassNode, MethodDefinition, PropertyDefinition, StaticBlock } from '../../../generated/yukuNodes.ts';
import type { Body, ClassFacts } from '../../model/module.ts';
import type { Value } from '../../model/value.ts';
import { noNode, type NodeIndex } from './cursor.ts';
import { unresolved, unresolvedGuard } from './draft.ts';
import { functionBody, isFunction, setInit, visitDecorator, type Role } from './functions.ts';
import { declareNamed, hoist } from './hoist.ts';
import { identifierName, keyName, nameRange, unwrapped } from './looks.ts';
import { innerScope, lookUp } from './scope.ts';
import { under, type Frame, type Walk } from './walk.ts';

/** A class while its members are read. */
interface ClassDraft {
  readonly index: number;
  readonly name: string | undefined;
  /** The code around the class, which evaluates decorators, computed names and `extends`. */
  readonly frame: Frame;
  readonly bodies: { constructor: number; 'instance-fields': number; static: number };
  readonly methods: Record<string, number>;
}

export function classExpression(walk: Walk, node: NodeIndex, frame: Frame, name?: string): Value {
  const id = walk.cursor.child(node, ClassNode.id);
  const named: Frame = id === noNode ? frame : { ...frame, scope: innerScope(frame.scope) };
  const self = declareNamed(walk, id, 'class', named);
  const value = classFacts(walk, node, named, identifierName(walk.cursor, id) ?? name);
  setInit(walk, self, value);
  return value;
}

/** A class as a statement; one that is only declared (`declare class`) leaves nothing. */
export function classDeclaration(walk: Walk, node: NodeIndex, frame: Frame, name?: string): Value {
  const { cursor } = walk;
  if (cursor.flag(node, ClassNode.declare)) return unresolved(cursor.range(node));
  const own = identifierName(cursor, cursor.child(node, ClassNode.id));
  const value = classFacts(walk, node, frame, own ?? name);
  if (own !== undefined) setInit(walk, lookUp(frame.scope, own), value);
  return value;
}

function classFacts(walk: Walk, node: NodeIndex, frame: Frame, name: string | undefined): Value {
  const { cursor, draft } = walk;
  const range = cursor.range(node);
  const index = draft.classes.length;
  const methods: Record<string, number> = Object.create(null);
  const made: ClassDraft = { index, name, frame, bodies: { constructor: -1, 'instance-fields': -1, static: -1 }, methods };
  const facts: ClassFacts = { name, range, superclass: undefined, constructorBody: -1, fieldsBody: -1, staticBody: -1, methods };
  draft.classes.push(facts);
  for (const decorator of cursor.list(node, ClassNode.decorators)) visitDecorator(walk, decorator, frame);
  const superNode = cursor.child(node, ClassNode.superClass);
  const superclass = superNode === noNode ? undefined : walk.value(superNode, frame);
  const body = cursor.child(node, ClassNode.body);
  for (const member of body === noNode ? [] : cursor.list(body, ClassBody.body)) visitMember(walk, member, made);
  const { constructor, 'instance-fields': fieldsBody, static: staticBody } = made.bodies;
  draft.classes[index] = { ...facts, superclass, constructorBody: constructor, fieldsBody, staticBody };
  return { kind: 'class', class: index, range };
}

function visitMember(walk: Walk, member: NodeIndex, made: ClassDraft): void {
  const kind = walk.cursor.kind(member);
  if (kind === MethodDefinition.nodeKind) visitMethod(walk, member, made);
  else if (kind === PropertyDefinition.nodeKind) visitField(walk, member, made);
  else if (kind === StaticBlock.nodeKind) visitStaticBlock(walk, member, made);
}

function visitMethod(walk: Walk, node: NodeIndex, made: ClassDraft): void {
  const { cursor } = walk;
  for (const decorator of cursor.list(node, MethodDefinition.decorators)) visitDecorator(walk, decorator, made.frame);
  const key = memberKey(walk, cursor.child(node, MethodDefinition.key), cursor.flag(node, MethodDefinition.computed), made);
  const value = cursor.child(node, MethodDefinition.value);
  if (!isFunction(cursor, value)) return;
  const isConstructor = cursor.choice(node, MethodDefinition.kind) === 'constructor';
  const { body } = functionBody(walk, value, made.frame, roleIn(made, isConstructor ? 'constructor' : 'method', key));
  if (isConstructor) made.bodies.constructor = body;
  else if (key !== undefined) made.methods[cursor.flag(node, MethodDefinition.static) ? `static ${key}` : key] ??= body;
}

function roleIn(made: ClassDraft, kind: Body['kind'], name: string | undefined): Role {
  return { kind, name, class: made.index, thisOf: made.index, outer: made.frame };
}

function memberKey(walk: Walk, key: NodeIndex, computed: boolean, made: ClassDraft): string | undefined {
  if (computed) walk.value(key, made.frame);
  return keyName(walk.cursor, key, computed);
}

/** A field writes `this.name`, where it has an initialiser. */
function visitField(walk: Walk, node: NodeIndex, made: ClassDraft): void {
  const { cursor, draft } = walk;
  for (const decorator of cursor.list(node, PropertyDefinition.decorators)) visitDecorator(walk, decorator, made.frame);
  const keyNode = cursor.child(node, PropertyDefinition.key);
  const key = memberKey(walk, keyNode, cursor.flag(node, PropertyDefinition.computed), made);
  const valueNode = cursor.child(node, PropertyDefinition.value);
  if (valueNode === noNode || cursor.flag(node, PropertyDefinition.declare)) return;
  const isStatic = cursor.flag(node, PropertyDefinition.static);
  const around = bodyFrame(walk, made, isStatic ? 'static' : 'instance-fields');
  const frame = walk.damage?.within === node ? under(walk, around, [unresolvedGuard(draft)]) : around;
  const value = fieldValue(walk, valueNode, frame, roleIn(made, 'method', key));
  if (key === undefined) return;
  if (value.kind === 'function') made.methods[isStatic ? `static ${key}` : key] ??= value.body;
  const range = nameRange(cursor, keyNode);
  const target: Value = { kind: 'member', object: { kind: 'this', class: made.index, range }, property: key, range };
  draft.writes.push({ target, value, operator: '=', body: frame.body, guards: frame.guards, range: cursor.range(node) });
}

function fieldValue(walk: Walk, node: NodeIndex, frame: Frame, role: Role): Value {
  const inner = unwrapped(walk.cursor, node);
  return isFunction(walk.cursor, inner) ? functionBody(walk, inner, frame, role) : walk.value(node, frame, role.name);
}

function visitStaticBlock(walk: Walk, node: NodeIndex, made: ClassDraft): void {
  const frame = bodyFrame(walk, made, 'static');
  const own: Frame = { ...frame, scope: innerScope(frame.scope) };
  const statements = walk.cursor.list(node, StaticBlock.body);
  hoist(walk, statements, own);
  walk.statements(statements, own);
}

/**
 * The body that the initialisers of a class's fields make up together. What is static runs where the class stands, so
 * it keeps the guards of that place.
 */
function bodyFrame(walk: Walk, made: ClassDraft, kind: 'instance-fields' | 'static'): Frame {
  const { frame, bodies, index, name } = made;
  if (bodies[kind] < 0) {
    const range = walk.draft.classes[index]?.range ?? { start: 0, end: 0 };
    bodies[kind] = walk.draft.bodies.length;
    walk.draft.bodies.push({ kind, name, range, async: false, parent: frame.body, class: index, parameters: [], returns: [] });
  }
  return { scope: frame.scope, body: bodies[kind], guards: kind === 'static' ? frame.guards : [], thisOf: index };
}
