import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsIn, untilFindings } from './findings.ts';

const page = '# Shop\n\n- A list:\n\n  ```mermaid\n  flowchart LR\n    accTitle: Shop\n    orders[Orders] --> pay[Pay]\n    subgraph back[Back]\n      pay --> stock\n    end\n  ```\n';
const diagram = '---\nconfig:\n  layout: dagre\n  look: classic\n---\nsequenceDiagram\n  accTitle: Shop\n  participant shop as Shop\n  loop daily\n    shop->>bank: pay\n  end\n';

/** Waits for nothing longer than the editor takes to ask the server: providers are registered once it runs. */
describe('Mermaid in the editor', () => {
  let folder: vscode.Uri;
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const write = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(file(name), Buffer.from(text));

  before(async () => {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    folder = vscode.Uri.joinPath(root.uri, 'mermaid-tests');
    await write('broken.mmd', 'flowchart LR\n  accTitle: x\n  a -->\n');
    await write('broken.md', '# x\n\n```mermaid\nsequenceDiagram\n  accTitle: x\n  a->>b\n```\n');
    await write('page.md', page);
    await write('own.mmd', diagram);
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('is judged with no editor and no panel open', async () => {
    const [found] = await untilFindings(file('broken.md'), (findings) => findings.length === 1);
    assert.deepEqual(found?.range, new vscode.Range(5, 6, 5, 7));
    const [syntax] = await untilFindings(file('broken.mmd'), (findings) => findings.length === 1);
    assert.deepEqual(syntax?.range, new vscode.Range(2, 4, 2, 7));
    assert.deepEqual(findingsIn(file('own.mmd')), []);
  });

  it('is judged as it is typed', async () => {
    const document = await vscode.workspace.openTextDocument(file('own.mmd'));
    assert.equal(document.languageId, 'mermaid');
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(10, 0), '    shop->>\n');
    await vscode.workspace.applyEdit(edit);
    await untilFindings(document.uri, (findings) => findings.length === 1);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await untilFindings(document.uri, (findings) => findings.length === 0);
  });

  it('is completed in a fence', async () => {
    const document = await vscode.workspace.openTextDocument(file('page.md'));
    await vscode.window.showTextDocument(document);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(9, 14));
    const nodes = list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Variable).map(({ label }) => label);
    assert.deepEqual(nodes, ['back', 'orders', 'pay', 'stock']);
  });

  it('has its nodes explained and renamed in a fence, and leaves the rest of the page alone', async () => {
    const document = await vscode.workspace.openTextDocument(file('page.md'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, new vscode.Position(7, 25));
    assert.match(hovers.flatMap(({ contents }) => contents).map((content) => (content instanceof vscode.MarkdownString ? content.value : '')).join(), /\*\*Node\*\* `pay`/);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, new vscode.Position(9, 7), 'bank');
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), page.replace('pay[Pay]', 'bank[Pay]').replace('pay --> stock', 'bank --> stock'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is folded in fences and files, and listed in the outline of files', async () => {
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', file('page.md'));
    assert.ok(folds.some(({ start, end }) => start === 8 && end === 10), JSON.stringify(folds));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', file('own.mmd'));
    assert.deepEqual(symbols.map(({ name }) => name), ['Shop', 'daily', 'bank']);
    const headings = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', file('page.md'));
    assert.deepEqual(headings.map(({ name }) => name), ['# Shop']);
  });
});
