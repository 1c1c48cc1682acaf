import { CodeActionKind } from 'vscode-languageserver/node';
import type { CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver/node';
import { configurationActions } from './configurationActions.ts';
import { documentsOfFix } from './documentFixes.ts';
import type { DocumentFix } from './documentFixes.ts';
import { fixDocument } from './fixAll.ts';
import type { Session } from './session.ts';
import { shownDiagnostics, touches, type Asked, type Found } from './shownFindings.ts';
import { suppressions } from './suppressions.ts';

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
    const asked = { range, diagnostics: context.diagnostics };
    // What cures comes first; what silences, the narrowest first.
    return [...quickFixes(session, uri, asked, cure), ...(await suppressions(session, uri, asked)), ...quickFixes(session, uri, asked, silence), ...whole];
  });
}

type Offer = (session: Session, found: Found, diagnostics: Diagnostic[]) => readonly CodeAction[];

function quickFixes(session: Session, uri: string, { range, diagnostics }: Asked, offer: Offer): readonly CodeAction[] {
  const folder = session.workspace.locate(uri)?.folder;
  const findings = session.linting.publisher.current(uri) ?? [];
  if (folder === undefined) return [];
  return findings.filter((finding) => touches(finding, range)).flatMap((finding) => offer(session, { folder, finding }, [...shownDiagnostics(session, { folder, finding }, diagnostics)]));
}

function silence(session: Session, found: Found, diagnostics: Diagnostic[]): readonly CodeAction[] {
  return configurationActions(session, { ...found, diagnostics });
}

function cure(session: Session, { folder, finding: { fix } }: Found, diagnostics: Diagnostic[]): readonly CodeAction[] {
  const documents = fix === undefined ? [] : documentsOfFix(session, folder, fix);
  if (fix === undefined || documents.length === 0) return [];
  return [{ title: fix.title[session.settings.current.language], kind: CodeActionKind.QuickFix, isPreferred: true, diagnostics, edit: workspaceEdit(session, documents) }];
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
