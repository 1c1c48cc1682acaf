import type { Session } from './session.ts';

/** Follows the folders of the workspace as they come and go. */
export function registerFolders({ connection, client, linting, workspace, onInitialized }: Session): void {
  onInitialized(() => {
    linting.start();
    if (client().workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders((event) => {
      const gone = new Set(event.removed.map(({ uri }) => uri.replace(/\/+$/, '')));
      const kept = workspace.folders.map(({ id }) => id).filter((id) => !gone.has(id));
      const { added, removed } = workspace.setFolders([...kept, ...event.added.map(({ uri }) => uri)]);
      linting.changeFolders(added, removed);
    });
  });
}
