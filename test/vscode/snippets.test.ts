import * as assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { expandSnippet, shippedSnippets, snippetLanguages } from '../patterns/expandSnippet.ts';

const home = vscode.extensions.getExtension('archnotes.archnotes')?.extensionPath;

describe('snippets', () => {
  let folder: string;
  before(() => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace, 'the tests run in an open folder');
    folder = mkdtempSync(join(workspace.uri.fsPath, 'snippets-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  /** Opens a new file of the workspace. */
  async function open(path: string, text = ''): Promise<vscode.TextEditor> {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
  }

  /** The snippets of these prefixes that completion offers at the end of a file. */
  async function offered(path: string, prefixes: readonly string[]): Promise<readonly string[]> {
    const { document } = await open(path, 'arch-');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, document.lineAt(0).range.end);
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    return prefixes.filter((prefix) => labels.includes(prefix));
  }

  const ofSam = 'arch-acl-function';
  const ofCloudFormation = 'arch-saga-queue';

  for (const path of ['template.yaml', 'orders.template.yml', 'infra/network.yaml', 'cloudformation/deep/queues.yml', 'Network-Stack.yaml']) {
    it(`of CloudFormation and SAM are offered in ${path}`, async () => {
      assert.deepEqual(await offered(path, [ofSam, ofCloudFormation]), [ofSam, ofCloudFormation]);
    });
  }

  it('of CloudFormation are offered in serverless.yml, and those of SAM are not', async () => {
    assert.deepEqual(await offered('serverless.yml', [ofSam, ofCloudFormation]), [ofCloudFormation]);
  });

  for (const path of ['docker-compose.yaml', '.github/workflows/ci.yml', 'charts/templates/deployment.yaml', 'values.yaml']) {
    it(`of infrastructure are not offered in ${path}`, async () => {
      assert.deepEqual(await offered(path, [ofSam, ofCloudFormation]), []);
    });
  }

  it('of Terraform are offered without an extension for it', async () => {
    const { document } = await open('main.tf');
    assert.equal(document.languageId, 'terraform');
    assert.deepEqual(await offered('main.tf', ['arch-saga-queue', 'arch-strangler-rule']), ['arch-saga-queue', 'arch-strangler-rule']);
  });

  it('of TypeScript are offered in all of its files, those that fill one only where the name fits', async () => {
    assert.deepEqual(await offered('orders.ts', ['arch-saga-step', 'arch-saga-worker']), ['arch-saga-step']);
    assert.deepEqual(await offered('saga-worker.ts', ['arch-saga-step', 'arch-saga-worker']), ['arch-saga-step', 'arch-saga-worker']);
  });

  /** Fills the active file with the entry so many below the first of "Fill File with Snippet". */
  async function fill(below: number): Promise<void> {
    let isDone = false;
    const done = vscode.commands.executeCommand('workbench.action.populateFileFromSnippet').then(() => { isDone = true; });
    // Nothing tells that the list is there: before it is, these do nothing.
    for (;;) {
      for (let step = 0; step < below; step++) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      if (isDone) return done;
    }
  }

  it('fill an empty file of a name that fits, by "Fill File with Snippet"', async function () {
    this.timeout(60_000);
    const { document } = await open('redis-client.ts');
    const wanted = shippedSnippets('typescript', home).get('Cache-aside: client of a cache');
    assert.ok(wanted?.isFileTemplate);
    // VS Code has some of its own: ours is among the first eight. A list that opens too late for the steps is filled from again.
    for (let attempt = 0; document.getText() !== expandSnippet(wanted); attempt++) {
      assert.ok(attempt < 32, `"Fill File with Snippet" never wrote it, but ${document.getText()}`);
      await fill(attempt % 8);
    }
    assert.equal(document.languageId, 'typescript');
  });

  it('fill a file by "Start with" in its code actions, and no file of another name', async () => {
    const starts = async (path: string): Promise<readonly string[]> => {
      const { document } = await open(path);
      const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(0, 0, 0, 0));
      return actions.flatMap(({ title, edit }) => (edit !== undefined && title.includes('Strangler facade: share of callers') ? [title] : []));
    };
    assert.equal((await starts('facade/share.ts')).length, 1);
    assert.deepEqual(await starts('orders.ts'), []);
  });

  for (const language of snippetLanguages) {
    it(`write what the tests of the patterns take them to write, in ${language}`, async function () {
      this.timeout(120_000);
      const differing: string[] = [];
      for (const [name, snippet] of shippedSnippets(language, home)) {
        const document = await vscode.workspace.openTextDocument({ language, content: '' });
        const editor = await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: language, name });
        if (editor.document.getText() !== expandSnippet(snippet)) differing.push(`${name}:\n${editor.document.getText()}`);
        await vscode.commands.executeCommand('leaveSnippet');
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
      assert.deepEqual(differing, []);
    });
  }
});
