import * as assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { readServerSettings } from '../../src/vscode/settings/serverSettings.ts';
import { untilOneFinding } from './findings.ts';
import { eagerStock, makeShop } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

describe('Restricted Mode', () => {
  let shop: ShopProject;
  before(async () => {
    shop = await makeShop(eagerStock);
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
  });
  after(() => shop.remove());

  it('is what this suite runs in', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('lints', async () => {
    const finding = await untilOneFinding(shop.stock);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
  });

  it('fixes nothing by command', async () => {
    await untilOneFinding(shop.stock);
    await vscode.commands.executeCommand('archnotes.fixAllInWorkspace');
    assert.equal(await readFile(shop.stock.fsPath, 'utf8'), eagerStock);
    assert.deepEqual(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty), []);
  });

  it('names no folder of patterns to the server, whoever set it', async () => {
    const settings = vscode.workspace.getConfiguration('archnotes');
    await settings.update('patterns.folders', ['/srv/patterns', 'patterns'], vscode.ConfigurationTarget.Global);
    const { patternFolders, trusted } = readServerSettings();
    await settings.update('patterns.folders', undefined, vscode.ConfigurationTarget.Global);
    assert.deepEqual({ patternFolders, trusted }, { patternFolders: [], trusted: false });
  });
});
