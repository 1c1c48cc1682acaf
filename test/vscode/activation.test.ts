import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('activates', async () => {
    const extension = vscode.extensions.getExtension('archnotes.archnotes');
    assert.ok(extension, 'archnotes.archnotes is not installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
