import * as assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { oddFiles, oddTemplate } from '../../faults/oddTexts.ts';
import { untilFindings } from '../findings.ts';
import { Repository } from './repository.ts';

describe('the place of a finding in an odd text', function () {
  this.timeout(300_000);
  // Every seventh takes all oddities, line ends and encodings in turn; broken UTF-8 comes last.
  const all = oddFiles();
  const files = all.filter((_, index) => index % 7 === 0 || index >= all.length - 12);
  let repository: Repository;
  before(async () => {
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
    repository = Repository.make('odd', { 'template.yaml': oddTemplate(files) });
    for (const { path: file, bytes } of files) {
      mkdirSync(path.dirname(repository.at(file)), { recursive: true });
      writeFileSync(repository.at(file), bytes);
    }
  });
  after(() => repository.remove());

  it(`selects just what it is about, in ${String(files.length)} closed files, and once they are open`, async () => {
    for (const { path: file, accused } of files) {
      const uri = repository.uri(file);
      const [closed] = await untilFindings(uri, (findings) => findings.length === 1);
      const document = await vscode.workspace.openTextDocument(uri);
      assert.ok(closed);
      assert.equal(document.getText(closed.range), accused, `${file}, closed`);
      // An edit at the end makes the server judge the editor's text in place of the disk's.
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), '// 끝'));
      await vscode.commands.executeCommand('archnotes.lintWorkspace');
      const [open] = await untilFindings(uri, (findings) => findings.length === 1);
      assert.ok(open);
      assert.equal(document.getText(open.range), accused, `${file}, open`);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });
});
