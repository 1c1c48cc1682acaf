import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { say } from '../settings/language.ts';
import { deleteEmptyFolders, exists } from './folders.ts';

/** What a scaffold is about to do; written before and removed after, so that nothing half done goes unnoticed. */
const journalSchema = z.object({
  /** Address of the target folder. */
  target: z.string(),
  created: z.array(z.object({ path: z.string(), text: z.string() })),
  replaced: z.array(z.object({ path: z.string(), before: z.string(), after: z.string() })),
  /** Addresses of the folders that were not there, outermost first. */
  folders: z.array(z.string()),
});
export interface Journal {
  readonly target: string;
  readonly created: readonly { readonly path: string; readonly text: string }[];
  readonly replaced: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  readonly folders: readonly string[];
}

export async function writeJournal(context: vscode.ExtensionContext, journal: Journal): Promise<void> {
  await vscode.workspace.fs.writeFile(await journalFile(context, journal.target), new TextEncoder().encode(JSON.stringify(journal)));
}

export async function clearJournal(context: vscode.ExtensionContext, { target }: Pick<Journal, 'target'>): Promise<void> {
  const file = await journalFile(context, target);
  if (await exists(file)) await vscode.workspace.fs.delete(file);
}

/**
 * Where a scaffold of this workspace was cut off (the editor was killed), says what it wrote and offers to take that back.
 * @param modal whether the answer is waited for before anything else is done; else it is a notification
 */
export async function offerRecovery(context: vscode.ExtensionContext, log: vscode.LogOutputChannel, modal: boolean): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  for (const journal of await storedJournals(context)) await offerToTakeBack({ context, log, journal, modal });
}

interface Recovery {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly journal: Journal;
  readonly modal: boolean;
}

async function offerToTakeBack({ context, log, journal, modal }: Recovery): Promise<void> {
  const written = await writtenFiles(journal);
  const choice = written.length === 0 ? 'takeBack' : await ask(journal, written, { log, modal });
  // Meanwhile the same may have been asked, and answered, elsewhere.
  if (choice === undefined || !(await exists(await journalFile(context, journal.target)))) return;
  const left = choice === 'takeBack' ? await rollBack(journal, log) : [];
  await clearJournal(context, journal);
  if (left.length > 0) void vscode.window.showWarningMessage(say('scaffold.notTakenBack', { files: left.join(', ') }));
}

async function ask({ target, created, replaced }: Journal, written: readonly string[], { log, modal }: Pick<Recovery, 'log' | 'modal'>): Promise<'takeBack' | 'keep' | undefined> {
  const folder = vscode.Uri.parse(target).fsPath;
  for (const path of written) log.warn(say('scaffold.cutOffFile', { folder, path }));
  const [undo, keep] = [say('scaffold.takeBack'), say('scaffold.keep')];
  const sentence = say('scaffold.cutOff', { folder, written: written.length, count: created.length + replaced.length });
  const choice = await vscode.window.showWarningMessage(sentence, { modal, detail: written.join('\n') }, undo, keep);
  return choice === undo ? 'takeBack' : choice === keep ? 'keep' : undefined;
}

/** The files that are no longer as they were before, in part or whole. */
async function writtenFiles({ target, created, replaced }: Journal): Promise<readonly string[]> {
  const place = (path: string): vscode.Uri => vscode.Uri.joinPath(vscode.Uri.parse(target), path);
  const written: string[] = [];
  for (const { path } of created) if (await exists(place(path))) written.push(path);
  for (const { path, before } of replaced) if ((await textNow(place(path))) !== lines(before)) written.push(path);
  return written;
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
  for (const { path, before, after } of replaced) await attempt(path, (file) => putBack(file, before, after));
  await deleteEmptyFolders(folders);
  return left;
}

/** A file that was cut off holds the beginning of what it was to become. */
async function deleteIfOurs(file: vscode.Uri, text: string): Promise<boolean> {
  if (!(await exists(file))) return true;
  const there = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  if (!lines(text).startsWith(lines(there).replace(/\uFFFD+$/, ''))) return false;
  await vscode.workspace.fs.delete(file);
  return true;
}

async function putBack(file: vscode.Uri, before: string, after: string): Promise<boolean> {
  const now = await textNow(file);
  if (now !== lines(before) && now !== lines(after)) return false;
  const document = await vscode.workspace.openTextDocument(file);
  if (now === lines(before)) return !document.isDirty || document.save();
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file, new vscode.Range(0, 0, document.lineCount, 0), before);
  return (await vscode.workspace.applyEdit(edit)) && document.save();
}

/** The text of a file, with what is not saved yet; undefined where it is gone. */
async function textNow(file: vscode.Uri): Promise<string | undefined> {
  return (await exists(file)) ? lines((await vscode.workspace.openTextDocument(file)).getText()) : undefined;
}

function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** SHA-1 of a file's bytes, hexadecimal: what the server calls its content hash. */
export async function bytesHash(file: vscode.Uri): Promise<string> {
  return sha1(Uint8Array.from(await vscode.workspace.fs.readFile(file)));
}

async function sha1(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-1', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The journals of work in the folders of this workspace. */
async function storedJournals(context: vscode.ExtensionContext): Promise<readonly Journal[]> {
  const folder = journalFolder(context);
  if (!(await exists(folder))) return [];
  const journals: Journal[] = [];
  for (const [name] of await vscode.workspace.fs.readDirectory(folder)) {
    const parsed = z.safeParse(journalSchema, parseJson(new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)))));
    if (parsed.success && vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(parsed.data.target)) !== undefined) journals.push(parsed.data);
  }
  return journals;
}

/** A journal that was cut off itself says nothing: nothing was written before it was whole. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * One journal for each target. The storage of the workspace is no place for it: after a crash VS Code finds the lock of
 * the window that died in it, and gives the next window another one.
 */
async function journalFile(context: vscode.ExtensionContext, target: string): Promise<vscode.Uri> {
  return vscode.Uri.joinPath(journalFolder(context), `${await sha1(new TextEncoder().encode(target))}.json`);
}

function journalFolder({ globalStorageUri }: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(globalStorageUri, 'scaffold-journals');
}
