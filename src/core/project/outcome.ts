import { byPlace } from '../engine/judge.ts';
import type { FileOf } from '../engine/report.ts';
import { suppress, type DirectivesByPath } from '../engine/suppress.ts';
import type { Finding } from '../model/finding.ts';
import type { SkipReason } from '../model/project.ts';
import type { SuppressedFinding } from '../model/suppression.ts';
import { damageOf, type ProjectFile } from './files.ts';
import type { Files } from './layout.ts';
import { suppressionNotices } from './suppressionNotices.ts';

/** What a project has to say in the end. */
export interface Outcome {
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** What was judged, and how well. */
export interface Judged {
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  readonly files: Files;
  readonly rules: readonly string[];
  readonly fileOf: FileOf;
  /** Whether all files are there that belong together. */
  readonly isWhole: boolean;
  readonly hasHandlers: () => boolean;
  readonly crashes: number;
}

/** Reasons that mean something went wrong, rather than that a file is not meant to be read. */
export const failures: ReadonlySet<SkipReason> = new Set(['crashed', 'timed-out', 'unreadable']);

/** Takes back what comments say, and tells of comments that take nothing back. */
export function outcomeOf(judged: Judged): Outcome {
  const directives = directivesOf(judged.files);
  if (directives.size === 0) return { findings: judged.findings, suppressed: [] };
  const { kept, suppressed, used } = suppress(judged.findings, directives);
  const { rules, fileOf } = judged;
  const notices = suppressionNotices(directives, { rules, used, fileOf, isJudged: judgedPaths(judged) });
  return { findings: notices.length === 0 ? kept : [...kept, ...notices].sort(byPlace), suppressed };
}

function directivesOf(files: Files): DirectivesByPath {
  return new Map([...files].flatMap(([path, { directives }]) => (directives === undefined || directives.length === 0 ? [] : [[path, directives] as const])));
}

/**
 * Whether all was said of a file: a comment must not be called useless because a template cannot be read at the moment, or
 * lies outside of the folder that is open.
 */
function judgedPaths({ files, isWhole, hasHandlers, crashes }: Judged): (rule: string, path: string) => boolean {
  if (!isWhole || crashes > 0) return () => false;
  let isSound: boolean | undefined;
  return (_, path) => {
    const file = files.get(path);
    if (file === undefined || isBroken(file)) return false;
    if (file.kind === 'diagrams') return true;
    isSound ??= ![...files.values()].some(isBroken);
    return isSound && (file.kind !== 'module' || hasHandlers());
  };
}

function isBroken(file: ProjectFile): boolean {
  return file.kind === 'skipped' ? failures.has(file.reason) : damageOf(file) !== undefined;
}
