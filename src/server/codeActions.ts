import { CodeActionKind } from 'vscode-languageserver/node';
import type { CodeAction, Diagnostic, Range, WorkspaceEdit } from 'vscode-languageserver/node';
import type { Finding } from '../core/model/finding.ts';
import { diagnosticOf } from './diagnostics.ts';
import { documentFixes } from './documentFixes.ts';
import type { DocumentFix } from './documentFixes.ts';
import { inDocument } from './fixAll.ts';
import type { Session } from './session.ts';

/** Ours of VS Code's `source.fixAll`, so that it can be run on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.archnotes`;

/** Offers the fix of each finding, and all fixes of a document at once. */
export function registerCodeActions(session: Session): void {
  const { connection, linting } = session;
  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token) => {
    if (linting.publisher.current(uri) === undefined) await linting.settled();
    if (token.isCancellationRequested) return [];
    const wants = (kind: string): boolean => context.only === undefined || context.only.some((only) => isWithin(kind, only));
    const found = inDocument(session, uri);
    const quick = wants(CodeActionKind.QuickFix) ? found.filter(({ finding }) => touches(finding, range)) : [];
    return [
      ...quick.flatMap((one) => quickFix(session, one, context.diagnostics)),
      ...(context.only !== undefined && wants(fixAllKind) ? fixAll(session, found) : []),
    ];
  });
}

type Found = Parameters<typeof documentFixes>[1][number];

function quickFix(session: Session, { folder, finding }: Found, diagnostics: readonly Diagnostic[]): readonly CodeAction[] {
  const { documents } = documentFixes(session, [{ folder, finding }]);
  if (finding.fix === undefined || documents.length === 0) return [];
  const { language } = session.settings.current;
  const own = diagnosticOf(finding, language, (path) => session.linting.publisher.uriOf({ folder, path }));
  const shown = diagnostics.filter((one) => one.source === own.source && one.code === own.code && isEqual(one.range, own.range));
  return [
    {
      title: finding.fix.title[language],
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      diagnostics: shown.length === 0 ? [own] : shown,
      edit: workspaceEdit(session, documents),
    },
  ];
}

function fixAll(session: Session, found: readonly Found[]): readonly CodeAction[] {
  const { documents } = documentFixes(session, found);
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
