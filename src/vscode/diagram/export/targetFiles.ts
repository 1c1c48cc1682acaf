import * as vscode from 'vscode';

/** What stands already where files are to be written. */
export interface Existing {
  readonly files: readonly string[];
  /** Links, which may lead elsewhere, and folders: nothing is written there. */
  readonly blocked: readonly string[];
}

/** Looks which of these names, plain file names, are taken in a folder. A folder that is not there holds nothing. */
export async function looksAt(folder: vscode.Uri, names: readonly string[]): Promise<Existing> {
  // Many file systems do not tell upper from lower case.
  const entries = new Map((await list(folder)).map(([name, type]) => [name.toLowerCase(), type]));
  const taken = names.filter((name) => entries.has(name.toLowerCase()));
  const isFile = (name: string): boolean => entries.get(name.toLowerCase()) === vscode.FileType.File;
  return { files: taken.filter(isFile), blocked: taken.filter((name) => !isFile(name)) };
}

async function list(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return [];
    throw error;
  }
}
