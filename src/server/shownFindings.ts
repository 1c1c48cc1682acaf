import type { Diagnostic, Range } from 'vscode-languageserver/node';
import type { Finding } from '../core/model/finding.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { Session } from './session.ts';

/** Where a light bulb is asked for, and what is shown there. */
export interface Asked {
  readonly range: Range;
  readonly diagnostics: readonly Diagnostic[];
}

/** A finding and the folder that it is of. */
export interface Found {
  readonly folder: string;
  readonly finding: Finding;
}

/** What the editor shows of a finding. */
export function shownDiagnostics(session: Session, { folder, finding }: Found, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const own = diagnosticOf(finding, session.settings.current.language, (path) => session.linting.publisher.uriOf({ folder, path }));
  const shown = diagnostics.filter((one) => one.source === own.source && one.code === own.code && isEqual(one.range, own.range));
  return shown.length === 0 ? [own] : shown;
}

/** Whether a finding stands in a range, or at its edge. */
export function touches({ at: { start, end } }: Finding, range: Range): boolean {
  return !isBefore(end, range.start) && !isBefore(range.end, start);
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function isEqual(one: Range, other: Range): boolean {
  return !isBefore(one.start, other.start) && !isBefore(other.start, one.start) && !isBefore(one.end, other.end) && !isBefore(other.end, one.end);
}
