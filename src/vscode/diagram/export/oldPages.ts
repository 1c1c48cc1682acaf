import * as vscode from 'vscode';

/** By then a browser has read a page that was opened in it, in milliseconds. */
const kept = 24 * 60 * 60 * 1000;

/**
 * Deletes the pages of a folder that were written more than a day before: what somebody printed is nobody's business later. A page that
 * cannot be deleted stays for the next time; a folder that is not there has none.
 * @param now milliseconds since 1970
 */
export async function deleteOldPages(folder: vscode.Uri, now: number): Promise<void> {
  const names = await vscode.workspace.fs.readDirectory(folder).then((entries) => entries.map(([name]) => name), () => []);
  await Promise.allSettled(names.map(async (name) => {
    const page = vscode.Uri.joinPath(folder, name);
    const { mtime } = await vscode.workspace.fs.stat(page);
    if (now - mtime > kept) await vscode.workspace.fs.delete(page);
  }));
}
