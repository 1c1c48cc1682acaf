import * as vscode from 'vscode';

/** What file systems say where nothing is there: nothing, or a file where a folder would have to be. */
const absent = ['FileNotFound', 'FileNotADirectory'];

/** Whether something is there. Only a file system that says so counts as no. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && absent.includes(error.code)) return false;
    throw error;
  }
}

/** The folders that writing these files brings about, outermost first, as addresses. */
export async function missingFolders(root: vscode.Uri, target: vscode.Uri, paths: readonly string[]): Promise<readonly string[]> {
  const missing = new Set<string>();
  for (const path of paths) {
    const below = vscode.Uri.joinPath(target, path).path.slice(root.path.length).split('/').filter((name) => name !== '');
    for (let length = 1; length < below.length; length++) {
      const folder = vscode.Uri.joinPath(root, ...below.slice(0, length));
      if (!missing.has(folder.toString()) && !(await exists(folder))) missing.add(folder.toString());
    }
  }
  return [...missing];
}

/** VS Code's undo takes the files back and leaves their folders: once all files are gone, so are the empty folders. */
export function removeEmptyFolders(context: vscode.ExtensionContext, files: readonly vscode.Uri[], folders: readonly string[]): void {
  if (folders.length === 0) return;
  const waiting = vscode.workspace.onDidDeleteFiles(async () => {
    const left = await Promise.all(files.map(exists));
    if (left.includes(true)) return;
    waiting.dispose();
    await deleteEmptyFolders(folders);
  });
  context.subscriptions.push(waiting);
}

/** Deletes those of the folders that are empty, innermost first. */
export async function deleteEmptyFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders.map((each) => vscode.Uri.parse(each)).reverse()) {
    if ((await isFolder(folder)) && (await vscode.workspace.fs.readDirectory(folder)).length === 0) await vscode.workspace.fs.delete(folder);
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  return (await exists(uri)) && (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
}
