import type { SyntaxNode } from '@lezer/common';
import type { Guard, ModuleFacts } from '../../model/module.ts';
import type { LineStarts } from '../../model/text.ts';
import { emptyDraft, isTooDeep, unresolved, unresolvedGuard, type Draft } from '../typescript/draft.ts';
import { commentsOf } from './comments.ts';
import { expressionValue } from './expressions.ts';
import { boundIn, declare } from './names.ts';
import { statement } from './statements.ts';
import { isDamaged, partsOf, rangeOf, type Node } from './tree.ts';
import { under, type Flow, type Frame, type Scope, type Walk } from './walk.ts';

/** What a file is known by. */
export interface Identity {
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
}

/** Reads the facts of a parsed module, or undefined where it is nested too deeply. */
export function moduleFacts(root: SyntaxNode, text: string, identity: Identity): ModuleFacts | undefined {
  const draft = emptyDraft({ start: 0, end: text.length });
  const moduleScope: Scope = { kind: 'module', names: new Map(), parent: undefined };
  const walk = walkOf(text, draft, moduleScope);
  const frame: Frame = { scope: moduleScope, body: 0, guards: [], self: undefined };
  for (const name of boundIn(walk, root).names) declare(walk, frame, name, 'let');
  walk.statements(partsOf(root), frame);
  exportEverything(draft, moduleScope);
  return draft.tooDeep ? undefined : { ...factsOf(draft, identity), comments: commentsOf(root, text) };
}

/** The facts of a text that could not be read at all. */
export function noFacts(text: string, identity: Identity): ModuleFacts {
  return factsOf(emptyDraft({ start: 0, end: text.length }), identity);
}

function factsOf({ imports, exports, bindings, bodies, classes, calls, writes }: Draft, { path, hash, lineStarts }: Identity): ModuleFacts {
  return { kind: 'module', path, hash, lineStarts, syntaxError: undefined, imports, exports, bindings, bodies, classes, calls, writes, comments: [] };
}

/** Another module may ask for every name of the top level. */
function exportEverything(draft: Draft, scope: Scope): void {
  for (const [name, index] of scope.names) {
    const binding = draft.bindings[index];
    if (binding === undefined) continue;
    const { range, from } = binding;
    draft.exports.push({ name, value: from === undefined ? { kind: 'name', binding: index, range } : undefined, from, typeOnly: false, range });
  }
}

function walkOf(text: string, draft: Draft, moduleScope: Scope): Walk {
  const walk: Walk = {
    text,
    draft,
    moduleScope,
    dotted: new Map(),
    stars: [],
    value(node, frame) {
      if (isTooDeep(draft)) return unresolved(rangeOf(node));
      draft.depth++;
      const value = expressionValue(walk, node, frame);
      draft.depth--;
      return value;
    },
    statements(nodes, frame) {
      if (isTooDeep(draft)) return undefined;
      draft.depth++;
      const flow = inOrder(walk, nodes, frame);
      draft.depth--;
      return flow;
    },
  };
  return walk;
}

function inOrder(walk: Walk, nodes: readonly Node[], frame: Frame): Flow {
  const { draft } = walk;
  let current = frame;
  let leaves = false;
  for (const node of nodes) {
    if (leaves) current = under(walk, current, [never(draft)]);
    const damaged = node.prevSibling?.type.isError === true || isDamaged(node);
    const flow = statement(walk, node, damaged ? under(walk, current, [unresolvedGuard(draft)]) : current);
    leaves = leaves || flow === undefined;
    if (!damaged && flow !== undefined && flow !== current.guards) current = { ...current, guards: flow };
  }
  return leaves ? undefined : current.guards;
}

/** Code behind a statement that always leaves. */
function never(draft: Draft): Guard {
  return { branch: draft.branches++, arm: 'then', test: { kind: 'constant', truthy: false } };
}
