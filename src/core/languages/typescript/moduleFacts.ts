import { Program } from '../../../generated/yukuNodes.ts';
import type { ModuleFacts, SyntaxDamage } from '../../model/module.ts';
import type { LineStarts } from '../../model/text.ts';
import type { Cursor } from './cursor.ts';
import { emptyDraft, guarded, unresolved, type Draft } from './draft.ts';
import { expressionValue } from './expressions.ts';
import { hoist } from './hoist.ts';
import { innerScope } from './scope.ts';
import { statement } from './statements.ts';
import type { Frame, Walk } from './walk.ts';

/** What a file is known by. */
export interface Identity {
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
}

/** Expressions and statements within each other, beyond which a text is not read: the stack has an end. */
const deepest = 1000;

/** Reads the facts of a parsed module, or undefined where it is nested too deeply. */
export function moduleFacts(cursor: Cursor, identity: Identity): ModuleFacts | undefined {
  const draft = emptyDraft({ start: 0, end: cursor.text.length });
  const walk = walkOf(cursor, draft);
  const frame: Frame = { scope: walk.moduleScope, body: 0, guards: [], thisOf: -1 };
  const statements = cursor.list(cursor.root, Program.body);
  hoist(walk, statements, frame);
  walk.statements(statements, frame);
  return draft.tooDeep ? undefined : factsOf(draft, identity, cursor.firstError());
}

/** The facts of a text that could not be read at all. */
export function noFacts(text: string, identity: Identity, message: string): ModuleFacts {
  const range = { start: 0, end: text.length };
  return factsOf(emptyDraft(range), identity, { message, range: { start: 0, end: 0 } });
}

function factsOf(draft: Draft, identity: Identity, syntaxError: SyntaxDamage | undefined): ModuleFacts {
  const { imports, exports, bindings, bodies, classes, calls, writes } = draft;
  return { kind: 'module', ...identity, syntaxError, imports, exports, bindings, bodies, classes, calls, writes };
}

function walkOf(cursor: Cursor, draft: Draft): Walk {
  const walk: Walk = {
    cursor,
    draft,
    moduleScope: innerScope(undefined),
    value: (node, frame, name) =>
      deeper(draft, () => expressionValue(walk, node, frame, name)) ?? unresolved(cursor.range(node)),
    statements: (nodes, frame) => deeper(draft, () => inOrder(walk, nodes, frame)),
  };
  return walk;
}

function deeper<Result>(draft: Draft, visit: () => Result): Result | undefined {
  if (draft.depth >= deepest) {
    draft.tooDeep = true;
    return undefined;
  }
  draft.depth++;
  const result = visit();
  draft.depth--;
  return result;
}

function inOrder(walk: Walk, nodes: readonly number[], frame: Frame): Frame['guards'] | undefined {
  const { draft } = walk;
  let current = frame;
  let leaves = false;
  for (const node of nodes) {
    if (leaves) {
      const never = { branch: draft.branches++, arm: 'then', test: { kind: 'constant', truthy: false } } as const;
      current = { ...current, guards: guarded(draft, current.guards, [never]) };
    }
    const flow = statement(walk, node, current);
    leaves = leaves || flow === undefined;
    if (flow !== undefined && flow !== current.guards) current = { ...current, guards: flow };
  }
  return leaves ? undefined : current.guards;
}
