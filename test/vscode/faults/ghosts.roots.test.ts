import * as assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { clientPath, eagerClient, lazyClient, shopProject } from '../../faults/shopProject.ts';
import { writeFiles } from '../../node/temporaryFolder.ts';
import { coldRun, shown, untilShown } from './coldRun.ts';
import { openInTab } from './repository.ts';

// Several folders in one window. Adding and taking away the last one leaves the extension host alone.

const client = clientPath(0);

describe('a finding in a workspace of several folders', function () {
  this.timeout(120_000);
  let first: string;
  let second: string;
  let third: string;
  before(async () => {
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
    [first = '', second = ''] = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
    third = path.join(path.dirname(first), 'third');
    mkdirSync(third);
  });
  beforeEach(async () => {
    for (const folder of [second, third]) writeFiles(folder, shopProject(2));
    await untilCold(second, 2);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await taken();
    for (const folder of [second, third]) for (const name of ['services', 'infrastructure', 'package.json', 'archnotes.json']) rmSync(path.join(folder, name), { recursive: true, force: true });
    await untilShown(second, []);
  });

  it('is there in a folder that is added, and gone when that is taken away', async () => {
    await added();
    await untilCold(third, 2);
    await taken();
    await untilShown(third, []);
    await untilCold(second, 2);
  });

  it('is gone with a folder in which a file is open and not saved', async () => {
    await added();
    await untilCold(third, 2);
    const editor = await openInTab(vscode.Uri.file(path.join(third, client)));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// 주문\n'));
    await taken();
    await untilShown(third, []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilShown(third, []);
  });

  it('goes with a service that is moved to another folder', async () => {
    await added();
    await untilCold(third, 2);
    renameSync(path.join(third, 'services/s0'), path.join(second, 'services/s7'));
    await untilCold(second, 3);
    await untilCold(third, 1);
  });

  it('goes with a service that is moved to another folder in the editor', async () => {
    await added();
    await untilCold(third, 2);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(vscode.Uri.file(path.join(third, 'services/s0')), vscode.Uri.file(path.join(second, 'services/s7')));
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await untilCold(second, 3);
    await untilCold(third, 1);
  });

  it('is that of the disk in a folder that was another one while it was away', async () => {
    await added();
    await untilCold(third, 2);
    await taken();
    writeFiles(third, { [client]: lazyClient, [clientPath(1)]: `\n${eagerClient}` });
    await added();
    await untilCold(third, 1);
  });

  it('follows the configuration of its own folder', async () => {
    await added();
    await untilCold(third, 2);
    writeFiles(third, { 'archnotes.json': '{ "rules": { "redis-eager-connect": "off" } }\n' });
    await untilCold(third, 0);
    await untilCold(second, 2);
  });

  async function added(): Promise<void> {
    await changed(() => vscode.workspace.updateWorkspaceFolders(2, 0, { uri: vscode.Uri.file(third) }));
  }

  async function taken(): Promise<void> {
    if (vscode.workspace.workspaceFolders?.length === 3) await changed(() => vscode.workspace.updateWorkspaceFolders(2, 1));
  }
});

async function changed(change: () => boolean): Promise<void> {
  const done = new Promise((resolve) => {
    const listener = vscode.workspace.onDidChangeWorkspaceFolders((event) => {
      listener.dispose();
      resolve(event);
    });
  });
  assert.equal(change(), true);
  await done;
}

/** Waits until a folder shows what a cold run finds in it, which must be so many findings. */
async function untilCold(folder: string, count: number): Promise<void> {
  const expected = await coldRun(folder);
  assert.equal(expected.length, count);
  await untilShown(folder, expected);
  assert.equal(shown(folder).length, count);
}
