import type { FileEdit, Localized, Place, Position } from './text.ts';

/** From grave to slight. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** A {@link Place} with the lines and characters that people and editors count in. */
export interface LocatedPlace extends Place {
  readonly start: Position;
  readonly end: Position;
}

/** One thing to tell the user about one place. */
export interface Finding {
  readonly ruleId: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: Localized;
  readonly at: LocatedPlace;
  /** Hash of the text that `at` refers to. */
  readonly hash: string;
  readonly related: readonly RelatedPlace[];
  readonly fix: Fix | undefined;
  /** The pattern that cures it. */
  readonly curedBy: string | undefined;
  /** Of a finding about a comment, the rule that the comment names. */
  readonly about?: string;
}

export interface RelatedPlace {
  readonly at: LocatedPlace;
  readonly message: Localized;
}

export interface Fix {
  readonly title: Localized;
  readonly edits: readonly FileEdit[];
}
