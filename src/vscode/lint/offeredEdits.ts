import * as vscode from 'vscode';
import * as z from 'zod/mini';

/** Makes the edit of a quick fix. No menu shows it: `madeByCommand` gives it what it takes. */
export const applyQuickFixCommand = 'archnotes.applyQuickFix';
/** The same for all fixes of a document, which can be asked for again where the text has moved on. */
export const applyFixAllCommand = 'archnotes.applyFixAll';

/** What an action does, and the texts that it was made for. */
export interface OfferedEdit {
  readonly edit: vscode.WorkspaceEdit;
  /** The document in which it was asked for. */
  readonly uri: vscode.Uri;
  /** Versions of the documents that were open then, by URI. */
  readonly versions: ReadonlyMap<string, number>;
}

/** What the commands take. */
export const offeredEdit = z.object({ edit: z.instanceof(vscode.WorkspaceEdit), uri: z.custom<vscode.Uri>((value) => value instanceof vscode.Uri), versions: z.map(z.string(), z.number()) });

export function openVersions(): ReadonlyMap<string, number> {
  return new Map(vscode.workspace.textDocuments.map(({ uri, version }) => [uri.toString(), version]));
}

/**
 * The same action with a command in place of its edit. VS Code makes the edit of an action in whatever the text is by the time that
 * somebody chooses it, or that it comes round to it while it saves; the command looks first.
 */
export function madeByCommand(action: vscode.CodeAction, asked: Omit<OfferedEdit, 'edit'>): vscode.CodeAction {
  const { edit, kind, title } = action;
  const command = kind === undefined ? undefined : commandFor(kind);
  if (edit === undefined || command === undefined) return action;
  delete action.edit;
  const argument: OfferedEdit = { ...asked, edit };
  action.command = { command, title, arguments: [argument] };
  return action;
}

function commandFor(kind: vscode.CodeActionKind): string | undefined {
  if (vscode.CodeActionKind.SourceFixAll.contains(kind)) return applyFixAllCommand;
  return vscode.CodeActionKind.QuickFix.contains(kind) ? applyQuickFixCommand : undefined;
}

/** Whether every text that an edit is about is still the one that it was made for. */
export function isUpToDate({ edit, uri, versions }: OfferedEdit): boolean {
  // Edits that are snippets are not among the entries: those are of the document that was asked about.
  const touched = [uri, ...edit.entries().map(([each]) => each)].map((each) => each.toString());
  return touched.every((each) => isCurrent({ uri: each, version: versions.get(each) ?? null }));
}

/** Whether a document is as the server saw it: open in the same version, or still not open. */
export function isCurrent({ uri, version }: { readonly uri: string; readonly version: number | null }): boolean {
  const wanted = vscode.Uri.parse(uri, true).toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
  if (version === null) return open === undefined || !open.isDirty;
  return open?.version === version;
}
