import type { Guard } from '../../model/module.ts';
import type { Value } from '../../model/value.ts';
import { noNode, type Cursor, type NodeIndex } from './cursor.ts';
import type { Damage } from './damage.ts';
import { guarded, type Draft } from './draft.ts';
import type { Scope } from './scope.ts';

/** Where a piece of code stands. */
export interface Frame {
  readonly scope: Scope;
  readonly body: number;
  readonly guards: readonly Guard[];
  /** The class whose instance (in a static member: which itself) `this` is; -1 where it is something else. */
  readonly thisOf: number;
}

/**
 * The guards of the statements behind a statement: as before, or more where it may leave. Undefined where it always
 * leaves, so that nothing behind it runs.
 */
export type Flow = readonly Guard[] | undefined;

/** Visits a statement and says how the code goes on behind it. */
export type Visit = (walk: Walk, node: NodeIndex, frame: Frame) => Flow;

/** One reading of one module. Every expression and statement is visited once, in source order. */
export interface Walk {
  readonly cursor: Cursor;
  readonly draft: Draft;
  readonly moduleScope: Scope;
  /** Where the text was blanked to make it sound, if it was. */
  readonly damage: Damage | undefined;
  /** @param name what the value is called, where it is a function or class without a name of its own */
  value(node: NodeIndex, frame: Frame, name?: string): Value;
  /** Statements of one block, whose names are declared already. */
  statements(nodes: readonly NodeIndex[], frame: Frame): Flow;
}

/** The frame of code that runs only under these guards. */
export function under(walk: Walk, frame: Frame, guards: readonly Guard[]): Frame {
  const { scope, body, thisOf } = frame;
  return guards.length === 0 ? frame : { scope, body, guards: guarded(walk.draft, frame.guards, guards), thisOf };
}

/** A statement that is the body of another: alone, it may still be a declaration (`if (x) function f() {}`). */
export function arm(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  return node === noNode ? frame.guards : walk.statements([node], frame);
}

/** Visits an expression that may not be there. */
export function optional(walk: Walk, node: NodeIndex, frame: Frame): void {
  if (node !== noNode) walk.value(node, frame);
}
