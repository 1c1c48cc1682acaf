import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allFindings, untilOneFinding } from './findings.ts';
import { eagerStock, makeShop } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

describe('activation', () => {
  let shop: ShopProject;
  before(async () => {
    shop = await makeShop(eagerStock);
  });
  after(() => shop.remove());

  it('returns while the server has still to read the workspace', async () => {
    const extension = vscode.extensions.getExtension('archnotes.archnotes');
    assert.ok(extension, 'the extension is there');
    assert.equal(extension.isActive, false, 'nothing has activated it yet');
    await extension.activate();
    assert.deepEqual(allFindings(), [], 'nothing was read before activation returned');
    await untilOneFinding(shop.stock);
  });

  it('registers every command of the manifest', async () => {
    const extension = vscode.extensions.getExtension('archnotes.archnotes');
    const contributed: readonly { readonly command: string }[] = extension?.packageJSON.contributes.commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(contributed.length >= 7);
    assert.deepEqual(contributed.filter(({ command }) => !registered.has(command)), []);
  });
});
