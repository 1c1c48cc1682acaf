import type { Binding, Body, Call, ClassFacts, Export, Guard, Import, Write } from '../../model/module.ts';
import type { Range } from '../../model/text.ts';
import type { UnresolvedValue, Value } from '../../model/value.ts';

export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface BodyDraft extends Mutable<Omit<Body, 'parameters' | 'returns'>> {
  parameters: Body['parameters'];
  readonly returns: Value[];
}

/** The tables of {@link ModuleFacts} while they are being filled. */
export interface Draft {
  readonly imports: Import[];
  readonly exports: Export[];
  readonly bindings: Mutable<Binding>[];
  readonly bodies: BodyDraft[];
  readonly classes: ClassFacts[];
  readonly calls: Call[];
  readonly writes: Write[];
  /** Interfaces and type aliases of the module: names that are no values. */
  readonly typeNames: Set<string>;
  /** Number of the next {@link Guard.branch}. */
  branches: number;
  /** `return`, and `break` or `continue`, met so far: what decides whether the code behind a statement always runs. */
  returns: number;
  jumps: number;
  /** Expressions and statements around the present one. */
  depth: number;
  tooDeep: boolean;
}

/** A draft with the body of the module, which has the index 0. */
export function emptyDraft(range: Range): Draft {
  const module: BodyDraft = { kind: 'module', name: undefined, range, async: false, parent: -1, class: -1, parameters: [], returns: [] };
  // Written out, for one is made with each key: were the tables spread and then added to, a keystroke would take a fifth longer.
  return { imports: [], exports: [], bindings: [], bodies: [module], classes: [], calls: [], writes: [], typeNames: new Set(), branches: 0, returns: 0, jumps: 0, depth: 0, tooDeep: false };
}

/** Expressions and statements within each other, beyond which a text is not read: the stack has an end. */
const deepest = 500;

/** Whether the code is nested more deeply than it can be read. Once it is, nothing more is visited. */
export function isTooDeep(draft: Draft): boolean {
  draft.tooDeep ||= draft.depth >= deepest;
  return draft.tooDeep;
}

export const unresolved = (range: Range): UnresolvedValue => ({ kind: 'unresolved', range });

/** A guard of which nothing is known. */
export function unresolvedGuard(draft: Draft, arm: Guard['arm'] = 'then'): Guard {
  return { branch: draft.branches++, arm, test: { kind: 'unresolved' } };
}

/** Past this many guards only "it depends" is kept, so that a thousand early returns do not cost a million guards. */
const enoughGuards = 64;

/** `more` behind `guards`. */
export function guarded(draft: Draft, guards: readonly Guard[], more: readonly Guard[]): readonly Guard[] {
  if (more.length === 0 || guards.length > enoughGuards) return guards;
  if (guards.length + more.length > enoughGuards) return [...guards.slice(0, enoughGuards), unresolvedGuard(draft)];
  return [...guards, ...more];
}
