import type { Value } from '../../model/value.ts';
import { guarded, isTooDeep, unresolved, unresolvedGuard } from '../typescript/draft.ts';
import { decoratorCall } from './calls.ts';
import { classValue, methodDefinition } from './classes.ts';
import { condition } from './conditions.ts';
import { functionValue } from './functions.ts';
import { importStatement } from './imports.ts';
import { loops } from './loops.ts';
import { assign, assignTargets, assignUnknown } from './names.ts';
import { isExpression, partsOf, rangeOf, type Node } from './tree.ts';
import { under, type Flow, type Frame, type Walk } from './walk.ts';

type Visit = (walk: Walk, node: Node, frame: Frame) => Flow;

const visits: Readonly<Record<string, Visit>> = {
  ...loops,
  AssignStatement: going(assignment),
  UpdateStatement: going(update),
  ImportStatement: going(importStatement),
  FunctionDefinition: going((walk, node, frame) => definition(walk, node, frame, [])),
  ClassDefinition: going((walk, node, frame) => definition(walk, node, frame, [])),
  DecoratedStatement: going(decorated),
  IfStatement: ifStatement,
  TryStatement: tryStatement,
  WithStatement: withStatement,
  MatchStatement: matchStatement,
  StatementGroup: (walk, node, frame) => walk.statements(partsOf(node), frame),
  ReturnStatement: returnStatement,
  RaiseStatement: leaving,
  BreakStatement: jump,
  ContinueStatement: jump,
};

/** Visits one statement and says how the code goes on behind it. Other statements only hold expressions. */
export function statement(walk: Walk, node: Node, frame: Frame): Flow {
  const visit = Object.hasOwn(visits, node.name) ? visits[node.name] : undefined;
  if (visit !== undefined) return visit(walk, node, frame);
  each(walk, node, frame);
  return frame.guards;
}

/** A statement behind which the code always goes on. */
function going(visit: (walk: Walk, node: Node, frame: Frame) => unknown): Visit {
  return (walk, node, frame) => {
    visit(walk, node, frame);
    return frame.guards;
  };
}

function each(walk: Walk, node: Node, frame: Frame): readonly Value[] {
  return partsOf(node).filter(isExpression).map((part) => walk.value(part, frame));
}

function assignment(walk: Walk, node: Node, frame: Frame): void {
  const targets = assignTargets(node);
  const parts = partsOf(node);
  const last = parts.map(({ name }) => name).lastIndexOf('AssignOp');
  const given = parts.slice(last + 1).filter(isExpression).map((part) => walk.value(part, frame));
  if (last < 0) return;
  const [value = unresolved(rangeOf(node))] = given;
  const whole = given.length === 1 && targets.length === 1 ? value : unresolved(rangeOf(node));
  // `a = b = c` has one target before each `=`; `a, b = c` has several before the last.
  const chained = parts.filter(({ name }) => name === 'AssignOp').length === targets.length && given.length === 1;
  for (const target of targets) assignTo(walk, frame, target, chained ? value : whole);
}

function assignTo(walk: Walk, frame: Frame, target: Node, value: Value): void {
  if (target.name === 'VariableName') {
    assign(walk, frame, target, value);
    return;
  }
  assignUnknown(walk, frame, target);
  if (target.name !== 'MemberExpression') return;
  const written = walk.value(target, frame);
  const range = { start: target.from, end: Math.max(target.to, value.range.end) };
  if (written.kind === 'member') walk.draft.writes.push({ target: written, value, operator: '=', body: frame.body, guards: frame.guards, range });
}

function update(walk: Walk, node: Node, frame: Frame): void {
  const [target] = partsOf(node);
  each(walk, node, frame);
  if (target !== undefined) assignUnknown(walk, frame, target);
}

function definition(walk: Walk, node: Node, frame: Frame, decorators: readonly Node[]): void {
  if (frame.class !== undefined && node.name === 'FunctionDefinition') {
    methodDefinition(walk, node, frame, decorators);
    return;
  }
  const name = partsOf(node).find((part) => part.name === 'VariableName');
  const value = node.name === 'ClassDefinition' ? classValue(walk, node, frame) : functionValue(walk, node, { ...frame, class: undefined });
  if (name !== undefined) define(walk, frame, name, value);
  for (const decorator of decorators) decoratorCall(walk, decorator, value, frame);
}

function define(walk: Walk, frame: Frame, name: Node, value: Value): void {
  assign(walk, frame, name, value);
  const binding = walk.draft.bindings.find(({ init }) => init === value);
  if (binding !== undefined) binding.kind = value.kind === 'class' ? 'class' : 'function';
}

function decorated(walk: Walk, node: Node, frame: Frame): void {
  const parts = partsOf(node);
  const defined = parts.find(({ name }) => name === 'FunctionDefinition' || name === 'ClassDefinition');
  if (defined !== undefined) definition(walk, defined, frame, parts.filter(({ name }) => name === 'Decorator'));
}

/** `if`, each `elif`, `else`: one inside the other. */
function ifStatement(walk: Walk, node: Node, frame: Frame): Flow {
  return branches(walk, clausesOf(node), frame);
}

/** One `if`, `elif` or `else`. */
interface Clause {
  readonly isElse: boolean;
  readonly test: Node | undefined;
  readonly body: Node | undefined;
}

