import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagramTabs, listen, makeNotes, type Ear } from './diagramDriver.ts';

const notes = '# Orders\n\n```mermaid\nflowchart LR\n  a --> b\n```\n\n```mermaid\nsequenceDiagram\n  A->>B: hi\n```\n';

describe('several diagram panels', () => {
  let ear: Ear;
  let files: Awaited<ReturnType<typeof makeNotes>>;
  before(async () => {
    ear = await listen();
    files = await makeNotes({ 'notes.md': notes, 'order.mmd': 'stateDiagram-v2\n  [*] --> Paid\n' });
  });
  after(async () => {
    ear.close();
    await files.remove();
  });

  const labels = (): readonly string[] => diagramTabs().map(({ label }) => label).sort();
  const insert = async (uri: vscode.Uri, line: number, text: string): Promise<void> => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(line, 0), text);
    assert.equal(await vscode.workspace.applyEdit(edit), true);
  };

  it('a new one is locked to what it shows, and the other goes on following the editor', async () => {
    const editor = await vscode.window.showTextDocument(files.at('notes.md'), { viewColumn: vscode.ViewColumn.One });
    editor.selection = new vscode.Selection(8, 0, 8, 0);
    await vscode.commands.executeCommand('archnotes.showDiagram');
    assert.equal((await ear.next('drawn', files.at('notes.md'))).kind, 'sequence');
    await vscode.commands.executeCommand('archnotes.openDiagramInNewPanel', files.at('notes.md'));
    assert.equal((await ear.next('drawn', files.at('notes.md'))).kind, 'sequence');
    assert.deepEqual(labels(), ['[notes.md]', 'notes.md']);
    await vscode.window.showTextDocument(files.at('order.mmd'), { viewColumn: vscode.ViewColumn.One });
    assert.equal((await ear.next('drawn', files.at('order.mmd'))).kind, 'stateDiagram');
    assert.deepEqual(labels(), ['[notes.md]', 'order.mmd']);
  });

  it('the locked one stays with its diagram when another is put above it', async () => {
    await insert(files.at('notes.md'), 2, '```mermaid\npie\n  "a" : 1\n```\n\n');
    const drawn = await ear.next('drawn', files.at('notes.md'));
    assert.deepEqual([drawn.kind, drawn.index], ['sequence', 2]);
  });

  it('the locked one does not follow the cursor in its own document', async () => {
    const editor = await vscode.window.showTextDocument(files.at('notes.md'), { viewColumn: vscode.ViewColumn.One });
    assert.equal((await ear.next('drawn', files.at('notes.md'))).kind, 'flowchart-v2', 'the other one follows');
    editor.selection = new vscode.Selection(3, 0, 3, 0);
    assert.equal((await ear.next('drawn', files.at('notes.md'))).kind, 'pie', 'also to the diagram under the cursor');
    await insert(files.at('notes.md'), 0, '\n');
    const kinds = [await ear.next('drawn', files.at('notes.md')), await ear.next('drawn', files.at('notes.md'))].map(({ kind }) => kind).sort();
    assert.deepEqual(kinds, ['pie', 'sequence']);
  });

  it('at most one follows: unlocking one locks the other', async () => {
    const locked = diagramTabs().find(({ label }) => label === '[notes.md]');
    assert.ok(locked);
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await focusTab(locked);
    await vscode.commands.executeCommand('archnotes.lockDiagram');
    await vscode.window.showTextDocument(files.at('order.mmd'), { viewColumn: vscode.ViewColumn.One });
    await ear.next('drawn', files.at('order.mmd'));
    assert.deepEqual(labels(), ['[notes.md]', 'order.mmd']);
  });
});

/** Gives the keyboard to a tab of a webview, which no command does by name. */
async function focusTab({ group }: vscode.Tab): Promise<void> {
  const groups = ['First', 'Second', 'Third', 'Fourth'];
  await vscode.commands.executeCommand(`workbench.action.focus${groups[group.viewColumn - 1] ?? 'First'}EditorGroup`);
}
