import type { Guard } from '../../model/module.ts';
import type { Value } from '../../model/value.ts';
import { guarded, type Draft } from '../typescript/draft.ts';
import type { Node } from './tree.ts';

/** The names of the module, of one function, class or comprehension. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class';
  readonly names: Map<string, number>;
  readonly parent: Scope | undefined;
}

/** Where a piece of code stands. */
export interface Frame {
  readonly scope: Scope;
  readonly body: number;
  readonly guards: readonly Guard[];
  /** The first parameter of the method around it (`self`), and the class whose instance that is. */
  readonly self: Self | undefined;
  /** The class whose body this is, while it is being read. */
  readonly class?: OpenClass | undefined;
}

export interface OpenClass {
  readonly index: number;
  readonly made: { constructorBody: number; readonly methods: Record<string, number> };
}

export interface Self {
  readonly binding: number;
  readonly class: number;
}

/** The guards of what stands behind a statement; undefined where it always leaves. */
export type Flow = readonly Guard[] | undefined;

/** One reading of one module: every expression and statement is visited once, in source order. */
export interface Walk {
  readonly text: string;
  readonly draft: Draft;
  readonly moduleScope: Scope;
  /** For names bound by `import a.b.c`: the modules that the dotted name leads to, by binding. */
  readonly dotted: Map<number, DottedImport[]>;
  /** Imports of `from x import *` at the top level. */
  readonly stars: number[];
  value(node: Node, frame: Frame): Value;
  statements(nodes: readonly Node[], frame: Frame): Flow;
}

export interface DottedImport {
  /** What follows the first name: `['b', 'c']`. */
  readonly path: readonly string[];
  readonly import: number;
}

export function textOf(walk: Walk, { from, to }: Node): string {
  return walk.text.slice(from, to);
}

/** The frame of code that runs only under these guards. */
export function under(walk: Walk, frame: Frame, guards: readonly Guard[]): Frame {
  return guards.length === 0 ? frame : { ...frame, guards: guarded(walk.draft, frame.guards, guards) };
}
