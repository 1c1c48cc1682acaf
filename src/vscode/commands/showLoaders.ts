import * as vscode from 'vscode';
import { loadersRequest, loadersResult } from '../../protocol/loaders.ts';
import type { LoaderHandler, LoaderPlace, LoadersResult } from '../../protocol/loaders.ts';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';

/**
 * Lists the handlers that load a module, each with the way from one place to the next; the chosen place is opened. A lens names its module
 * by a URI; otherwise it is the one in the editor.
 */
export async function showLoaders({ server }: Pick<Shell, 'server'>, document: unknown): Promise<void> {
  const uri = typeof document === 'string' ? vscode.Uri.parse(document, true) : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    void vscode.window.showInformationMessage(say('client.loaders.noEditor'));
    return;
  }
  const file = vscode.workspace.asRelativePath(uri);
  const loaders = await server.request(loadersRequest, { uri: uri.toString() }, loadersResult);
  const items = itemsOf(loaders);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(say(loaders.isModule ? 'client.loaders.none' : 'client.loaders.noModule', { file }));
    return;
  }
  const picked = await vscode.window.showQuickPick(items, { title: say('client.loaders.title', { file }), placeHolder: say('client.loaders.pick'), matchOnDescription: true });
  if (picked?.at === undefined) return;
  const { line, character } = picked.at.position;
  await vscode.window.showTextDocument(vscode.Uri.parse(picked.at.uri), { selection: new vscode.Range(line, character, line, character) });
}

/** A place to open, or the line above some that says of which handler they are. */
export interface LoaderItem extends vscode.QuickPickItem {
  readonly at?: LoaderPlace;
}

/** What the list shows, handler by handler. */
export function itemsOf({ own, loadedBy }: LoadersResult): readonly LoaderItem[] {
  return [
    ...own.flatMap((handler) => [heading(say('client.loaders.own', { name: nameOf(handler) })), ...handlerItems(handler)]),
    ...loadedBy.flatMap(({ handler, when, steps }) => [
      heading(say(when === 'cold-start' ? 'client.loaders.coldStart' : 'client.loaders.later', { name: nameOf(handler) })),
      ...handlerItems(handler),
      ...steps.map(({ name, at }) => item('arrow-right', at, name)),
    ]),
  ];
}

function nameOf({ declared, at }: LoaderHandler): string {
  return declared?.name ?? at.path;
}

function handlerItems({ declared, at }: LoaderHandler): readonly LoaderItem[] {
  return [...(declared === null ? [] : [declaration(declared.name, declared.at)]), item('symbol-function', at, say('client.loaders.handler'))];
}

function heading(label: string): LoaderItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** By the function's name: headings are small, and at the far edge. */
function declaration(name: string, at: LoaderPlace): LoaderItem {
  return { label: `$(cloud) ${name}`, description: `${placeOf(at)} – ${say('client.loaders.declared')}`, at };
}

function item(icon: string, at: LoaderPlace, description: string): LoaderItem {
  return { label: `$(${icon}) ${placeOf(at)}`, description, at };
}

function placeOf({ path, position }: LoaderPlace): string {
  return `${path}:${String(position.line + 1)}`;
}
