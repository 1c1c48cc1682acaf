/** What an action is given. */
export interface ActionContext<Input, Results> {
  readonly sagaId: string;
  readonly input: Input;
  /** What the earlier steps gave, by their names. */
  readonly results: Results;
  /** The same in every attempt of this action, and of no other: the participant must not do twice what has one key. */
  readonly idempotencyKey: string;
  /** Aborted when the time of this attempt is over. */
  readonly signal: AbortSignal;
}

/** What a compensation is given. */
export interface CompensationContext<Input, Results, Result> extends ActionContext<Input, Results> {
  /** What the action gave; undefined where nobody knows whether it was done. */
  readonly result: Result | undefined;
  /** The key that the action was given: by it the participant finds what is to be undone, or refuses it should it still come. */
  readonly actionKey: string;
}

interface Action<Name extends string, Input, Results, Result> {
  /** Letters, digits and hyphens: part of the journal and of every key. Do not rename it while sagas are under way. */
  readonly name: Name;
  /** Longest silence of the action, and of each attempt to compensate it; the runner's limit where it is left out. */
  readonly timeoutMs?: number;
  run(context: ActionContext<Input, Results>): Promise<Result>;
}

/** A step that changes nothing: there is nothing to undo. */
export interface ReadOnlyStep<Name extends string, Input, Results, Result> extends Action<Name, Input, Results, Result> {
  readonly readOnly: true;
  readonly compensate?: never;
}

/** A step that changes something. Write `run` before `compensate`: its result is what `compensate` is given. */
export interface MutatingStep<Name extends string, Input, Results, Result> extends Action<Name, Input, Results, Result> {
  readonly readOnly?: false;
  /** Undoes the action. Called more than once, and also where the action was never done: both must be harmless. */
  compensate(context: CompensationContext<Input, Results, Result>): Promise<void>;
}

export type Step<Name extends string, Input, Results, Result> =
  | MutatingStep<Name, Input, Results, Result>
  | ReadOnlyStep<Name, Input, Results, Result>;

/** Steps as the runner sees them: their types were checked when they were added. */
export type StoredStep = Step<string, unknown, unknown, unknown>;
export type StoredMutatingStep = MutatingStep<string, unknown, unknown, unknown>;

/**
 * What an action throws where it is certain that nothing was changed: a declined card, an item out of stock. The step is
 * then not compensated. Every other error leaves open whether the action was done, and the step is compensated too.
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}
