import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { say } from '../settings/language.ts';
import { deleteEmptyFolders, exists } from './folders.ts';

/** What a scaffold is about to do; written before and removed after, so that nothing half done goes unnoticed. */
const journalSchema = z.object({
  /** Address of the target folder. */
  target: z.string(),
  created: z.array(z.object({ path: z.string(), text: z.string() })),
  replaced: z.array(z.object({ path: z.string(), before: z.string() })),
  /** Addresses of the folders that were not there, outermost first. */
  folders: z.array(z.string()),
});
export interface Journal {
  readonly target: string;
  readonly created: readonly { readonly path: string; readonly text: string }[];
  readonly replaced: readonly { readonly path: string; readonly before: string }[];
  readonly folders: readonly string[];
}

export async function writeJournal(context: vscode.ExtensionContext, journal: Journal): Promise<void> {
  const file = journalFile(context);
  if (file !== undefined) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(journal)));
}

export async function clearJournal(context: vscode.ExtensionContext): Promise<void> {
  const file = journalFile(context);
  if (file !== undefined && (await exists(file))) await vscode.workspace.fs.delete(file);
}

/** Where a scaffold was cut off (the editor was killed), says so and offers to take back what it did. */
export async function offerRecovery(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Promise<void> {
  const file = journalFile(context);
  if (file === undefined || !(await exists(file))) return;
  const journal = readJournal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  if (journal !== undefined) {
    const undo = say('scaffold.takeBack');
    const choice = await vscode.window.showWarningMessage(
      say('scaffold.cutOff', { folder: vscode.Uri.parse(journal.target).fsPath }),
      { modal: true },
      undo,
      say('scaffold.keep'),
    );
    if (choice === undefined) return;
    if (choice === undo) for (const left of await rollBack(journal, log)) log.warn(say('scaffold.leftBehind', { files: left }));
  }
  await clearJournal(context);
}

/** Takes back what is as the scaffold wrote it. Gives the paths that somebody has changed since, and that were left alone. */
export async function rollBack({ target, created, replaced, folders }: Journal, log: vscode.LogOutputChannel): Promise<readonly string[]> {
  const root = vscode.Uri.parse(target);
  const left: string[] = [];
  const attempt = async (path: string, takeBack: (file: vscode.Uri) => Promise<boolean>): Promise<void> => {
    try {
      if (!(await takeBack(vscode.Uri.joinPath(root, path)))) left.push(path);
    } catch (error) {
      // One file that cannot be taken back must not keep the others from it.
      log.error(`${path}: ${String(error)}`);
      left.push(path);
    }
  };
  for (const { path, text } of created) await attempt(path, (file) => deleteIfOurs(file, text));
  for (const { path, before } of replaced) await attempt(path, (file) => putBack(file, before));
  await deleteEmptyFolders(folders);
  return left;
}

async function deleteIfOurs(file: vscode.Uri, text: string): Promise<boolean> {
  if (!(await exists(file))) return true;
  const there = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  if (there.replaceAll('\r\n', '\n') !== text.replaceAll('\r\n', '\n')) return false;
  await vscode.workspace.fs.delete(file);
  return true;
}

async function putBack(file: vscode.Uri, before: string): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(file);
  if (document.getText() === before) return true;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file, new vscode.Range(0, 0, document.lineCount, 0), before);
  return (await vscode.workspace.applyEdit(edit)) && document.save();
}

/** SHA-1 of a file's bytes, hexadecimal: what the server calls its content hash. */
export async function bytesHash(file: vscode.Uri): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-1', Uint8Array.from(await vscode.workspace.fs.readFile(file)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readJournal(text: string): Journal | undefined {
  const parsed = z.safeParse(journalSchema, parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

/** A journal that was cut off itself says nothing: nothing was written before it was whole. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A workspace without storage of its own has no folder that could be written to. */
function journalFile({ storageUri }: vscode.ExtensionContext): vscode.Uri | undefined {
  return storageUri === undefined ? undefined : vscode.Uri.joinPath(storageUri, 'scaffold-journal.json');
}
