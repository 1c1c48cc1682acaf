import { CodeActionKind } from 'vscode-languageserver/node';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import type { Finding } from '../core/model/finding.ts';
import type { DirectiveToWrite } from '../core/model/suppression.ts';
import type { Session } from './session.ts';
import { shownDiagnostics, touches, type Asked } from './shownFindings.ts';

/**
 * Offers the comment that takes back what a rule finds in a line. It says nothing of why: that is for its writer to say, and
 * until they do it takes nothing back. The cursor is put there where the editor can do that.
 */
export async function suppressions(session: Session, uri: string, asked: Asked): Promise<readonly CodeAction[]> {
  const place = session.workspace.locate(uri);
  const version = session.documents.get(uri)?.version;
  const findings = (session.linting.publisher.current(uri) ?? []).filter((finding) => !finding.ruleId.startsWith('internal/') && touches(finding, asked.range));
  const groups = byRuleAndLine(findings);
  if (place === undefined || version === undefined || groups.length === 0) return [];
  const reply = await session.linting.directivesFor(place, groups.map(([first]) => ({ rule: first.ruleId, line: first.at.start.line })));
  if (reply?.version !== version || session.documents.get(uri)?.version !== version) return [];
  return groups.flatMap((group, index) => {
    const directive = reply.directives[index];
    if (directive === undefined) return [];
    return [
      {
        title: session.settings.say('server.suppress.title', { rule: group[0].ruleId }),
        kind: CodeActionKind.QuickFix,
        diagnostics: group.flatMap((finding) => shownDiagnostics(session, { folder: place.folder, finding }, asked.diagnostics)),
        edit: editOf(session, { uri, version }, directive),
      },
    ];
  });
}

type Group = readonly [Finding, ...Finding[]];

function byRuleAndLine(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const key = `${finding.ruleId}:${String(finding.at.start.line)}`;
    const known = groups.get(key);
    groups.set(key, known === undefined ? [finding] : [...known, finding]);
  }
  return [...groups.values()];
}

function editOf({ client }: Session, document: { readonly uri: string; readonly version: number }, { at, before, after }: DirectiveToWrite): WorkspaceEdit {
  const range = { start: at, end: at };
  const edit = client().workspace?.workspaceEdit;
  if (edit?.documentChanges !== true) return { changes: { [document.uri]: [{ range, newText: before + after }] } };
  if (edit.snippetEditSupport !== true) return { documentChanges: [{ textDocument: document, edits: [{ range, newText: before + after }] }] };
  return { documentChanges: [{ textDocument: document, edits: [{ range, snippet: { kind: 'snippet', value: `${plain(before)}$0${plain(after)}` } }] }] };
}

/** A text as snippets have it. */
function plain(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
