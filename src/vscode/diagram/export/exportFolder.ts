import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { PictureLook } from '../../../protocol/picture.ts';
import { sayBriefly } from '../../commands/sayBriefly.ts';
import { say } from '../../settings/language.ts';
import type { Shell } from '../../shell.ts';
import { ExportPanel } from './exportPanel.ts';
import { diagramsOfFolder, type FileToBe } from './folderDiagrams.ts';
import { askLook, lookOf } from './look.ts';
import { bytesOf, reasonOf } from './rendered.ts';
import { looksAt, type Existing } from './targetFiles.ts';

/** As a key binding may call the command: addresses of folders, and how the pictures look. */
const argumentOf = z.object({ folder: z.string(), target: z.string() });

interface Errand {
  readonly folder: vscode.Uri;
  readonly target: vscode.Uri;
  readonly look: PictureLook;
}

/** How many diagrams became files, and what did not. */
interface Exported {
  readonly total: number;
  readonly written: number;
  readonly failed: readonly string[];
  readonly stopped: boolean;
}

/** Exports all diagrams of a folder into another, or the same. Gives how many, or undefined where the user gave up before. */
export async function exportFolder(shell: Shell, argument: unknown): Promise<{ readonly written: number; readonly failed: number } | undefined> {
  const errand = await askErrand(shell, argument);
  if (!errand) return undefined;
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title: say('diagram.folder.panel') };
  const exported = await vscode.window.withProgress(options, (progress, token) => carryOut(errand, shell, { progress, token }));
  if (exported) tell(exported, errand, shell);
  return exported && { written: exported.written, failed: exported.failed.length };
}

async function askErrand({ context }: Shell, argument: unknown): Promise<Errand | undefined> {
  const given = z.safeParse(argumentOf, argument);
  const asked = lookOf(context.globalState, argument);
  if (given.success && asked) return { folder: vscode.Uri.parse(given.data.folder), target: vscode.Uri.parse(given.data.target), look: asked };
  const folder = argument instanceof vscode.Uri ? argument : await askFolder(say('diagram.folder.choose'), vscode.workspace.workspaceFolders?.[0]?.uri);
  const look = folder && (await askLook(context.globalState, say('diagram.folder.title')));
  const target = look && (await askFolder(say('diagram.folder.target'), folder));
  return folder && look && target ? { folder, target, look } : undefined;
}

async function askFolder(openLabel: string, defaultUri: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const [chosen] = (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, canSelectMany: false, openLabel, ...(defaultUri && { defaultUri }) })) ?? [];
  return chosen;
}

interface Course {
  readonly progress: vscode.Progress<{ message: string; increment: number }>;
  readonly token: vscode.CancellationToken;
}

async function carryOut({ folder, target, look }: Errand, shell: Shell, course: Course): Promise<Exported | undefined> {
  const all = await diagramsOfFolder(folder, shell, course.token);
  if (all.length === 0) return void vscode.window.showInformationMessage(say('diagram.folder.none', { folder: vscode.workspace.asRelativePath(folder) }));
  const existing = await looksAt(target, all.map(({ name }) => `${name}.${look.format}`));
  const files = await withoutUnwanted(all, existing, { target, look });
  if (!files) return undefined;
  const panel = new ExportPanel(shell);
  try {
    const { written, failed, stopped } = await writeAll(files, { target, look, panel, course });
    return { total: files.length + existing.blocked.length, written, stopped, failed: [...existing.blocked.map((file) => say('diagram.folder.notAFile', { file })), ...failed] };
  } finally {
    panel.close();
  }
}

/** Leaves out what is not to be written: links and folders always, files as the user says. Undefined where the user gives up. */
async function withoutUnwanted(all: readonly FileToBe[], { files, blocked }: Existing, { target, look }: Omit<Errand, 'folder'>): Promise<readonly FileToBe[] | undefined> {
  const isIn = (names: readonly string[], { name }: FileToBe): boolean => names.includes(`${name}.${look.format}`);
  const possible = all.filter((file) => !isIn(blocked, file));
  if (files.length === 0) return possible;
  const [overwrite, skip] = [say('diagram.folder.overwrite'), say('diagram.folder.skip')];
  const question = say('diagram.folder.exists', { count: files.length, total: all.length, folder: vscode.workspace.asRelativePath(target) });
  const answer = await vscode.window.showWarningMessage(question, { modal: true }, overwrite, skip);
  if (answer === undefined) return undefined;
  return answer === overwrite ? possible : possible.filter((file) => !isIn(files, file));
}

interface Work extends Omit<Errand, 'folder'> {
  readonly panel: ExportPanel;
  readonly course: Course;
}

async function writeAll(files: readonly FileToBe[], { target, look, panel, course: { progress, token } }: Work): Promise<Omit<Exported, 'total'>> {
  const failed: string[] = [];
  let written = 0;
  token.onCancellationRequested(() => panel.close());
  for (const [index, { diagram, name }] of files.entries()) {
    progress.report({ message: say('diagram.folder.progress', { number: index + 1, count: files.length, file: name }), increment: 100 / files.length });
    const rendering = await panel.render(diagram.source, look);
    if (!panel.open) return { written, failed, stopped: true };
    const bytes = bytesOf(rendering, look);
    if (bytes) await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(target, `${name}.${look.format}`), bytes);
    else failed.push(`${vscode.workspace.asRelativePath(diagram.uri)}: ${reasonOf(rendering, diagram.range.start.line)}`);
    written += bytes ? 1 : 0;
  }
  return { written, failed, stopped: false };
}

function tell({ total, written, failed, stopped }: Exported, { target }: Errand, { log }: Shell): void {
  const folder = vscode.workspace.asRelativePath(target);
  for (const sentence of failed) log.warn(sentence);
  if (stopped) return void vscode.window.showInformationMessage(say('diagram.folder.cancelled', { count: written, total, folder }));
  if (failed.length === 0) return sayBriefly('diagram.folder.done', { count: written, folder });
  const action = say('diagram.folder.showLog');
  void vscode.window.showWarningMessage(say('diagram.folder.failed', { failed: failed.length, total, folder }), action).then((chosen) => chosen === action && log.show());
}
