import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import type { ServerSettings } from '../../protocol/server.ts';
import { userLanguage } from './language.ts';

/** What the server is to know of the settings, as they are now. Values of the wrong type count as not set. */
export function readServerSettings(): ServerSettings {
  const settings = vscode.workspace.getConfiguration('archnotes');
  return {
    language: userLanguage(),
    lint: {
      enable: settings.get<unknown>('lint.enable') !== false,
      run: settings.get<unknown>('lint.run') === 'onSave' ? 'onSave' : 'onType',
    },
    patternFolders: patternFolders(settings),
    trusted: vscode.workspace.isTrusted,
    diagramLenses: settings.get<unknown>('diagram.codeLens') !== false,
    loaderLenses: settings.get<unknown>('lint.codeLens') !== false,
  };
}

/**
 * Absolute paths of the folders with the user's own patterns. None in Restricted Mode, whoever set them: a relative path
 * of the user's own would there name a folder of the workspace that is not trusted.
 */
function patternFolders(settings: vscode.WorkspaceConfiguration): string[] {
  if (!vscode.workspace.isTrusted) return [];
  const named = settings.get<unknown>('patterns.folders');
  if (!Array.isArray(named)) return [];
  return named.flatMap((folder: unknown) => (typeof folder === 'string' && folder !== '' ? absolutePaths(folder) : []));
}

function absolutePaths(folder: string): readonly string[] {
  if (isAbsolute(folder)) return [folder];
  if (folder === '~' || folder.startsWith('~/')) return [join(homedir(), folder.slice(1))];
  return (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ uri }) => vscode.Uri.joinPath(uri, folder).fsPath);
}
