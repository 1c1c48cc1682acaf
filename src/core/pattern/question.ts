import type { Localized } from '../model/text.ts';
import type { FormatName } from './format.ts';
import type { Suggestion } from './manifest.ts';

/** What an answer can be. */
export type Answer = string | number | boolean;

/** Answers by question id. A question that is not asked has none. */
export type Answers = Readonly<Record<string, Answer>>;

/** Earlier answers that must all hold: each is the value itself, or a list of which one must match. */
export type Condition = Readonly<Record<string, Answer | readonly Answer[]>>;

interface QuestionBase {
  readonly id: string;
  readonly label: Localized;
  readonly help: Localized;
  /** Asked only where this holds. */
  readonly when?: Condition | undefined;
  /** What the workspace may say in place of the default. */
  readonly suggest?: Suggestion | undefined;
}

export interface TextQuestion extends QuestionBase {
  readonly type: 'text';
  readonly default?: string | undefined;
  readonly format?: FormatName | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  /** Earlier questions whose answers must be other names. */
  readonly unlike?: readonly string[] | undefined;
  /** Names that mean something else where the answer becomes one in code. */
  readonly taken?: readonly string[] | undefined;
}

export interface NumberQuestion extends QuestionBase {
  readonly type: 'number';
  readonly default?: number | undefined;
  readonly min: number;
  readonly max: number;
  /** Whole numbers only. */
  readonly integer?: boolean | undefined;
}

export interface BooleanQuestion extends QuestionBase {
  readonly type: 'boolean';
  readonly default?: boolean | undefined;
}

export interface ChoiceQuestion extends QuestionBase {
  readonly type: 'choice';
  readonly default?: string | undefined;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly value: string;
  readonly label: Localized;
}

export type Question = TextQuestion | NumberQuestion | BooleanQuestion | ChoiceQuestion;

/** Whether every earlier answer that a condition names is as it says. No condition always holds. */
export function conditionHolds(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true;
  return Object.entries(condition).every(([id, wanted]) => {
    const given = answers[id];
    return given !== undefined && (typeof wanted === 'object' ? wanted.includes(given) : wanted === given);
  });
}
