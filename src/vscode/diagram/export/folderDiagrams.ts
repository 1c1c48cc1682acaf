import * as vscode from 'vscode';
import { exportNames } from '../../../core/diagram/exportNames.ts';
import { say } from '../../settings/language.ts';
import type { Shell } from '../../shell.ts';
import { diagramsOf, serverTells } from '../content.ts';
import type { PlacedDiagram } from '../subject.ts';

/** A folder with more files than this is not meant to be exported as a whole. */
const mostFiles = 2_000;
const pattern = '**/*.{mmd,mermaid,md,markdown}';

/** A diagram, and the name of its file without extension. */
export interface FileToBe {
  readonly diagram: PlacedDiagram;
  readonly name: string;
}

/**
 * All diagrams of the Mermaid and Markdown files of a folder, with names for their files. What `files.exclude` and `search.exclude`
 * hide (`node_modules`) is left out. @throws Error where there are too many files
 */
export async function diagramsOfFolder(folder: vscode.Uri, shell: Shell, cancelled: vscode.CancellationToken): Promise<readonly FileToBe[]> {
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), excluded(), mostFiles + 1, cancelled);
  if (found.length > mostFiles) throw new Error(say('diagram.folder.tooMany', { folder: vscode.workspace.asRelativePath(folder), most: mostFiles }));
  const files = found.sort((a, b) => (a.path < b.path ? -1 : 1));
  await serverTells(shell);
  const perFile: (readonly PlacedDiagram[])[] = [];
  // One after the other: each is opened, read and let go again.
  for (const uri of files) if (!cancelled.isCancellationRequested) perFile.push((await diagramsOf({ kind: 'document', uri }, shell)) ?? []);
  const named = perFile.flatMap((diagrams) =>
    diagrams.map(({ uri, title }, index) => ({ document: uri.path.slice(folder.path.replace(/\/$/, '').length + 1), title, index, count: diagrams.length })),
  );
  const names = exportNames(named);
  return perFile.flat().map((diagram, index) => ({ diagram, name: names[index] ?? '' }));
}

/** What the user does not see when searching. */
function excluded(): string {
  const hidden = ['files', 'search'].flatMap((section) => Object.entries(vscode.workspace.getConfiguration(section).get<Readonly<Record<string, unknown>>>('exclude') ?? {}));
  const globs = hidden.flatMap(([glob, on]) => (on === true ? [glob] : []));
  return `{${['**/node_modules/**', '**/.git/**', ...globs].join(',')}}`;
}
