import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { itemsOf } from '../../src/vscode/commands/showLoaders.ts';
import { lazyStock, makeShop, retype } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

describe('who loads this module', () => {
  let shop: ShopProject;
  beforeEach(async () => {
    shop = await makeShop(lazyStock);
  });
  afterEach(() => shop.remove());

  it('lists the way from the handler, and opens the place that is chosen', async () => {
    await vscode.window.showTextDocument(shop.stock);
    // The shop has just been written: until it is read nobody loads its module, and no list is there.
    do await chooseFirst();
    while (vscode.window.activeTextEditor?.document.uri.path === shop.stock.path);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.path, shop.template.path);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /Handler: src\/placeOrder\.handler/);
  });

  it('is answered over the client, until no handler loads it', async () => {
    const document = await vscode.workspace.openTextDocument(shop.stock);
    await vscode.window.showTextDocument(document);
    const titles = async (): Promise<readonly string[]> => (await lensesOf(shop.stock)).map(({ range, command }) => `${String(range.start.line)} ${command?.title ?? ''}`);
    await untilSo(async () => (await titles()).join() === '2 Created on the cold start of 1 handler');
    await retype(shop.handler, 'export const handler = async () => 0;\n');
    await untilSo(async () => (await titles()).length === 0);
  });

  it('is answered by the lens with the list', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(shop.stock));
    await untilSo(async () => (await lensesOf(shop.stock)).length === 1);
    // Somewhere else by now: the lens knows its module.
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(shop.handler));
    const [lens] = await lensesOf(shop.stock);
    await chooseFirst(lens?.command?.arguments);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, shop.template.path);
  });

  it('is told handler by handler, in one list', () => {
    const at = (path: string, line: number) => ({ uri: `file:///${path}`, path, position: { line, character: 0 } });
    const handler = { declared: { name: 'Orders', at: at('template.yaml', 4) }, at: at('orders.ts', 1) };
    const items = itemsOf({ isModule: true, own: [{ declared: null, at: at('prices.ts', 0) }], loadedBy: [{ handler, when: 'later', steps: [{ name: './prices', at: at('orders.ts', 2) }] }] });
    assert.deepEqual(items.map(({ label, description }) => [label, description]), [
      ['prices.ts – this module is its handler', undefined],
      ['$(symbol-function) prices.ts:1', 'the handler'],
      ['Orders – only when code asks for it', undefined],
      ['$(cloud) Orders', 'template.yaml:5 – declared here'],
      ['$(symbol-function) orders.ts:2', 'the handler'],
      ['$(arrow-right) orders.ts:3', './prices'],
    ]);
  });
});

async function lensesOf(uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 50);
  return lenses.filter(({ command }) => command?.command === 'archnotes.showLoaders');
}

/** Asks until it is so: nothing tells of lenses. */
async function untilSo(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}

async function chooseFirst(args: readonly unknown[] = []): Promise<void> {
  let isDone = false;
  const done = vscode.commands.executeCommand('archnotes.showLoaders', ...args).then(() => { isDone = true; });
  // Nothing tells that the list is there: before it is, this does nothing.
  while (!isDone) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await done;
}
