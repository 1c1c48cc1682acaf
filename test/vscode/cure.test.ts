import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { OfferedPattern } from '../../src/protocol/pattern.ts';
import { askScaffold } from '../../src/vscode/scaffold/askScaffold.ts';
import type { Scaffold } from '../../src/vscode/scaffold/askScaffold.ts';
import { untilOneFinding } from './findings.ts';
import { eagerStock, makeShop } from './shopProject.ts';
import type { ShopProject } from './shopProject.ts';

// No rule names a pattern yet: the findings here are made by hand, everything else is real.

describe('the pattern that cures a finding', () => {
  let shop: ShopProject;
  const made = vscode.languages.createDiagnosticCollection('made by hand');
  before(async () => {
    shop = await makeShop(eagerStock);
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
    await untilOneFinding(shop.stock);
    await vscode.window.showTextDocument(shop.template);
  });
  after(async () => {
    made.dispose();
    await shop.remove();
  });

  it('is offered by its name where it is in the catalogue', async () => {
    show(made, shop.template, 'archnotes', { curedBy: 'strangler-facade' });
    const [offer, ...others] = await cures(shop.template);
    assert.deepEqual(others, []);
    assert.match(offer?.title ?? '', /^Scaffold the pattern that cures it: \S+/);
    assert.deepEqual(offer?.command?.arguments, [{ pattern: 'strangler-facade' }]);
  });

  it('is chosen already when the questions begin', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const patterns = [pattern('another'), pattern('the-cure')];
    for (const [preselected, wanted] of [['the-cure', 'the-cure'], [undefined, 'another'], ['perpetual-motion', 'another']] as const) {
      const answered: (Scaffold | undefined)[] = [];
      const asking = askScaffold(patterns, { folder, target: undefined, preselected, suggestions: {} }).then((scaffold) => answered.push(scaffold));
      // Return until there is nothing left to ask: each step takes what it offers first.
      while (answered.length === 0) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await asking;
      assert.deepEqual(answered.map((scaffold) => [scaffold?.pattern.id, scaffold?.answers]), [[wanted, { size: 'small' }]]);
    }
  });

  for (const [what, source, data] of [
    ['for a pattern that is not in the catalogue', 'archnotes', { curedBy: 'perpetual-motion' }],
    ['where the rule names none', 'archnotes', { curedBy: null }],
    ['where nothing is attached', 'archnotes', undefined],
    ['for what others find', 'eslint', { curedBy: 'strangler-facade' }],
  ] as const) {
    it(`is not offered ${what}`, async () => {
      show(made, shop.template, source, data);
      assert.deepEqual(await cures(shop.template), []);
    });
  }
});

function pattern(id: string): OfferedPattern {
  const both = { en: id, ko: id };
  const choices = [{ value: 'small', label: both }, { value: 'large', label: both }];
  return { id, version: '1.0.0', theme: 'migration', title: both, summary: both, origin: 'builtIn', questions: [{ id: 'size', label: both, help: both, type: 'choice', default: 'small', choices }], diagrams: [] };
}

function show(made: vscode.DiagnosticCollection, uri: vscode.Uri, source: string, data: object | undefined): void {
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 5), 'made by hand');
  made.set(uri, [Object.assign(diagnostic, { source, code: 'some-rule', data })]);
}

async function cures(uri: vscode.Uri): Promise<readonly vscode.CodeAction[]> {
  const range = new vscode.Range(0, 0, 0, 1);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, 'quickfix');
  return actions.filter(({ command }) => command?.command === 'archnotes.scaffoldPattern');
}
