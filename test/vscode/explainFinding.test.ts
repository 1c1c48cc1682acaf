import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilOneFinding } from './findings.ts';
import { eagerStock, makeShop } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';
import { until } from './until.ts';

describe('Explain Finding', () => {
  let shop: ShopProject;
  before(async () => {
    shop = await makeShop(eagerStock);
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
  });
  afterEach(async () => {
    await vscode.workspace.getConfiguration('archnotes').update('language', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(() => shop.remove());

  it('opens the page of the rule of the finding under the cursor', async () => {
    const { range } = await untilOneFinding(shop.stock);
    await vscode.window.showTextDocument(shop.stock, { selection: new vscode.Range(range.start, range.start) });
    await vscode.commands.executeCommand('archnotes.explainFinding');
    assert.match(await untilPreview(), /redis-eager-connect\.md$/);
  });

  it('opens the Korean page for those who read Korean', async () => {
    await vscode.workspace.getConfiguration('archnotes').update('language', 'ko', vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('archnotes.explainFinding', 'redis-eager-connect');
    assert.match(await untilPreview(), /redis-eager-connect\.ko\.md$/);
  });

  it('opens nothing for a rule that has no page', async () => {
    await vscode.commands.executeCommand('archnotes.explainFinding', '../../package');
    assert.deepEqual(previews(), []);
  });
});

/** Waits for a Markdown preview and gives its title. */
async function untilPreview(): Promise<string> {
  return until({
    event: vscode.window.tabGroups.onDidChangeTabs,
    look: () => previews()[0],
    what: () => `a Markdown preview among ${vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label).join(', ')}`,
  });
}

function previews(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview'))
    .map(({ label }) => label);
}
