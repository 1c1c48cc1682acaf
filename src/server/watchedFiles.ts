import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import * as z from 'zod/mini';
import { configurationName } from '../core/model/configuration.ts';
import { isProjectFile } from '../core/project.ts';
import { skippedFolders } from '../node/skippedFolders.ts';
import { gitMoved, gitMovedNotification } from '../protocol/server.ts';
import { NewFolders } from './newFolders.ts';
import { QuietTimer } from './quietTimer.ts';
import type { Session } from './session.ts';
import type { WorkspacePlace } from './workspace.ts';

/** VS Code itself reports at most every 200 ms; a checkout of 10,000 files is reported over four seconds. */
const drain = { quiet: 300, most: 2000 };
/** Above this, walking the folders is cheaper than looking at each path, and events may have been lost. */
const mostPaths = 2000;
/**
 * A watcher leaves things out and says so to nobody: of a storm it drops what it cannot keep up with (30,000 events wait at
 * most), and what was made and deleted at once it takes for nothing, though somebody may have seen it in a new folder.
 */
const afterwards = { quiet: 1500, most: 30_000 };

/** The folders are read while the watcher is still being set up: of what changes in between nobody tells. */
const beginning = { quiet: 3000, most: 3000 };

/** What happened in a folder of the workspace since it was last quiet there. */
interface Burst {
  events: number;
  /** What may be folders: anything that is no file that a project reads. */
  readonly others: Set<string>;
}

/**
 * Marks files that change on disk, and looks at them when it has become quiet. All paths are watched: where a folder is
 * deleted or moved, nothing tells of the files in it.
 */
export function registerWatchedFiles(session: Session): void {
  const { connection, client, documents, linting, workspace, onInitialized } = session;
  const dirty = new Map<string, Set<string>>();
  /** Folders in which git has put other files in place. */
  const moved = new Set<string>();
  const timer = new QuietTimer(drain, () => {
    const folders = [...dirty].filter(([folder]) => !moved.has(folder));
    const total = folders.reduce((sum, [, paths]) => sum + paths.size, 0);
    linting.lookAgain([...moved]);
    dirty.clear();
    moved.clear();
    if (total > mostPaths) void linting.rescan(folders.map(([folder]) => folder), false);
    else for (const [folder, paths] of folders) linting.changed(folder, [...paths]);
  });
  const move = (places: readonly WorkspacePlace[]): void => {
    for (const { folder } of places) moved.add(folder);
    if (places.length > 0) timer.touch();
  };
  connection.onNotification(gitMovedNotification, (message: unknown) => {
    const inside = `${z.parse(gitMoved, message).uri}/.git`;
    move([...workspace.around(inside), ...workspace.below(inside)]);
  });
  const happened = secondLook(session);
  const watching = new QuietTimer(beginning, () => linting.lookAgain(workspace.folders.map(({ id }) => id)));
  onInitialized(() => {
    if (client().workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return lookOftener(session);
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] })
      .then(() => watching.touch())
      .catch((error: unknown) => connection.console.warn(String(error)));
  });
  const mark = (places: readonly WorkspacePlace[]): void => {
    for (const { folder, path } of places) {
      if (isLeftOut(path)) continue;
      dirty.set(folder, (dirty.get(folder) ?? new Set()).add(path));
      timer.touch();
    }
  };
  const take = (uri: string): readonly WorkspacePlace[] => {
    const places = workspace.around(uri);
    move(places.filter(({ path }) => isMoveOfGit(path)));
    for (const place of places) happened(place);
    mark([...places, ...(isConfiguration(uri) ? workspace.below(uri) : [])]);
    return places;
  };
  const follow = followNewFolders(session, take);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      // A folder that is deleted and made again at once has only changed for VS Code.
      follow(take(uri));
    }
  });
  // What the editor does itself it tells of, whatever its watcher sees.
  connection.workspace.onDidCreateFiles(({ files }) => files.forEach(({ uri }) => take(uri)));
  connection.workspace.onDidDeleteFiles(({ files }) => files.forEach(({ uri }) => take(uri)));
  connection.workspace.onDidRenameFiles(({ files }) => files.forEach(({ oldUri, newUri }) => [oldUri, newUri].forEach(take)));
  // Above the folders of the workspace nothing is watched; what is saved in the editor is known all the same.
  documents.onDidSave(({ document: { uri } }) => mark(isConfiguration(uri) ? workspace.below(uri) : []));
}

/** Gives what is to be called with each event: when it has become quiet, what a watcher may have left out is looked for. */
function secondLook({ linting }: Session): (place: WorkspacePlace) => void {
  const lately = new Map<string, Burst>();
  const timer = new QuietTimer(afterwards, () => {
    const bursts = [...lately];
    lately.clear();
    for (const [folder, { events, others }] of bursts) {
      if (events > mostPaths) linting.lookAgain([folder]);
      else if (others.size > 0) linting.changed(folder, [...others]);
    }
  });
  return ({ folder, path }) => {
    const burst = lately.get(folder) ?? { events: 0, others: new Set() };
    lately.set(folder, burst);
    burst.events += 1;
    timer.touch();
    if (!isLeftOut(path) && !isProjectFile(path)) burst.others.add(path);
  };
}

/** Gives what is to be called with what came or went, so that folders which nobody else watches are watched. Elsewhere the system itself tells of them. */
function followNewFolders({ workspace }: Session, take: (uri: string) => void): (places: readonly WorkspacePlace[]) => void {
  if (process.platform !== 'linux') return () => undefined;
  const folders = new NewFolders((file) => take(pathToFileURL(file).href));
  workspace.onChange(() => folders.keep(workspace.folders.flatMap(({ root }) => root ?? [])));
  return (places) => {
    for (const place of places) {
      const root = workspace.folders.find(({ id }) => id === place.folder)?.root;
      if (root !== undefined && !isLeftOut(place.path) && !isProjectFile(place.path)) folders.follow(path.join(root, place.path));
    }
  };
}

function isConfiguration(uri: string): boolean {
  return uri.endsWith(`/${configurationName}`);
}

/**
 * Whether git has written to what says which files are in place: it does so after it has put them there, and nobody else
 * does. `.git/index` alone is written by `git stash` and `git checkout -- file`, which leave `HEAD` where it is.
 */
function isMoveOfGit(path: string): boolean {
  return /(?:^|\/)\.git\/(?:HEAD|index)$/.test(path);
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
