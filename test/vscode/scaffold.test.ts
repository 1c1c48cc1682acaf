import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as vscode from 'vscode';
import { until } from './until.ts';

const answers = { capability: 'order-status', pathPrefix: '/orders/status', shadowReads: false, documents: 'ko' };

describe('scaffolding a pattern', () => {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace, 'the tests run in an open folder');
  const root = workspace.uri.fsPath;
  let target: string;
  beforeEach(() => {
    target = mkdtempSync(join(root, 'facade-'));
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(target, { recursive: true, force: true });
  });

  /** The command as a key binding would call it. */
  async function scaffold(into: string, replace: readonly string[] = []): Promise<number | undefined> {
    const request = { pattern: 'strangler-facade', answers, target: relative(root, into), confirm: true, replace };
    const done = await vscode.commands.executeCommand<{ readonly written: readonly string[] } | undefined>('archnotes.scaffoldPattern', request);
    return done?.written.length;
  }

  function put(path: string, bytes: string): string {
    const file = join(target, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return file;
  }

  async function undo(): Promise<void> {
    await vscode.window.showTextDocument(vscode.Uri.file(join(target, 'src', 'main.ts')));
    await vscode.commands.executeCommand('undo');
  }

  async function accept(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }

  async function untilGone(path: string): Promise<void> {
    const folder = new vscode.RelativePattern(vscode.Uri.file(root), '**');
    const watcher = vscode.workspace.createFileSystemWatcher(folder);
    await until({ event: watcher.onDidDelete, look: () => (existsSync(path) ? undefined : true), what: () => `${path} is still there` });
    watcher.dispose();
  }

  it('writes every file, and one undo takes them back with their folders', async () => {
    const into = join(target, 'services', 'facade');
    const written = await scaffold(into);
    // The record of what was generated is no file of the pattern.
    assert.deepEqual(filesIn(join(into, '.archnotes')), ['scaffolds/strangler-facade.json']);
    assert.equal(written, filesIn(into).length - 1);
    assert.match(readFileSync(join(into, 'src', 'facade', 'routes.ts'), 'utf8'), /capability: 'order-status'/);
    assert.equal(existsSync(join(into, 'src', 'facade', 'shadow.ts')), false);
    await vscode.window.showTextDocument(vscode.Uri.file(join(into, 'src', 'main.ts')));
    await vscode.commands.executeCommand('undo');
    await untilGone(join(target, 'services'));
    assert.deepEqual(filesIn(target), []);
  });

  it('does nothing when everything is there already', async () => {
    await scaffold(target);
    const before = contentsOf(target);
    assert.equal(await scaffold(target), 0);
    assert.deepEqual(contentsOf(target), before);
  });

  it('keeps what differs, byte for byte, before and after undo', async () => {
    const mine = '\uFEFFmine\r\nno final newline';
    const readme = put('README.md', mine);
    await scaffold(target);
    assert.equal(readFileSync(readme, 'utf8'), mine);
    await undo();
    await untilGone(join(target, 'src'));
    assert.deepEqual(contentsOf(target), [['README.md', mine]]);
  });

  it('replaces what may be replaced, and undo brings it back', async () => {
    const mine = '# 주문 파사드\r\n\r\nmine, without a final newline';
    const readme = put('README.md', mine);
    await scaffold(target, ['README.md']);
    assert.match(readFileSync(readme, 'utf8'), /^# order-facade\r\n/);
    await undo();
    await untilGone(join(target, 'src'));
    const document = await vscode.workspace.openTextDocument(readme);
    assert.equal(document.getText(), mine);
    await document.save();
    assert.deepEqual(contentsOf(target), [['README.md', mine]]);
  });

  for (const [obstacle, path] of [['a file that appears', 'src/facade/upstream.ts'], ['a file where a folder is needed', 'test/support']] as const) {
    it(`takes everything back when the editor stumbles over ${obstacle}`, async () => {
      const meddling = vscode.workspace.onWillCreateFiles((event) => event.waitUntil(Promise.resolve().then(() => put(path, 'somebody else was faster'))));
      try {
        assert.equal(await scaffold(target), undefined);
      } finally {
        meddling.dispose();
      }
      assert.deepEqual(contentsOf(target), [[path, 'somebody else was faster']]);
      assert.deepEqual(readdirSync(target), [path.split('/')[0]]);
    });
  }

  it('refuses a target outside the workspace, behind a link, and one that is a file', async () => {
    const outside = mkdtempSync(join(dirname(root), 'outside-'));
    try {
      symlinkSync(outside, join(target, 'link'));
      assert.equal(await scaffold(outside), undefined);
      assert.equal(await scaffold(join(target, 'link')), undefined);
      assert.equal(await scaffold(join(target, 'link', 'below')), undefined);
      assert.equal(await scaffold(put('taken', 'a file')), undefined);
      assert.deepEqual(readdirSync(outside), []);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('leaves alone a differing file with unsaved changes', async () => {
    const readme = put('README.md', 'mine\n');
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(readme));
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), 'not saved yet: '));
    assert.equal(await scaffold(target, ['README.md']), undefined);
    assert.equal(editor.document.getText(), 'not saved yet: mine\n');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.deepEqual(contentsOf(target), [['README.md', 'mine\n']]);
  });

  it('asks step by step, previews before it writes, and writes on the last yes', async () => {
    const previewed = (): true | undefined => (vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === 'archnotes-plan') ? true : undefined);
    const tabs = (): readonly string[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    let done = false;
    const finished = Promise.resolve(vscode.commands.executeCommand('archnotes.scaffoldPattern', vscode.Uri.file(target))).then(() => (done = true));
    // Every step offers a default; what is accepted before a step is there is accepted by nobody.
    while (!done && !tabs().some((label) => label.includes('nothing is written yet'))) await accept();
    await until({ event: vscode.workspace.onDidOpenTextDocument, look: previewed, what: () => `no preview among ${tabs().join(', ')}` });
    assert.deepEqual(filesIn(target), []);
    while (!done) await accept();
    await finished;
    // The first pattern of the list, with the answers that it offers.
    assert.ok(filesIn(target).includes('package.json'));
    assert.equal(filesIn(join(target, '.archnotes', 'scaffolds')).length, 1);
  });
});

/** All files below a folder, /-separated, sorted. */
function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort();
}

function contentsOf(folder: string): readonly (readonly [string, string])[] {
  return filesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
}
