import type { Language } from '../../core/model/text.ts';
import type { LintResult } from '../lintResult.ts';

export interface ReportOptions {
  readonly language: Language;
  /** Whether escape sequences for colours may be in it. */
  readonly colours: boolean;
  /** Whether findings that comments take back are reported as well, as what they are. */
  readonly showSuppressed?: boolean;
}

/** Gives the whole report of one format, ending with a line feed. */
export type Reporter = (result: LintResult, options: ReportOptions) => string;
