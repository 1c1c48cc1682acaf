import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

describe('scaffolding in Restricted Mode', () => {
  it('is refused, also when the command is called directly', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
    const request = { pattern: 'strangler-facade', answers: {}, target: 'facade', confirm: true };
    assert.equal(await vscode.commands.executeCommand('archnotes.scaffoldPattern', request), undefined);
    assert.equal(existsSync(join(workspace.uri.fsPath, 'facade')), false);
  });
});
