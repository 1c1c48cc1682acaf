import * as vscode from 'vscode';

// As much as is asked of VS Code's own Git extension:
// https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts

export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: RepositoryState;
}

export interface RepositoryState {
  readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
  /** Fires also when nothing of `HEAD` is others than before. */
  readonly onDidChange: vscode.Event<void>;
}

export interface GitApi {
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: vscode.Event<Repository>;
  readonly onDidCloseRepository: vscode.Event<Repository>;
}

export interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  /** Throws while it is not enabled. */
  readonly getAPI: (version: 1) => GitApi;
}

/** The Git extension, if it is there and already active: it is not activated for our sake. */
export function activeGit(): GitExtension | undefined {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  return extension?.isActive === true ? extension.exports : undefined;
}
