import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import { skippedFolders } from '../node/skippedFolders.ts';
import { QuietTimer } from './quietTimer.ts';
import type { Session } from './session.ts';

/** VS Code itself reports at most every 200 ms; a checkout of 10,000 files is reported over four seconds. */
const drain = { quiet: 300, most: 2000 };
/** Above this, walking the folders is cheaper than looking at each path, and events may have been lost. */
const mostPaths = 2000;
/**
 * VS Code drops the events of a storm that it cannot keep up with (30,000 wait at most), also those of files that have
 * nothing to do with it, and says so to nobody. When one is over, what looks touched is read once more.
 */
const storm = { quiet: 1000, most: 30_000 };

/**
 * Marks files that change on disk, and looks at them when it has become quiet. All paths are watched: where a folder is
 * deleted or moved, nothing tells of the files in it.
 */
export function registerWatchedFiles(session: Session): void {
  const { connection, client, linting, workspace, onInitialized } = session;
  const dirty = new Map<string, Set<string>>();
  const timer = new QuietTimer(drain, () => {
    const folders = [...dirty];
    dirty.clear();
    const total = folders.reduce((sum, [, paths]) => sum + paths.size, 0);
    if (total > mostPaths) void linting.rescan(folders.map(([folder]) => folder), false);
    else for (const [folder, paths] of folders) linting.changed(folder, [...paths]);
  });
  const events = new Map<string, number>();
  const sweep = new QuietTimer(storm, () => {
    const folders = [...events].flatMap(([folder, count]) => (count > mostPaths ? [folder] : []));
    events.clear();
    if (folders.length > 0) void linting.rescan(folders, false);
  });
  onInitialized(() => {
    if (client().workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return lookOftener(session);
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] })
      .catch((error: unknown) => connection.console.warn(String(error)));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      for (const { folder, path } of workspace.around(uri)) {
        events.set(folder, (events.get(folder) ?? 0) + 1);
        sweep.touch();
        if (isLeftOut(path)) continue;
        dirty.set(folder, (dirty.get(folder) ?? new Set()).add(path));
        timer.touch();
      }
    }
  });
}

/**
 * For an editor that cannot watch files for its servers: when a document is opened or saved, the folders are looked
 * through for what else has changed on the disk, as after a checkout.
 */
function lookOftener({ documents, linting, workspace }: Session): void {
  const timer = new QuietTimer(drain, () => void linting.rescan(workspace.folders.map(({ id }) => id), false));
  documents.onDidOpen(() => timer.touch());
  documents.onDidSave(() => timer.touch());
}

function isLeftOut(path: string): boolean {
  return path !== '.git/info/exclude' && path.split('/').some((name) => skippedFolders.has(name));
}
