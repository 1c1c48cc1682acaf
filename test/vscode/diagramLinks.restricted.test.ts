import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Archnotes } from '../../src/vscode/extension.ts';
import { listen, makeNotes } from './diagramDriver.ts';
import { until } from './until.ts';

const map = `flowchart LR
  prices[Prices] --> away[Away]
  %% archnotes: prices -> /src/shared/prices.ts#totalOf
  %% archnotes: away -> ../../../outside.ts
  click away href "../../../outside.ts"
`;

describe('links of diagrams in Restricted Mode', function () {
  this.timeout(120_000);

  it('lead to files of the workspace, and never out of it', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const extension = vscode.extensions.getExtension<Archnotes>('archnotes.archnotes');
    assert.ok(extension);
    const { diagrams } = await extension.activate();
    const ear = await listen();
    const files = await makeNotes({ 'links.mmd': map });
    await vscode.window.showTextDocument(files.at('links.mmd'), { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('archnotes.showDiagram');
    for (;;) {
      const { linked } = (await ear.next('nodes', files.at('links.mmd'))).shown;
      if (linked.length === 0) continue;
      assert.deepEqual(linked, ['prices']);
      break;
    }
    diagrams.press('away', 'follow');
    diagrams.press('prices', 'follow');
    const editor = await until({
      event: vscode.window.onDidChangeActiveTextEditor,
      look: () => (vscode.window.activeTextEditor?.document.uri.path.endsWith('/links.mmd') === false ? vscode.window.activeTextEditor : undefined),
      what: () => 'the file that a node leads to',
    });
    assert.match(editor.document.uri.path, /\/src\/shared\/prices\.ts$/);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /totalOf/);
    ear.close();
    await files.remove();
  });
});
