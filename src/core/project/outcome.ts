import { byPlace } from '../engine/judge.ts';
import type { FileOf } from '../engine/report.ts';
import type { Settings } from '../engine/settings.ts';
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
  /** All there are, by id. */
  readonly rules: readonly string[];
  /** Those that were asked. */
  readonly judges: readonly string[];
  readonly fileOf: FileOf;
  /** Whether all files are there that belong together. */
  readonly isWhole: boolean;
  readonly hasHandlers: () => boolean;
  readonly crashes: number;
  readonly settings: Settings;
}

/** Reasons that mean something went wrong, rather than that a file is not meant to be read. */
export const failures: ReadonlySet<SkipReason> = new Set(['crashed', 'timed-out', 'unreadable']);

/** Takes back what comments say, and tells of comments that take nothing back. */
export function outcomeOf(judged: Judged): Outcome {
  const directives = directivesOf(judged);
  if (directives.size === 0) return { findings: judged.findings, suppressed: [] };
  const { kept, suppressed, used } = suppress(judged.findings, directives);
  const { rules, fileOf } = judged;
  const notices = suppressionNotices(directives, { rules, used, fileOf, isJudged: judgedPaths(judged) });
  return { findings: notices.length === 0 ? kept : [...kept, ...notices].sort(byPlace), suppressed };
}

function directivesOf({ files, settings }: Judged): DirectivesByPath {
  return new Map([...files].flatMap(([path, { directives = [] }]) => (directives.length === 0 || settings.of(path).ignored ? [] : [[path, directives] as const])));
}

/** Whether all that a rule finds in a file is reported: it may be turned off, or left to others, or only its slighter findings are left out. */
function reportsAll(settings: Settings, rule: string, path: string): boolean {
  const { rules, profile, peers } = settings.of(path).configuration;
  const severity = rules.get(rule)?.severity;
  return severity !== 'off' && peers.size === 0 && (severity !== undefined || profile !== 'quiet');
}

/**
 * Whether all was said of a file: a comment must not be called useless because a template cannot be read at the moment, or
 * lies outside of the folder that is open.
 */
function judgedPaths({ files, judges, isWhole, hasHandlers, crashes, settings }: Judged): (rule: string, path: string) => boolean {
  if (!isWhole || crashes > 0) return () => false;
  let isSound: boolean | undefined;
  return (rule, path) => {
    const file = files.get(path);
    if (file === undefined || !judges.includes(rule) || isBroken(file) || !reportsAll(settings, rule, path)) return false;
    if (file.kind === 'diagrams') return true;
    isSound ??= ![...files.values()].some(isBroken);
    return isSound && (file.kind !== 'module' || hasHandlers());
  };
}

function isBroken(file: ProjectFile): boolean {
  return file.kind === 'skipped' ? failures.has(file.reason) : damageOf(file) !== undefined;
}
