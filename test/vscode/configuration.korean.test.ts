import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

const top = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
const file = vscode.Uri.joinPath(top, 'archnotes.json');

describe('archnotes.json in Korean', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(file, { useTrash: false });
  });

  it('is made and explained in Korean', async () => {
    await vscode.commands.executeCommand('archnotes.createConfiguration');
    const document = await vscode.workspace.openTextDocument(file);
    assert.match(document.getText(), /^\/\/ 이 폴더와 그 아래에서/);
    const at = document.positionAt(document.getText().indexOf('"profile"') + 2);
    let said = '';
    while (said === '') {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', file, at);
      said = hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value))).join('\n');
    }
    assert.match(said, /보고할 결과의 범위입니다/);
  });
});
