import * as vscode from 'vscode';
import type { PlannedScaffoldFile } from '../../protocol/pattern.ts';
import { say } from '../settings/language.ts';

const scheme = 'archnotes-merge';

/** A file that stands on the disk with conflict markers, and the three versions that they come from. */
export interface Clash {
  readonly file: vscode.Uri;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  /** How the pattern's side is called. */
  readonly theirName: string;
}

const texts = new Map<string, string>();

/** The versions of files with conflicts, as read-only documents, for as long as the window is open. */
export function registerMergeVersions(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '' });
}

/** The conflicts among files that are about to be written. @param textNow what stands in a file before that */
export function clashesOf(target: vscode.Uri, files: readonly PlannedScaffoldFile[], textNow: (path: string) => string, theirName: string): readonly Clash[] {
  return files.flatMap(({ path, sides }) => (sides === undefined ? [] : [{ file: vscode.Uri.joinPath(target, path), ...sides, mine: textNow(path), theirName }]));
}

/** The conflict that is meant; where there are several, it is asked which. Undefined where that was given up. */
export async function chooseClash(clashes: readonly Clash[]): Promise<Clash | undefined> {
  const items = clashes.map((clash) => ({ label: vscode.workspace.asRelativePath(clash.file), clash }));
  const chosen = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder: say('scaffold.merge.which') });
  return chosen?.clash;
}

/**
 * Opens the three-way merge editor of VS Code on a file with conflict markers. The built-in Git extension opens it by the
 * same command, which is no documented one: where it is not there, the file is opened, and its markers are settled in it.
 */
export async function openMergeEditor({ file, base, mine, theirs, theirName }: Clash): Promise<void> {
  const version = (name: string, text: string): vscode.Uri => {
    const uri = file.with({ scheme, authority: '', query: name });
    texts.set(uri.toString(), text);
    return uri;
  };
  const input1 = { uri: version('mine', mine), title: say('scaffold.merge.mine') };
  const input2 = { uri: version('theirs', theirs), title: theirName };
  try {
    await vscode.commands.executeCommand('_open.mergeEditor', { base: version('base', base), input1, input2, output: file });
  } catch {
    await vscode.commands.executeCommand('vscode.open', file);
  }
}
