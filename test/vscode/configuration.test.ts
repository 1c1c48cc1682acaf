import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilClean, untilFindings, untilOneFinding } from './findings.ts';
import { choose } from './quickFix.ts';
import { eagerStock, makeShop } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

// archnotes.json in the editor: made by command, completed by its schema, written by quick fixes, judged as it is typed.

const top = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
const file = vscode.Uri.joinPath(top, 'archnotes.json');

describe('archnotes.json in the editor', () => {
  let shop: ShopProject;
  beforeEach(async () => {
    shop = await makeShop(eagerStock);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(file, { useTrash: false }).then(undefined, () => undefined);
    await shop.remove();
  });

  it('is made by a command, with comments, and never over one that is there', async () => {
    await vscode.commands.executeCommand('archnotes.createConfiguration');
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.equal(document.languageId, 'jsonc');
    assert.match(document.getText(), /^\/\/ What Archnotes looks for/);
    assert.deepEqual(vscode.languages.getDiagnostics(file), []);
    await replaced(document, '{ "profile": "quiet" }\n');
    await document.save();
    await vscode.commands.executeCommand('archnotes.createConfiguration');
    assert.equal((await vscode.workspace.openTextDocument(file)).getText(), '{ "profile": "quiet" }\n');
  });

  it('is completed: keys, ids of rules with what they find, severities', async () => {
    await vscode.workspace.fs.writeFile(file, Buffer.from('{\n  "rules": {\n    "redis-eager-connect": ""\n  }\n}\n'));
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    assert.deepEqual(await completed(new vscode.Position(2, 28), '"warning"'), ['"error"', '"hint"', '"info"', '"off"', '"warning"']);
    await replaced(document, '{\n  "rules": {\n    "redis"\n  }\n}\n');
    const ids = await completed(new vscode.Position(2, 10), 'redis-eager-connect');
    assert.ok(ids.includes('redis-missing-error-listener'), ids.join());
    await replaced(document, '{\n  ""\n}\n');
    assert.deepEqual(await completed(new vscode.Position(1, 3), 'profile'), ['$schema', 'environments', 'ignore', 'peers', 'profile', 'rules', 'timeZone']);
  });

  it('counts while it is typed, and tells where it is wrong', async () => {
    await untilOneFinding(shop.stock);
    await vscode.workspace.fs.writeFile(file, Buffer.from('{}\n'));
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    await replaced(document, '{ "rules": { "redis-eager-connect": "off" } }\n');
    await untilClean(shop.stock);
    await replaced(document, '{ "rules": { "redis-eager-conect": "off" } }\n');
    await untilOneFinding(shop.stock);
    const [mistake] = await untilFindings(file, (findings) => findings.length === 1);
    assert.equal(document.getText(mistake?.range), '"redis-eager-conect"');
  });

  it('is written by a quick fix, comments and all', async () => {
    const finding = await untilOneFinding(shop.stock);
    await applied(finding, shop, 'Turn off redis-eager-connect in archnotes.json');
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.getText(), '{\n  "rules": {\n    "redis-eager-connect": "off"\n  }\n}\n');
    await untilClean(shop.stock);
    await vscode.window.showTextDocument(document);
    await replaced(document, '{\n  // ours\n  "profile": "quiet"\n}\n');
    await applied(await untilOneFinding(shop.stock), shop, 'Ignore this file in archnotes.json');
    assert.match(document.getText(), /^\{\n {2}\/\/ ours\n {2}"profile": "quiet",\n {2}"ignore": \[\n {4}".*stock\.ts"\n {2}\]\n\}\n$/);
    await untilClean(shop.stock);
  });
});

async function replaced(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

/** The schema is loaded when it is first asked for: until then words of the text are all that is offered. */
const mostTries = 200;

/** The labels that are offered, sorted, once one of them is among them. */
async function completed(at: vscode.Position, wanted: string): Promise<readonly string[]> {
  let labels: readonly string[] = [];
  for (let tries = 0; tries < mostTries && !labels.includes(wanted); tries += 1) {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', file, at);
    labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label)).sort();
  }
  return labels;
}

async function applied(finding: vscode.Diagnostic, shop: ShopProject, title: string): Promise<void> {
  await vscode.workspace.openTextDocument(shop.stock);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', shop.stock, finding.range, 'quickfix');
  const action = actions.find((each) => each.title === title);
  assert.ok(action, actions.map((each) => each.title).join());
  await choose(action);
}
