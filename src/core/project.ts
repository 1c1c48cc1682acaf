/** PLACEHOLDER-INTERFACE (being implemented) */
import type { ClientRow } from './model/connection.ts';
import type { Entry } from './model/entry.ts';
import type { Finding } from './model/finding.ts';
import type { ModuleFacts } from './model/module.ts';
import type { Rule } from './rule/index.ts';

/** Turns the text of a TypeScript or JavaScript file into facts. */
export type ModuleParser = (path: string, text: string, hash: string) => ModuleFacts;

export interface ProjectOptions {
  readonly rules: readonly Rule[];
  readonly clients: readonly ClientRow[];
  /** Called when the first file needs it, not before: making it may be dear. */
  readonly moduleParser: () => ModuleParser;
}

/** What happened to a file. Paths are relative to the project's root and /-separated. */
export type FileChange =
  /** The file as bytes on disk. */
  | { readonly kind: 'bytes'; readonly path: string; readonly bytes: Uint8Array }
  /** The file as an open editor has it (no byte order mark). */
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  /** There, but not to be read. */
  | { readonly kind: 'skipped'; readonly path: string; readonly reason: SkipReason }
  | { readonly kind: 'removed'; readonly path: string };

export type SkipReason = 'too-large' | 'binary' | 'minified' | 'too-deep' | 'timed-out' | 'unreadable';

/**
 * The project of one workspace folder. Synchronous and pure: the shell lists and reads files and says what changed; the
 * project says what else it needs, and what it found.
 */
export interface Project {
  /** Takes in what changed. Returns the paths whose content it now wants to be given by the next `apply`. */
  apply(changes: readonly FileChange[]): void;
  /** Paths whose content must be given with `apply` before the findings are complete. Empty when nothing is missing. */
  wanted(): readonly string[];
  /** All findings, sorted by path, place and rule. */
  findings(): readonly Finding[];
  /** Every function known to be called by Lambda among the modules that were read. */
  entries(): readonly Entry[];
  stats(): ProjectStats;
}

export interface ProjectStats {
  /** Files the project was told of. */
  readonly files: number;
  readonly handlers: number;
  /** Files that a rule crashed on, or that could not be judged: the run is then a failure. */
  readonly failures: number;
}

/** Whether a project reads files of this path at all; a shell need not list or watch others. */
export declare function isProjectFile(path: string): boolean;

export declare function openProject(options: ProjectOptions): Project;
