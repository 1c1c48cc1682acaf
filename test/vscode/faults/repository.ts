import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';

/** Opens a file as a click in the explorer does: one that an extension opens stays open for minutes after its tab is closed. */
export async function openInTab(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri);
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString()) throw new Error(`${uri.path} did not open`);
  return editor;
}

const settings = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'core.autocrlf=false', '-c', 'gc.auto=0', '-c', 'advice.detachedHead=false'];

/** A folder of its own in the open workspace, under git where that is wanted. */
export class Repository {
  readonly folder: string;

  private constructor(name: string) {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    if (workspace === undefined) throw new Error('the tests run in an open folder');
    this.folder = mkdtempSync(path.join(workspace.uri.fsPath, `${name}-`));
  }

  static make(name: string, files: Readonly<Record<string, string>>): Repository {
    const repository = new Repository(name);
    repository.write(files);
    return repository;
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(this.at(file)), { recursive: true });
      writeFileSync(this.at(file), text);
    }
  }

  at(file: string): string {
    return path.join(this.folder, file);
  }

  uri(file: string): vscode.Uri {
    return vscode.Uri.file(this.at(file));
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', [...settings, ...args], { cwd: this.folder, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** The same, while the extension host goes on with its work. */
  async gitAside(...args: readonly string[]): Promise<void> {
    await promisify(execFile)('git', [...settings, ...args], { cwd: this.folder });
  }

  /** All files as they are, as a commit on a branch of this name. */
  commit(branch: string): void {
    this.git('checkout', '-q', '-B', branch);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', branch);
  }

  /** Removes all files. An empty repository stays: the Git extension goes on asking in it, and complains of a folder that is no more. */
  remove(): void {
    for (const name of readdirSync(this.folder)) {
      if (name !== '.git') rmSync(this.at(name), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
