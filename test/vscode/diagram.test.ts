import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hangingForHours } from '../webview/hostile/hangingSources.ts';
import { diagramTabs, listen, makeNotes, type Ear } from './diagramDriver.ts';

const order = 'flowchart LR\n  order --> payment\n';
const notes = '# Orders\n\n- first\n\n  ```mermaid\n  flowchart LR\n    a --> b\n  ```\n\n## Messages\n\n> ~~~mermaid\n> sequenceDiagram\n>   A->>B: hi\n> ~~~\n';

describe('the diagram panel', () => {
  let ear: Ear;
  let files: Awaited<ReturnType<typeof makeNotes>>;
  before(async () => {
    ear = await listen();
    files = await makeNotes({ 'order.mmd': order, 'notes.md': notes, 'plain.md': '# Nothing to draw\n', 'hanging.mmd': hangingForHours('a') });
  });
  after(async () => {
    ear.close();
    await files.remove();
  });

  const replace = async (uri: vscode.Uri, from: string, to: string): Promise<void> => {
    const document = await vscode.workspace.openTextDocument(uri);
    const at = document.getText().indexOf(from);
    assert.notEqual(at, -1, from);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
    assert.equal(await vscode.workspace.applyEdit(edit), true);
  };

  it('draws the Mermaid file that is being edited, beside it, and leaves the keyboard where it is', async () => {
    await vscode.window.showTextDocument(files.at('order.mmd'));
    await vscode.commands.executeCommand('archnotes.showDiagram');
    const drawn = await ear.next('drawn', files.at('order.mmd'));
    assert.deepEqual([drawn.kind, drawn.index, drawn.cached], ['flowchart-v2', 0, false]);
    assert.deepEqual(diagramTabs().map(({ label }) => label), ['order.mmd']);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), files.at('order.mmd').toString());
  });

  it('draws again as one types, and says where a mistake is', async () => {
    await replace(files.at('order.mmd'), 'payment', 'payment --> delivery');
    assert.equal((await ear.next('drawn', files.at('order.mmd'))).cached, false);
    await replace(files.at('order.mmd'), 'delivery', '--> delivery');
    const failed = await ear.next('failed', files.at('order.mmd'));
    assert.deepEqual([failed.reason, failed.line], ['unexpected', 1]);
    await replace(files.at('order.mmd'), '--> --> delivery', '--> delivery');
    assert.equal((await ear.next('drawn', files.at('order.mmd'))).cached, true);
  });

  it('is shown once, whoever asks for it', async () => {
    await vscode.commands.executeCommand('archnotes.showDiagram', files.at('order.mmd'));
    assert.equal(diagramTabs().length, 1);
  });

  it('follows to the fences of Markdown, and to the one that the cursor stands in', async () => {
    const editor = await vscode.window.showTextDocument(files.at('notes.md'));
    assert.deepEqual([(await ear.next('drawn', files.at('notes.md'))).index, diagramTabs()[0]?.label], [0, 'notes.md']);
    const inSecond = new vscode.Position(13, 4);
    editor.selection = new vscode.Selection(inSecond, inSecond);
    const second = await ear.next('drawn', files.at('notes.md'));
    assert.deepEqual([second.index, second.kind], [1, 'sequence']);
  });

  it('says a mistake in a fence with its line in the fence', async () => {
    await replace(files.at('notes.md'), 'A->>B: hi', 'A->>');
    const failed = await ear.next('failed', files.at('notes.md'));
    assert.deepEqual([failed.index, failed.line], [1, 1]);
    await replace(files.at('notes.md'), 'A->>', 'A->>B: hi');
    await ear.next('drawn', files.at('notes.md'));
  });

  it('stays with what it shows when the next file has no diagram', async () => {
    await vscode.window.showTextDocument(files.at('plain.md'));
    await vscode.window.showTextDocument(files.at('order.mmd'));
    await ear.next('drawn', files.at('order.mmd'));
    assert.deepEqual(diagramTabs().map(({ label }) => label), ['order.mmd']);
  });

  it('draws in the colours of another theme', async () => {
    const workbench = vscode.workspace.getConfiguration('workbench');
    const before = workbench.inspect<string>('colorTheme')?.globalValue;
    const other = vscode.window.activeColorTheme.kind === vscode.ColorThemeKind.Dark ? 'Default Light Modern' : 'Default Dark Modern';
    await workbench.update('colorTheme', other, vscode.ConfigurationTarget.Global);
    assert.equal((await ear.next('drawn', files.at('order.mmd'))).cached, false);
    await workbench.update('colorTheme', before, vscode.ConfigurationTarget.Global);
    assert.equal((await ear.next('drawn', files.at('order.mmd'))).cached, true);
  });

  it('shows the diagrams of a pattern', async () => {
    await vscode.commands.executeCommand('archnotes.showDiagram', { patternId: 'strangler-facade' });
    assert.equal((await ear.next('drawn')).index, 0);
    assert.deepEqual(diagramTabs().map(({ label }) => label), ['strangler-facade']);
  });

  it('gives up a text that hangs Mermaid, and draws the next one; the workbench answers meanwhile', async () => {
    const given = ear.next('failed', files.at('hanging.mmd'));
    await vscode.commands.executeCommand('archnotes.showDiagram', files.at('hanging.mmd'));
    const answers = await answersUntil(given);
    // A panel that shares a thread with what hangs for hours never comes to give it up.
    assert.equal((await given).reason, 'timeout');
    // There is time for twenty.
    assert.ok(answers >= 5, `${answers} answers in the five seconds of the limit`);
    await vscode.commands.executeCommand('archnotes.showDiagram', files.at('order.mmd'));
    await ear.next('drawn', files.at('order.mmd'));
  });

  it('draws after it was hidden behind another tab', async () => {
    await vscode.commands.executeCommand('archnotes.showDiagram', files.at('order.mmd'));
    await ear.next('drawn', files.at('order.mmd'));
    const [tab] = diagramTabs();
    assert.ok(tab);
    await vscode.window.showTextDocument(files.at('plain.md'), { viewColumn: tab.group.viewColumn });
    await vscode.commands.executeCommand('archnotes.showDiagram', files.at('order.mmd'));
    assert.equal((await ear.next('drawn', files.at('order.mmd'))).cached, false);
  });
});

/** Asks the workbench something every 200 milliseconds until the end comes; counts the answers before it. */
async function answersUntil(end: Promise<unknown>): Promise<number> {
  let ended = false;
  const stop = (): boolean => (ended = true);
  void end.then(stop, stop);
  for (let answers = 0; ; answers += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    // Not the extension host but the window itself answers this.
    await vscode.commands.executeCommand('setContext', 'archnotes.test.answers', answers);
    if (ended) return answers;
  }
}
