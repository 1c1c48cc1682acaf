import * as vscode from 'vscode';
import { gitMovedNotification, type GitMoved } from '../../protocol/server.ts';
import type { Shell } from '../shell.ts';
import { activeGit, type GitExtension, type Repository, type RepositoryState } from './gitExtension.ts';

/**
 * Tells the server when git has moved to another commit or branch. A checkout is more than a watcher can be trusted with: in
 * folders that came with others in them, VS Code watches none of the inner ones on Linux.
 */
export function registerGit(shell: Shell): void {
  const { context, server } = shell;
  // Nothing tells that an extension has become active. By one of these it will have.
  const occasions = [server.onChange, vscode.extensions.onDidChange, vscode.window.onDidChangeActiveTextEditor, vscode.window.onDidChangeWindowState];
  let waiting: readonly vscode.Disposable[] = [];
  const follow = (): void => {
    const git = activeGit();
    if (git === undefined) return;
    vscode.Disposable.from(...waiting).dispose();
    context.subscriptions.push(followGit(git, shell));
  };
  waiting = occasions.map((occasion: vscode.Event<unknown>) => occasion(follow));
  context.subscriptions.push(...waiting);
  follow();
}

/** Follows the repositories for as long as git is enabled. */
function followGit(git: GitExtension, shell: Shell): vscode.Disposable {
  let following = new vscode.Disposable(() => undefined);
  const follow = (): void => {
    following.dispose();
    following = git.enabled ? followRepositories(git, shell) : new vscode.Disposable(() => undefined);
  };
  follow();
  return vscode.Disposable.from(git.onDidChangeEnablement(follow), { dispose: () => following.dispose() });
}

function followRepositories(git: GitExtension, shell: Shell): vscode.Disposable {
  const api = git.getAPI(1);
  const followed = new Map<Repository, vscode.Disposable>();
  const open = (repository: Repository): void => {
    followed.get(repository)?.dispose();
    followed.set(repository, followHead(repository, shell));
  };
  const close = (repository: Repository): void => {
    followed.get(repository)?.dispose();
    followed.delete(repository);
  };
  for (const repository of api.repositories) open(repository);
  return vscode.Disposable.from(api.onDidOpenRepository(open), api.onDidCloseRepository(close), {
    dispose: () => [...followed.keys()].forEach(close),
  });
}

function followHead({ rootUri, state }: Repository, { log, server }: Shell): vscode.Disposable {
  let head = placeOf(state);
  return state.onDidChange(() => {
    const now = placeOf(state);
    // Git is asked when a repository is opened; what it says first is no move.
    const isMove = head !== undefined && now !== undefined && now !== head;
    head = now ?? head;
    if (!isMove) return;
    server
      .notify(gitMovedNotification, { uri: rootUri.toString() } satisfies GitMoved)
      .catch((error: unknown) => log.error(`The server was not told that git has moved: ${String(error)}`));
  });
}

/** The branch and the commit; undefined while there is none. */
function placeOf({ HEAD }: RepositoryState): string | undefined {
  return HEAD === undefined ? undefined : `${HEAD.name ?? ''}\0${HEAD.commit ?? ''}`;
}
