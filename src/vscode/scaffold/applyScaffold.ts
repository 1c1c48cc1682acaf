import * as vscode from 'vscode';
import { isWritten } from '../../core/pattern/planFile.ts';
import { checkTargetPath } from '../../core/pattern/targetPath.ts';
import type { PlannedScaffold, PlannedScaffoldFile } from '../../protocol/pattern.ts';
import { say, userLanguage } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { exists, missingFolders, removeEmptyFolders } from './folders.ts';
import { bytesHash, clearJournal, rollBack, writeJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { chooseClash, clashesOf, openMergeEditor } from './mergeEditor.ts';
import type { Clash } from './mergeEditor.ts';

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
  if (writes.length === 0) return tellDone({ target, written: [], clashes: [] });
  const tabsBefore = new Set(textTabs().map(({ uri }) => uri.toString()));
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
  const opened = textTabs().filter(({ uri }) => !tabsBefore.has(uri.toString()) && documents.some(({ document }) => document.uri.toString() === uri.toString()));
  await vscode.window.tabGroups.close(opened.map(({ tab }) => tab), true);
  await clearJournal(context, journal);
  removeEmptyFolders(context, journal.created.map(({ path }) => vscode.Uri.joinPath(target, path)), journal.folders);
  const before = new Map(journal.replaced.map((file) => [file.path, file.before]));
  return tellDone({ target, written: chosen.map(({ path }) => path), clashes: clashesOf(target, chosen, (path) => before.get(path) ?? '', name) });
}

function textTabs(): readonly { readonly tab: vscode.Tab; readonly uri: vscode.Uri }[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.flatMap((tab) => (tab.input instanceof vscode.TabInputText ? [{ tab, uri: tab.input.uri }] : []));
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

interface Done extends Scaffolded {
  readonly clashes: readonly Clash[];
}

/** Says how much was written, and leads to what there is to do: conflicts to settle, else the README. */
function tellDone({ target, written, clashes }: Done): Scaffolded {
  const done = say('scaffold.done', { count: written.length, folder: vscode.workspace.asRelativePath(target) });
  if (clashes.length > 0) void tellClashes(`${done} ${say('scaffold.clashes', { count: clashes.length })}`, clashes);
  else void tellReadme(done, written.includes('README.md') ? vscode.Uri.joinPath(target, 'README.md') : undefined);
  return { target, written };
}

async function tellReadme(sentence: string, readme: vscode.Uri | undefined): Promise<void> {
  const choice = await vscode.window.showInformationMessage(sentence, ...(readme === undefined ? [] : [say('scaffold.openReadme')]));
  if (choice !== undefined && readme !== undefined) await vscode.commands.executeCommand('vscode.open', readme);
}

/** Offers the merge editor, and the file with its markers; which file is asked where there are several. */
async function tellClashes(sentence: string, clashes: readonly Clash[]): Promise<void> {
  const [merge, settle] = [say('scaffold.merge.open'), say('scaffold.settle')];
  const choice = await vscode.window.showWarningMessage(sentence, merge, settle);
  const clash = choice === undefined ? undefined : await chooseClash(clashes);
  if (clash === undefined) return;
  if (choice === merge) await openMergeEditor(clash);
  else await vscode.commands.executeCommand('vscode.open', clash.file);
}
