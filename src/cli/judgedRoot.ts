import type { Finding } from '../core/model/finding.ts';
import type { SuppressedFinding } from '../core/model/suppression.ts';
import type { ProjectStats } from '../core/project.ts';

/** What is known of one root: everything that was answered about it so far. */
export interface JudgedRoot {
  /** By path, as seen from the root's folder. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Those that comments take back, likewise. */
  readonly suppressed: ReadonlyMap<string, readonly SuppressedFinding[]>;
  readonly stats: ProjectStats;
  readonly unreadable: readonly string[];
  readonly trouble: string | undefined;
}
