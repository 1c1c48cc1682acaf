import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { listen, makeNotes } from './diagramDriver.ts';

describe('the diagram panel in Restricted Mode', () => {
  it('draws files and fences', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const ear = await listen();
    const files = await makeNotes({ 'order.mmd': 'stateDiagram-v2\n  [*] --> Paid\n', 'notes.md': '```mermaid\npie\n  "a": 1\n```\n' });
    await vscode.commands.executeCommand('archnotes.showDiagram', files.at('order.mmd'));
    assert.equal((await ear.next('drawn', files.at('order.mmd'))).kind, 'stateDiagram');
    await vscode.commands.executeCommand('archnotes.showDiagram', files.at('notes.md'));
    assert.equal((await ear.next('drawn', files.at('notes.md'))).kind, 'pie');
    ear.close();
    await files.remove();
  });
});
