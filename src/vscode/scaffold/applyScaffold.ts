import * as vscode from 'vscode';
import { isWritten } from '../../core/pattern/planFile.ts';
import { checkTargetPath } from '../../core/pattern/targetPath.ts';
import type { PlannedScaffold, PlannedScaffoldFile } from '../../protocol/pattern.ts';
import { say, userLanguage } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { exists, missingFolders, removeEmptyFolders } from './folders.ts';
import { bytesHash, clearJournal, rollBack, writeJournal } from './journal.ts';
import type { Journal } from './journal.ts';

/** What was written. */
export interface Scaffolded {
  readonly target: vscode.Uri;
  readonly written: readonly string[];
}

/** A plan and where it goes. */
export interface PlannedWork {
  /** How the work is called: the pattern's id. */
  readonly name: string;
  readonly folder: vscode.WorkspaceFolder;
  readonly target: vscode.Uri;
  readonly plan: PlannedScaffold;
}

export interface Consented extends PlannedWork {
  /** Paths of differing files that may be replaced. */
  readonly replace: ReadonlySet<string>;
}

/**
 * Writes with one workspace edit: new files are created, never over another; what may be replaced is replaced as text.
 * What the edit leaves behind when it fails is taken back, and the user is told.
 */
export async function applyScaffold({ context, log }: Shell, work: Consented): Promise<Scaffolded | undefined> {
  const { name, folder, target, plan, replace } = work;
  const chosen = plan.files.filter((file) => isWritten(file, replace.has(file.path)));
  const obstacle = firstBadPath(chosen) ?? (await firstObstacle(work, [...chosen, plan.record]));
  if (obstacle !== undefined) return tell(obstacle);
  const writes = [...chosen, plan.record].filter((file) => isWritten(file, true));
  if (writes.length === 0) return tellDone(target, [], []);
  const { edit, documents } = await editOf(target, writes);
  const journal: Journal = {
    target: target.toString(),
    created: writes.filter(({ status }) => status === 'create').map(({ path, text }) => ({ path, text })),
    replaced: documents.map(({ path, document, text }) => ({ path, before: document.getText(), after: text })),
    folders: await missingFolders(folder.uri, target, writes.map(({ path }) => path)),
  };
  await writeJournal(context, journal);
  if (!(await vscode.workspace.applyEdit(edit))) {
    const left = await rollBack(journal, log);
    await clearJournal(context, journal);
    log.error(`The editor refused the scaffold of ${name} in ${target.fsPath}.`);
    return tell(left.length === 0 ? say('scaffold.refused') : say('scaffold.leftBehind', { files: left.join(', ') }));
  }
  // An edit leaves closed files open and unsaved; new files are on disk already.
  for (const { document } of documents) await document.save();
  await clearJournal(context, journal);
  removeEmptyFolders(context, journal.created.map(({ path }) => vscode.Uri.joinPath(target, path)), journal.folders);
  return tellDone(target, chosen.map(({ path }) => path), chosen.filter(({ status }) => status === 'clash').map(({ path }) => path));
}

function firstBadPath(writes: readonly PlannedScaffoldFile[]): string | undefined {
  for (const { path } of writes) {
    const bad = checkTargetPath(path);
    if (bad !== undefined) return `${path}: ${bad[userLanguage()]}`;
  }
  return undefined;
}

/** Looks at every target again, right before writing. */
async function firstObstacle({ folder, target }: PlannedWork, writes: readonly PlannedScaffoldFile[]): Promise<string | undefined> {
  for (const { path, status, seen } of writes) {
    const file = vscode.Uri.joinPath(target, path);
    if (await leadsThroughLink(folder.uri, file)) return say('scaffold.link', { path });
    if (status === 'create' && (await exists(file))) return say('scaffold.changed', { path });
    if (status === 'create') continue;
    if (vscode.workspace.textDocuments.some((open) => open.isDirty && open.uri.toString() === file.toString())) return say('scaffold.unsaved', { path });
    if ((await bytesHash(file)) !== seen) return say('scaffold.changed', { path });
  }
  return undefined;
}

async function leadsThroughLink(root: vscode.Uri, file: vscode.Uri): Promise<boolean> {
  const names = file.path.slice(root.path.length).split('/').filter((name) => name !== '');
  for (let length = 1; length <= names.length; length++) {
    const place = vscode.Uri.joinPath(root, ...names.slice(0, length));
    if (!(await exists(place))) return false;
    const { type } = await vscode.workspace.fs.stat(place);
    if ((type & vscode.FileType.SymbolicLink) !== 0) return true;
  }
  return false;
}

interface ReplacedDocument {
  readonly path: string;
  readonly document: vscode.TextDocument;
  /** What becomes of it. */
  readonly text: string;
}

async function editOf(target: vscode.Uri, writes: readonly PlannedScaffoldFile[]): Promise<{ readonly edit: vscode.WorkspaceEdit; readonly documents: readonly ReplacedDocument[] }> {
  const edit = new vscode.WorkspaceEdit();
  const documents: ReplacedDocument[] = [];
  for (const { path, status, text } of writes) {
    const uri = vscode.Uri.joinPath(target, path);
    if (status === 'create') edit.createFile(uri, { contents: new TextEncoder().encode(withLineEnds(text, uri)) });
    else {
      const document = await vscode.workspace.openTextDocument(uri);
      documents.push({ path, document, text });
      edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    }
  }
  return { edit, documents };
}

/** New files get the line ends that the user has asked for; with `auto`, those of the pattern: a line feed. */
function withLineEnds(text: string, uri: vscode.Uri): string {
  return vscode.workspace.getConfiguration('files', uri).get<unknown>('eol') === '\r\n' ? text.replace(/\r?\n/g, '\r\n') : text;
}

function tell(sentence: string): undefined {
  void vscode.window.showErrorMessage(sentence);
  return undefined;
}

/** Says how much was written, and leads to what there is to do: conflicts to settle, else the README. */
function tellDone(target: vscode.Uri, written: readonly string[], clashes: readonly string[]): Scaffolded {
  const [first] = clashes;
  const readme = written.find((path) => path === 'README.md');
  const next = first ?? readme;
  const open = first === undefined ? say('scaffold.openReadme') : say('scaffold.settle');
  const done = say('scaffold.done', { count: written.length, folder: target.fsPath });
  const sentence = first === undefined ? done : `${done} ${say('scaffold.clashes', { count: clashes.length })}`;
  const show = first === undefined ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  void show(sentence, ...(next === undefined ? [] : [open])).then((choice) => choice === open && next !== undefined && vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(target, next)));
  return { target, written };
}
