import type { IfPlain } from './plain.js';
import type { Step, StoredStep } from './step.js';

/** The steps of a saga in their order. */
export interface Saga<Input, Results> {
  readonly name: string;
  readonly steps: readonly StoredStep[];
  /** Never there at run time: it carries the types to the runner. */
  readonly types?: (input: Input) => Results;
}

/** A name that no earlier step has. */
type Unused<Name extends string, Results> = Name extends keyof Results ? never : Name;

/** A builder, or where the last result would not survive a crash, a sentence: the compiler says it where the saga goes on. */
type Extended<Input, Results, Name extends string, Result> = IfPlain<
  Result,
  SagaBuilder<Input, Results & { readonly [Key in Name]: Result }>,
  'The result of a step must survive JSON: no Date, bigint, Map or method.'
>;

/** Adds steps, one by one; every step knows the types of those before it. A builder is never changed, so that it can be shared. */
export class SagaBuilder<Input, Results> {
  readonly #name: string;
  readonly #steps: readonly StoredStep[];

  constructor(name: string, steps: readonly StoredStep[]) {
    this.#name = name;
    this.#steps = steps;
  }

  /**
   * Adds a step. One that changes something needs a compensation, one that does not says `readOnly: true`.
   * @throws TypeError where the name is malformed or taken: types do not hold for names made at run time
   */
  step<const Name extends string, Result>(
    step: Step<Name, Input, Results, Result> & { readonly name: Unused<Name, Results> },
  ): Extended<Input, Results, Name, Result>;
  step(step: StoredStep): unknown {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(step.name)) throw new TypeError(`The name of a step is letters, digits and hyphens, not "${step.name}".`);
    if (this.#steps.some(({ name }) => name === step.name)) throw new TypeError(`The saga ${this.#name} has two steps called ${step.name}.`);
    return new SagaBuilder(this.#name, [...this.#steps, step]);
  }

  build(): Saga<Input, Results> {
    return { name: this.#name, steps: this.#steps };
  }
}

/**
 * Begins the definition of a saga: `saga<Order>('place-order').step({ name, run, compensate }).build()`.
 * The input must survive JSON, as the results of the steps.
 * @param name part of the journal: a saga is only ever resumed by the definition of its own name
 */
export function saga<Input>(name: IfPlain<Input, string, never>): SagaBuilder<Input, Record<never, never>> {
  return new SagaBuilder(name, []);
}
