import { CodeActionKind } from 'vscode-languageserver/node';
import type { CodeAction, Diagnostic, Range, WorkspaceEdit } from 'vscode-languageserver/node';
import type { Finding } from '../core/model/finding.ts';
import { diagnosticOf } from './diagnostics.ts';
import { documentsOfFix } from './documentFixes.ts';
import type { DocumentFix } from './documentFixes.ts';
import { fixDocument } from './fixAll.ts';
import type { Session } from './session.ts';

/** Ours of VS Code's `source.fixAll`, so that it can be run on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.archnotes`;

/** Offers the fix of each finding, and all fixes of a document at once. */
export function registerCodeActions(session: Session): void {
  session.connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token): Promise<CodeAction[]> => {
    const wants = (kind: string): boolean => context.only === undefined || context.only.some((only) => isWithin(kind, only));
    // Only where it is asked for: it is no answer to a light bulb.
    const whole = context.only !== undefined && wants(fixAllKind) ? await fixAll(session, uri) : [];
    if (token.isCancellationRequested || !wants(CodeActionKind.QuickFix)) return [...whole];
    if (session.linting.publisher.current(uri) === undefined) await session.linting.settled();
    return [...quickFixes(session, uri, { range, diagnostics: context.diagnostics }), ...whole];
  });
}

interface Asked {
  readonly range: Range;
  readonly diagnostics: readonly Diagnostic[];
}

function quickFixes(session: Session, uri: string, { range, diagnostics }: Asked): readonly CodeAction[] {
  const folder = session.workspace.locate(uri)?.folder;
  const findings = session.linting.publisher.current(uri) ?? [];
  if (folder === undefined) return [];
  return findings.filter((finding) => touches(finding, range)).flatMap((finding) => quickFix(session, { folder, finding }, diagnostics));
}

interface Found {
  readonly folder: string;
  readonly finding: Finding;
}

function quickFix(session: Session, { folder, finding }: Found, diagnostics: readonly Diagnostic[]): readonly CodeAction[] {
  const { fix } = finding;
  const documents = fix === undefined ? [] : documentsOfFix(session, folder, fix);
  if (fix === undefined || documents.length === 0) return [];
  const { language } = session.settings.current;
  const own = diagnosticOf(finding, language, (path) => session.linting.publisher.uriOf({ folder, path }));
  const shown = diagnostics.filter((one) => one.source === own.source && one.code === own.code && isEqual(one.range, own.range));
  return [
    {
      title: fix.title[language],
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      diagnostics: shown.length === 0 ? [own] : shown,
      edit: workspaceEdit(session, documents),
    },
  ];
}

async function fixAll(session: Session, uri: string): Promise<readonly CodeAction[]> {
  const { documents } = await fixDocument(session, uri);
  if (documents.length === 0) return [];
  return [{ title: session.settings.say('server.fixAll.title'), kind: fixAllKind, edit: workspaceEdit(session, documents) }];
}

/** With versions where the client can take them, so that it can refuse an edit of a text that has moved on. */
function workspaceEdit({ client }: Session, documents: readonly DocumentFix[]): WorkspaceEdit {
  if (client().workspace?.workspaceEdit?.documentChanges !== true) {
    return { changes: Object.fromEntries(documents.map(({ uri, edits }) => [uri, edits])) };
  }
  return { documentChanges: documents.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })) };
}

function isWithin(kind: string, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`);
}

function touches({ at: { start, end } }: Finding, range: Range): boolean {
  return !isBefore(end, range.start) && !isBefore(range.end, start);
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function isEqual(one: Range, other: Range): boolean {
  return !isBefore(one.start, other.start) && !isBefore(other.start, one.start) && !isBefore(one.end, other.end) && !isBefore(other.end, one.end);
}
