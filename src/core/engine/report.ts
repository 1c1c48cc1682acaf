import type { Finding, LocatedPlace } from '../model/finding.ts';
import type { LineStarts, Localized, Place } from '../model/text.ts';
import type { Report, Rule } from '../rule/index.ts';
import { located } from './locate.ts';
import { filled } from './messages.ts';

/** What the engine must know of a file to point into it. */
export interface FileText {
  readonly hash: string;
  readonly lineStarts: LineStarts;
}

/** Looks up a file's lines; undefined for a file that is gone. */
export type FileOf = (path: string) => FileText | undefined;

/** The finding that a rule's report means, or nothing where its file or message is unknown. */
export function findingOf(rule: Rule, report: Report<string>, fileOf: FileOf): readonly Finding[] {
  const message = rule.meta.messages[report.messageId];
  if (message === undefined) return [];
  const bare = bareFinding({ ruleId: rule.meta.id, severity: report.severity, at: report.at, message: filled(message, report.data) }, fileOf);
  return bare.map((finding) => ({
    ...finding,
    messageId: report.messageId,
    related: relatedOf(rule, report, fileOf),
    fix: fixOf(rule, report),
    curedBy: rule.meta.curedBy,
  }));
}

/** A finding of the engine itself: no fix, nothing related. */
export function bareFinding(
  said: { readonly ruleId: string; readonly severity: Finding['severity']; readonly at: Place; readonly message: Localized },
  fileOf: FileOf,
): readonly Finding[] {
  const file = fileOf(said.at.path);
  if (file === undefined) return [];
  const messageId = said.ruleId.slice(said.ruleId.lastIndexOf('/') + 1);
  return [{ ...said, messageId, at: located(said.at, file.lineStarts), hash: file.hash, related: [], fix: undefined, curedBy: undefined }];
}

function relatedOf(rule: Rule, report: Report<string>, fileOf: FileOf): Finding['related'] {
  return (report.related ?? []).flatMap((related) => {
    const at = locatedIn(related.at, fileOf);
    const message = rule.meta.messages[related.messageId];
    return at === undefined || message === undefined ? [] : [{ at, message: filled(message, related.data) }];
  });
}

function fixOf(rule: Rule, report: Report<string>): Finding['fix'] {
  if (report.fix === undefined) return undefined;
  const title = rule.meta.messages[report.fix.messageId];
  return title === undefined ? undefined : { title: filled(title, report.data), edits: report.fix.edits };
}

function locatedIn(place: Place, fileOf: FileOf): LocatedPlace | undefined {
  const file = fileOf(place.path);
  return file === undefined ? undefined : located(place, file.lineStarts);
}
