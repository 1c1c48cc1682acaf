import type { Finding } from './finding.ts';
import type { Position, Range } from './text.ts';

/** A comment of a text. */
export interface Comment {
  /** With the marks that open and close it. */
  readonly range: Range;
  /** The braces of JSX included that hold nothing but the comment. */
  readonly whole: Range;
}

/** Lines of a text from 0, both included. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

/** A comment that says of rules not to report: `archnotes-disable-next-line RULE, RULE -- why`. */
export interface Directive {
  /** What follows `archnotes-disable-`, as written: `next-line`, `line`, `file`, or a word that means nothing. */
  readonly word: string;
  /** From `archnotes-disable` to the last word of the comment. */
  readonly at: Range;
  /** What goes when the comment is removed: its lines, where nothing else stands in them. */
  readonly removal: Range;
  readonly rules: readonly NamedRule[];
  /** Why, in the words behind `--`; undefined where it does not say. */
  readonly reason: string | undefined;
  /** The lines that it is about; undefined where there are none. */
  readonly lines: LineSpan | undefined;
}

/** The id of a rule as a directive has it. */
export interface NamedRule {
  readonly id: string;
  readonly at: Range;
  /** What goes when this id alone is removed: with the comma before or behind it. */
  readonly removal: Range;
}

/** A directive that is to be written: a line of its own, in which the reason is still missing. */
export interface DirectiveToWrite {
  /** The start of a line. */
  readonly at: Position;
  /** Up to the reason, and what comes behind it. */
  readonly before: string;
  readonly after: string;
}

/** A finding that somebody took back, with what they said. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly reason: string;
}
