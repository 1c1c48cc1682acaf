import { Program } from '../../../generated/yukuNodes.ts';
import type { Binding, Guard, ModuleFacts } from '../../model/module.ts';
import type { LineStarts, Localized, Range } from '../../model/text.ts';
import type { Value } from '../../model/value.ts';
import { commentsOf } from './comments.ts';
import type { Cursor, NodeIndex } from './cursor.ts';
import { damageAt, spans, type Damage } from './damage.ts';
import { emptyDraft, isTooDeep, unresolved, unresolvedGuard, type Draft } from './draft.ts';
import { expressionValue } from './expressions.ts';
import { hoist } from './hoist.ts';
import { innerScope, type Scope } from './scope.ts';
import { statement } from './statements.ts';
import { namesOf, statementRanges, unreadScope, type TopLevel, type TopLevelName } from './topLevel.ts';
import { under, type Flow, type Frame, type Walk } from './walk.ts';

/** What a file is known by. */
export interface Identity {
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
}

/** A module that was read. */
export interface ReadModule {
  readonly facts: ModuleFacts;
  /** Worked out when it is asked for. Undefined where a statement leaves the module, so that what stands behind it is counted otherwise. */
  readonly topLevel: (() => TopLevel) | undefined;
}

/**
 * Reads the facts of a parsed module, or undefined where it is nested too deeply.
 * @param blanked the stretch of the text that was blanked out before, if any
 */
export function moduleFacts(cursor: Cursor, identity: Identity, blanked?: Range): ReadModule | undefined {
  const draft = emptyDraft({ start: 0, end: cursor.text.length });
  const walk = walkOf(cursor, draft, blanked === undefined ? undefined : damageAt(cursor, blanked));
  const statements = cursor.list(cursor.root, Program.body);
  const flow = run(walk, statements);
  if (draft.tooDeep) return undefined;
  const ranges = statementRanges(cursor, statements);
  const topLevel = flow === undefined ? undefined : askedLater(ranges, walk.moduleScope, draft.bindings);
  return { facts: { ...factsOf(draft, identity), comments: commentsOf(cursor) }, topLevel };
}

/** By itself, so that it does not keep the parser's memory, which a walk holds on to. */
function askedLater(statements: readonly Range[], scope: Scope, bindings: readonly Binding[]): () => TopLevel {
  return () => ({ statements, names: namesOf(scope, bindings) });
}

/** What some statements of a module come to by themselves, in offsets of their own. */
export interface Stretch {
  readonly facts: ModuleFacts;
  readonly statements: readonly Range[];
  /** The names that they declare for the whole module, with what each is bound to. */
  readonly names: ReadonlyMap<string, number>;
  /** Names of types, and how many conditions there are: both are counted through the whole module. */
  readonly types: readonly string[];
  readonly branches: number;
}

/**
 * Reads some statements of a module by themselves, among the names that the others declare. Undefined where they are nested too
 * deeply, where they declare one of these names once more, or where it depends on them whether what stands behind them runs.
 */
export function stretchFacts(cursor: Cursor, identity: Identity, others: readonly TopLevelName[]): Stretch | undefined {
  const draft = emptyDraft({ start: 0, end: cursor.text.length });
  const outer = unreadScope(draft, others);
  const walk = walkOf(cursor, draft, undefined, outer);
  const statements = cursor.list(cursor.root, Program.body);
  const flow = run(walk, statements);
  const names = walk.moduleScope.names ?? new Map<string, number>();
  if (draft.tooDeep || flow?.length !== 0 || [...names.keys()].some((name) => outer.names?.has(name) === true)) return undefined;
  return { facts: factsOf(draft, identity), statements: statementRanges(cursor, statements), names, types: [...draft.typeNames], branches: draft.branches };
}

function run(walk: Walk, statements: readonly NodeIndex[]): Flow {
  const frame: Frame = { scope: walk.moduleScope, body: 0, guards: [], thisOf: -1 };
  hoist(walk, statements, frame);
  return walk.statements(statements, frame);
}

/** The facts of a text that could not be read at all. */
export function noFacts(text: string, identity: Identity, why: Localized): ModuleFacts {
  const syntaxError = { message: why.en, plain: why, range: { start: 0, end: 0 } };
  return { ...factsOf(emptyDraft({ start: 0, end: text.length }), identity), syntaxError };
}

function factsOf({ imports, exports, bindings, bodies, classes, calls, writes }: Draft, { path, hash, lineStarts }: Identity): ModuleFacts {
  return { kind: 'module', path, hash, lineStarts, syntaxError: undefined, imports, exports, bindings, bodies, classes, calls, writes, comments: [] };
}

function walkOf(cursor: Cursor, draft: Draft, damage: Damage | undefined, outer?: Scope): Walk {
  const walk: Walk = {
    cursor,
    draft,
    damage,
    moduleScope: innerScope(outer),
    value(node, frame, name) {
      if (isTooDeep(draft)) return unresolved(cursor.range(node));
      draft.depth++;
      const value = soundValue(walk, node, frame, name);
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

/** What has lost a part of itself is not known, except that a function, class or call is still one. */
function soundValue(walk: Walk, node: NodeIndex, frame: Frame, name: string | undefined): Value {
  const { cursor, damage } = walk;
  const value = expressionValue(walk, node, frame, name);
  if (damage === undefined || ['function', 'class', 'call', 'require'].includes(value.kind)) return value;
  return spans(cursor, node, damage) ? unresolved(value.range) : value;
}

function inOrder(walk: Walk, nodes: readonly NodeIndex[], frame: Frame): Flow {
  const { draft, cursor } = walk;
  let current = frame;
  let leaves = false;
  let end = 0;
  for (const node of nodes) {
    if (leaves) current = under(walk, current, [never(draft)]);
    const damaged = isDamaged(walk, node, end);
    const flow = statement(walk, node, damaged ? under(walk, current, [unresolvedGuard(draft)]) : current);
    leaves = leaves || flow === undefined;
    if (!damaged && flow !== undefined && flow !== current.guards) current = { ...current, guards: flow };
    end = cursor.end(node);
  }
  return leaves ? undefined : current.guards;
}

/** Code behind a statement that always leaves. */
function never(draft: Draft): Guard {
  return { branch: draft.branches++, arm: 'then', test: { kind: 'constant', truthy: false } };
}

/** Whether a statement lost a part of itself, or follows what may have been its condition. */
function isDamaged({ cursor, damage }: Walk, node: NodeIndex, before: number): boolean {
  if (damage === undefined) return false;
  return damage.within === node || (before <= damage.range.start && damage.range.start <= cursor.start(node));
}
