import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allFindings, untilClean, untilFindings, untilOneFinding } from './findings.ts';
import { choose, isQuickFix } from './quickFix.ts';
import { eagerStock, lazyStock, makeShop, retype } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

describe('linting while typing', () => {
  let shop: ShopProject;
  beforeEach(async () => {
    shop = await makeShop(lazyStock);
  });
  afterEach(() => shop.remove());

  it('warns of an eager client in a module that a handler imports, and says which handler', async () => {
    await retype(shop.stock, eagerStock);
    const finding = await untilOneFinding(shop.stock);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(textAt(await vscode.workspace.openTextDocument(shop.stock), finding.range).includes('Redis'), true);
    const related = (finding.relatedInformation ?? []).map(({ location }) => location.uri.path);
    assert.ok(related.includes(shop.handler.path), `the handler is among ${related.join(', ')}`);
    assert.ok(related.includes(shop.template.path), `the template is among ${related.join(', ')}`);
  });

  it('counts unsaved text, and forgets it when it is reverted', async () => {
    await retype(shop.stock, eagerStock);
    await untilOneFinding(shop.stock);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await untilClean(shop.stock);
  });

  it('offers a quick fix that ends the finding', async () => {
    const document = await retype(shop.stock, eagerStock);
    const finding = await untilOneFinding(shop.stock);
    const fix = (await actionsAt(shop.stock, finding.range, 'quickfix')).find(isQuickFix);
    assert.ok(fix, 'there is a quick fix');
    await choose(fix);
    assert.equal(document.getText(), lazyStock);
    await untilClean(shop.stock);
  });

  it('offers the explanation beside the quick fix', async () => {
    await retype(shop.stock, eagerStock);
    const finding = await untilOneFinding(shop.stock);
    const actions = await actionsAt(shop.stock, finding.range, 'quickfix');
    const explain = actions.find(({ command }) => command?.command === 'archnotes.explainFinding');
    assert.deepEqual(explain?.command?.arguments, ['redis-eager-connect']);
  });

  it('fixes a file over and over when it is saved, and comments stay', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('codeActionsOnSave', { 'source.fixAll.archnotes': 'explicit' }, vscode.ConfigurationTarget.Global);
    // Made lazy, this client would reject its first command: the second finding comes with the first fix.
    const impatient = eagerStock.replace('{ commandTimeout: 900 }', '{ /* 줄 서지 않기 */ commandTimeout: 900, enableOfflineQueue: false }');
    const document = await retype(shop.stock, impatient);
    await untilOneFinding(shop.stock);
    await document.save();
    await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    assert.equal(document.getText(), impatient.replace('enableOfflineQueue: false }', 'enableOfflineQueue: true, lazyConnect: true }'));
    await untilClean(shop.stock);
  });

  it('fixes a whole file as a source action', async () => {
    const document = await retype(shop.stock, eagerStock + eagerStock.split('\n').slice(2).join('\n').replaceAll(/stock(?= =|\.on)/g, 'carts'));
    await untilFindings(shop.stock, (findings) => findings.length === 2);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const [fixAll] = await actionsAt(shop.stock, whole, 'source.fixAll.archnotes');
    assert.ok(fixAll, 'there is a source action');
    await choose(fixAll);
    assert.equal(document.getText().match(/lazyConnect: true/g)?.length, 2);
    await untilClean(shop.stock);
  });
});

describe('linting the workspace', () => {
  let shops: readonly ShopProject[];
  before(async () => {
    shops = [await makeShop(eagerStock), await makeShop(eagerStock)];
  });
  after(async () => {
    for (const shop of shops) await shop.remove();
  });
  afterEach(async () => {
    const settings = vscode.workspace.getConfiguration('archnotes');
    await settings.update('lint.enable', undefined, vscode.ConfigurationTarget.Global);
    await settings.update('language', undefined, vscode.ConfigurationTarget.Global);
  });

  it('finds in files that no editor has open', async () => {
    for (const { stock } of shops) {
      await untilOneFinding(stock);
      assert.equal(isOpen(stock), false);
    }
  });

  it('follows the setting that turns it off and on', async () => {
    const settings = vscode.workspace.getConfiguration('archnotes');
    for (const { stock } of shops) await untilOneFinding(stock);
    await settings.update('lint.enable', false, vscode.ConfigurationTarget.Global);
    for (const { stock } of shops) await untilClean(stock);
    await settings.update('lint.enable', true, vscode.ConfigurationTarget.Global);
    for (const { stock } of shops) await untilOneFinding(stock);
  });

  it('speaks Korean when asked to', async () => {
    const settings = vscode.workspace.getConfiguration('archnotes');
    const hangul = /[가-힣]/;
    for (const { stock } of shops) assert.doesNotMatch((await untilOneFinding(stock)).message, hangul);
    await settings.update('language', 'ko', vscode.ConfigurationTarget.Global);
    for (const { stock } of shops) await untilFindings(stock, ([finding]) => hangul.test(finding?.message ?? ''));
  });

  it('reads everything again with Lint Workspace', async () => {
    await vscode.commands.executeCommand('archnotes.lintWorkspace');
    for (const { stock } of shops) await untilOneFinding(stock);
  });

  it('fixes everything with Fix All in Workspace, also in files that no editor has open', async () => {
    for (const { stock } of shops) await untilOneFinding(stock);
    await vscode.commands.executeCommand('archnotes.fixAllInWorkspace');
    for (const { stock } of shops) {
      assert.equal((await vscode.workspace.openTextDocument(stock)).getText(), lazyStock);
      await untilClean(stock);
    }
    const ours = allFindings().filter(([uri]) => shops.some(({ stock }) => stock.path === uri.path));
    assert.deepEqual(ours, []);
  });
});

async function actionsAt(uri: vscode.Uri, range: vscode.Range, kind: string): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind, 50);
}

function textAt(document: vscode.TextDocument, range: vscode.Range): string {
  return document.getText(range);
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}
