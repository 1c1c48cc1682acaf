import type { BaselineKey } from '../core/engine/baseline.ts';
import type { LocatedPlace, Severity } from '../core/model/finding.ts';

/** What `archnotes lint` found, with the paths and in the language that the user is to see. */
export interface LintResult {
  /** Sorted by path, place, rule and message. */
  readonly findings: readonly ReportedFinding[];
  /** Those that comments take back, likewise sorted. */
  readonly suppressed: readonly SuppressedReport[];
  readonly stats: { readonly files: number; readonly handlers: number };
  /** Whether something could not be judged, so that an empty list means little. */
  readonly failed: boolean;
  /** What the user should know beside the findings: files left out, why it failed. One line each. */
  readonly notes: readonly string[];
  /** What a baseline knows, left out of `findings`; undefined where there is no baseline. */
  readonly known?: readonly ReportedFinding[];
  /** What the user may want to know although all is well. Lines. */
  readonly remarks?: readonly string[];
}

export interface ReportedFinding extends ReportedPlace {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly related: readonly ReportedPlace[];
  readonly fixable: boolean;
  /** The line that it begins in; undefined where that cannot be read any more, or was not asked for. */
  readonly line: string | undefined;
  /** See `fingerprints`; the same whatever the language, and wherever the report's paths begin. Empty where it was not asked for. */
  readonly fingerprint: string;
  /** What the baseline asked about calls it; undefined where none is asked. */
  readonly baseline?: BaselineKey;
  /** Whether it and all that explains it lie in files that are as they were, where that was asked. */
  readonly isOld?: boolean;
}

/** A finding that a comment takes back. */
export interface SuppressedReport extends ReportedFinding {
  /** Why, as the comment says it. */
  readonly reason: string;
}

/** A place with what is to be said of it. */
export interface ReportedPlace {
  readonly message: string;
  /** /-separated, relative to the folder given, or to the working directory. */
  readonly path: string;
  /** Lines and columns from 0, in UTF-16 code units. */
  readonly at: LocatedPlace;
}