/** The clauses of an `if`, the last one first. */
function clausesOf(node: Node): Clause[] {
  const clauses: { isElse: boolean; test: Node | undefined; body: Node | undefined }[] = [];
  for (const part of partsOf(node)) {
    const last = clauses.at(-1);
    if (last === undefined || last.body !== undefined) clauses.push({ isElse: part.name === 'else', test: undefined, body: undefined });
    else if (part.name === 'Body') last.body = part;
    else if (isExpression(part)) last.test ??= part;
  }
  return clauses.reverse();
}

/** Takes the clauses off the end of `left`, one inside the other: so many as code may nest. */
function branches(walk: Walk, left: Clause[], frame: Frame): Flow {
  const { draft } = walk;
  const clause = left.pop();
  if (clause === undefined || isTooDeep(draft)) return frame.guards;
  draft.depth++;
  const flow = clause.isElse || clause.body === undefined ? block(walk, clause.body, frame) : conditionally(walk, clause, left, frame);
  draft.depth--;
  return flow;
}

function conditionally(walk: Walk, { test, body }: Clause, rest: Clause[], frame: Frame): Flow {
  const { draft } = walk;
  const left = draft.returns + draft.jumps;
  const asked = test === undefined ? { then: [unresolvedGuard(draft)], otherwise: [unresolvedGuard(draft)] } : condition(walk, test, frame);
  const then = block(walk, body, under(walk, frame, asked.then));
  const throwsOnly = then === undefined && draft.returns + draft.jumps === left && rest.length === 0;
  if (throwsOnly) return guarded(draft, frame.guards, asked.otherwise.map((guard) => ({ ...guard, orThrows: true })));
  const otherwise = branches(walk, rest, under(walk, frame, asked.otherwise));
  if (then === undefined) return otherwise;
  if (otherwise === undefined) return then;
  return draft.returns + draft.jumps > left ? guarded(draft, frame.guards, [unresolvedGuard(draft)]) : frame.guards;
}

function block(walk: Walk, body: Node | undefined, frame: Frame): Flow {
  return body === undefined ? frame.guards : walk.statements(partsOf(body).filter(({ name }) => name !== ':'), frame);
}

/** The block, and `else` behind it, are taken to run to their end; a handler runs or does not. */
function tryStatement(walk: Walk, node: Node, frame: Frame): Flow {
  const { draft } = walk;
  const left = draft.returns + draft.jumps;
  let clause = '';
  let tried: Flow = frame.guards;
  let finished: Flow = frame.guards;
  let handles = false;
  let handlerGoesOn = false;
  for (const part of partsOf(node)) {
    if (/^(?:try|except|else|finally)$/.test(part.name)) clause = part.name;
    else if (clause === 'except' && isExpression(part) && part.name !== 'VariableName') walk.value(part, frame);
    if (part.name !== 'Body') continue;
    if (clause === 'except') {
      handles = true;
      handlerGoesOn = block(walk, part, under(walk, frame, [unresolvedGuard(draft)])) !== undefined || handlerGoesOn;
    } else if (clause === 'finally') finished = block(walk, part, frame);
    else if (tried !== undefined) tried = block(walk, part, { ...frame, guards: tried });
  }
  if (finished === undefined) return undefined;
  if (tried === undefined) return handles && handlerGoesOn ? guarded(draft, frame.guards, [unresolvedGuard(draft)]) : undefined;
  return draft.returns + draft.jumps > left ? tried : frame.guards;
}

function withStatement(walk: Walk, node: Node, frame: Frame): Flow {
  const parts = partsOf(node);
  for (const [index, part] of parts.entries()) {
    if (part.name === 'Body') return block(walk, part, frame);
    if (!isExpression(part)) continue;
    if (parts[index - 1]?.name === 'as') assignUnknown(walk, frame, part);
    else walk.value(part, frame);
  }
  return frame.guards;
}

/** Which case applies is not known. */
function matchStatement(walk: Walk, node: Node, frame: Frame): Flow {
  const { draft } = walk;
  const left = draft.returns + draft.jumps;
  for (const part of partsOf(node)) if (isExpression(part)) walk.value(part, frame);
  const clauses = partsOf(node).flatMap((part) => (part.name === 'MatchBody' ? partsOf(part) : []));
  for (const clause of clauses) block(walk, partsOf(clause).find(({ name }) => name === 'Body'), under(walk, frame, [unresolvedGuard(draft)]));
  return draft.returns + draft.jumps > left ? guarded(draft, frame.guards, [unresolvedGuard(draft)]) : frame.guards;
}

function returnStatement(walk: Walk, node: Node, frame: Frame): Flow {
  const [only, ...others] = each(walk, node, frame);
  const kind = walk.draft.bodies[frame.body]?.kind;
  // Outside of a function it is the rest of one whose head is being typed.
  if (kind === 'module' || kind === 'static') return frame.guards;
  if (only !== undefined) walk.draft.bodies[frame.body]?.returns.push(others.length === 0 ? only : unresolved(rangeOf(node)));
  walk.draft.returns++;
  return undefined;
}

function leaving(walk: Walk, node: Node, frame: Frame): Flow {
  each(walk, node, frame);
  return undefined;
}

function jump(walk: Walk): Flow {
  walk.draft.jumps++;
  return undefined;
}
