import * as assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import * as vscode from 'vscode';
import type { Archnotes } from '../../src/vscode/extension.ts';
import { until } from './until.ts';

const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';

describe('scaffolds and their patterns', () => {
  let target = '';
  beforeEach(() => {
    target = mkdtempSync(join(root, 'facade-'));
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(target, { recursive: true, force: true });
  });

  const scaffold = () =>
    vscode.commands.executeCommand('archnotes.scaffoldPattern', { pattern: 'strangler-facade', answers: {}, target: target.slice(root.length + 1), confirm: true });
  const update = () => vscode.commands.executeCommand('archnotes.updateScaffold', { target, name: 'strangler-facade', confirm: true });
  const record = () => join(target, '.archnotes', 'scaffolds', 'strangler-facade.json');
  const readme = () => join(target, 'README.md');

  /** Makes the scaffold one of an earlier version, whose README had another heading and whose user has added a line. */
  function ageBy(oldHeading: string, mine: string): void {
    const now = readFileSync(readme(), 'utf8');
    const then = now.replace(/^# .*$/m, oldHeading);
    const { files, ...rest } = JSON.parse(readFileSync(record(), 'utf8'));
    const aged = { ...rest, pattern: { id: 'strangler-facade', version: '0.9.0' }, files: { ...files, 'README.md': deflateRawSync(then).toString('base64') } };
    writeFileSync(record(), JSON.stringify(aged));
    writeFileSync(readme(), `${then}\n${mine}\n`);
  }

  it('update keeps the edits of the user, and undo takes it back', async () => {
    await scaffold();
    const heading = /^# .*$/m.exec(readFileSync(readme(), 'utf8'))?.[0];
    ageBy('# An older heading', 'Ask Mina before you raise the share.');
    const before = readFileSync(readme(), 'utf8');
    assert.ok(await update());
    const merged = readFileSync(readme(), 'utf8');
    assert.equal(/^# .*$/m.exec(merged)?.[0], heading);
    assert.match(merged, /Ask Mina before you raise the share\.\n$/);
    assert.match(readFileSync(record(), 'utf8'), /"version": "1\.\d+\.\d+"/);
    await vscode.window.showTextDocument(vscode.Uri.file(readme()));
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.saveAll(false);
    // VS Code asks whether to undo in all files that an edit of texts has changed; with nobody to answer, it does so here.
    assert.equal(readFileSync(readme(), 'utf8'), before);
  });

  it('update marks what was changed on both sides, and leads there', async () => {
    await scaffold();
    ageBy('# An older heading', '');
    writeFileSync(readme(), readFileSync(readme(), 'utf8').replace('# An older heading', '# Mine'));
    assert.ok(await update());
    assert.match(readFileSync(readme(), 'utf8'), /<<<<<<< yours\n# Mine\n=======\n# .*\n>>>>>>> strangler-facade 1\.\d+\.\d+\n/);
    const { views } = await api();
    const state = async () => (await views.scaffolds.getChildren()).find((each) => each.target === target);
    const open = await state();
    assert.deepEqual(open?.conflicts.map(({ path, base }) => [path, base.split('\n', 1)[0]]), [['README.md', '# An older heading']]);
    assert.equal(open === undefined ? undefined : views.scaffolds.getTreeItem(open).contextValue, 'scaffold.conflicts');
    writeFileSync(readme(), '# Mine\n');
    assert.deepEqual((await state())?.conflicts, []);
  });

  it('notices an update that was undone in one file, when that file is saved', async () => {
    const { views } = await api();
    const state = async () => (await views.scaffolds.getChildren()).find((each) => each.target === target);
    await scaffold();
    ageBy('# An older heading', 'Ask Mina before you raise the share.');
    const before = readFileSync(readme(), 'utf8');
    assert.ok(await update());
    assert.equal((await state())?.stale, false);
    const refreshed = new Promise<void>((resolve) => {
      const waiting = views.scaffolds.onDidChangeTreeData(() => {
        waiting.dispose();
        resolve();
      });
    });
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(readme()));
    await editor.edit((builder) => builder.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), before));
    await editor.document.save();
    await refreshed;
    const behind = await state();
    assert.deepEqual([behind?.stale, behind?.putBack], [true, ['README.md']]);
    assert.match(String(behind === undefined ? '' : views.scaffolds.getTreeItem(behind).description), /^1\.\d+\.\d+, partly undone · strangler-facade$/);
    assert.ok(await update());
    assert.match(readFileSync(readme(), 'utf8'), /Ask Mina before you raise the share\.\n$/);
    assert.equal((await state())?.stale, false);
  });

  it('a pattern is shown by its page and its diagrams', async () => {
    const labels = (): readonly string[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    await vscode.commands.executeCommand('archnotes.showPattern', { pattern: 'strangler-facade' });
    const shown = (): true | undefined => (labels().some((label) => /README/.test(label)) && labels().length >= 2 ? true : undefined);
    await until({ event: vscode.window.tabGroups.onDidChangeTabs, look: shown, what: () => `no page and diagram among ${labels().join(', ')}` });
  });

  it('the views list the patterns by theme, and what is behind its pattern', async () => {
    const { views } = await api();
    const [migration] = await views.patterns.getChildren();
    assert.ok(migration);
    assert.equal(views.patterns.getTreeItem(migration).label, 'Migration');
    const items = (await views.patterns.getChildren(migration)).map((node) => views.patterns.getTreeItem(node));
    assert.deepEqual(items.filter(({ description }) => description === 'strangler-facade').map(({ label }) => label), ['Strangler facade']);
    await scaffold();
    const states = async () => (await views.scaffolds.getChildren()).filter((each) => each.target === target).map(({ stale }) => stale);
    assert.deepEqual(await states(), [false]);
    ageBy('# An older heading', '');
    assert.deepEqual(await states(), [true]);
  });
});

async function api(): Promise<Archnotes> {
  const extension = vscode.extensions.getExtension<Archnotes>('archnotes.archnotes');
  assert.ok(extension);
  return extension.activate();
}
