import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilFindings, untilOneFinding } from './findings.ts';
import { eagerStock, makeShop, retype } from './shopProject.ts';
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

  it('opens the page rendered from the code of the finding, in the language of the user', async () => {
    for (const [language, page] of [['en', /redis-eager-connect\.md$/], ['ko', /redis-eager-connect\.ko\.md$/]] as const) {
      await vscode.workspace.getConfiguration('archnotes').update('language', language, vscode.ConfigurationTarget.Global);
      const [finding] = await untilFindings(shop.stock, ([one]) => page.test(targetOf(one)?.path ?? ''));
      await vscode.commands.executeCommand('vscode.open', targetOf(finding));
      assert.match(await untilPreview(), page);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });

  it('gives pages by their names, with links to each other, and nothing else', async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('archnotes-rule:/redis-lazyconnect-misplaced.ko.md'));
    const linked = /\]\(([a-z0-9.-]+\.md)\)/.exec(page.getText())?.[1] ?? 'no link';
    const other = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(page.uri, '..', linked));
    assert.match(other.getText(), /^# redis-eager-connect\n[\s\S]*[가-힣]/);
    for (const path of ['/../../package.json', '/..%2fpackage.md', '/none.md']) {
      await assert.rejects(Promise.resolve(vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'archnotes-rule', path }))));
    }
  });

  it('offers no page about what the engine itself has to say', async () => {
    await retype(shop.template, 'Resources: [');
    const [finding] = await untilFindings(shop.template, (findings) => findings.length > 0);
    assert.equal(finding?.code, 'internal/syntax-error');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', shop.template, finding?.range, 'quickfix');
    assert.deepEqual(actions.filter(({ command }) => command?.command === 'archnotes.explainFinding'), []);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('opens nothing for a rule that has no page', async () => {
    await vscode.commands.executeCommand('archnotes.explainFinding', '../../package');
    assert.deepEqual(previews(), []);
  });
});

/** Waits for a page that is shown rendered, and gives its title. */
async function untilPreview(): Promise<string> {
  return until({
    event: vscode.window.tabGroups.onDidChangeTabs,
    look: () => previews()[0],
    what: () => `a rendered page among ${vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label).join(', ')}`,
  });
}

function previews(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === 'vscode.markdown.preview.editor')
    .map(({ label }) => label);
}

function targetOf(finding: vscode.Diagnostic | undefined): vscode.Uri | undefined {
  return typeof finding?.code === 'object' ? finding.code.target : undefined;
}
