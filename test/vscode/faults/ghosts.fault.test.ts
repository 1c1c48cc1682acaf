import * as assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { clientPath, eagerClient, lazyClient, shopProject } from '../../faults/shopProject.ts';
import { findingsIn } from '../findings.ts';
import { until } from '../until.ts';
import { coldRun, shown, untilShown, type Told } from './coldRun.ts';
import { openInTab, Repository } from './repository.ts';

// Whatever becomes of a file with a finding, the finding goes with it; nothing is shown of what is no work of the user's.

const client = clientPath(0);
const elsewhere = 'services/s0/store/redis.ts';
const renamed = 'services/renamed/redis.ts';

/** What is done to the file, and whether its finding is there afterwards. */
const changes: Readonly<Record<string, { readonly to: (repository: Repository) => Promise<void> | void; readonly stays?: string }>> = {
  'deleted on the disk': { to: (repository) => rmSync(repository.at(client)) },
  'deleted in the editor': { to: (repository) => applied((edit) => edit.deleteFile(repository.uri(client))) },
  'renamed on the disk': { to: (repository) => renameSync(repository.at(client), repository.at('services/s0/rediss.ts')) },
  'renamed in the editor': { to: (repository) => applied((edit) => edit.renameFile(repository.uri(client), repository.uri('services/s0/rediss.ts'))) },
  'moved with its importer told': {
    to: (repository) => {
      mkdirSync(repository.at('services/s0/store'));
      renameSync(repository.at(client), repository.at(elsewhere));
      repository.write({ 'services/s0/handler.ts': "import { redis } from './store/redis';\nexport const handler = async () => redis.get('x');\n" });
    },
    stays: elsewhere,
  },
  'in a folder that is deleted': { to: (repository) => rmSync(repository.at('services/s0'), { recursive: true }) },
  // No template names the handler any more, but it still looks like one.
  'in a folder that is renamed': { to: (repository) => renameSync(repository.at('services/s0'), repository.at('services/renamed')), stays: renamed },
  'in a folder that is renamed in the editor': { to: (repository) => applied((edit) => edit.renameFile(repository.uri('services/s0'), repository.uri('services/renamed'))), stays: renamed },
  'mended on the disk': { to: (repository) => repository.write({ [client]: lazyClient }) },
  'ignored by git from now on': { to: (repository) => repository.write({ '.gitignore': `/${client}\n` }) },
  'a folder now': {
    to: (repository) => {
      rmSync(repository.at(client));
      mkdirSync(repository.at(client));
    },
  },
  'a link now, to what it was': {
    to: (repository) => {
      renameSync(repository.at(client), repository.at('services/target.txt'));
      symlinkSync('../target.txt', repository.at(client));
    },
  },
  'empty': { to: (repository) => repository.write({ [client]: '' }) },
  'of bytes that are no text': { to: (repository) => writeFileSync(repository.at(client), Buffer.from([0, 1, 2, 3, 0])) },
  'without its handler': { to: (repository) => rmSync(repository.at('services/s0/handler.ts')) },
  // The template says which function there is; that one still looks like a handler.
  'no function of its template any more': { to: (repository) => repository.write({ 'infrastructure/part0/template.yaml': 'Resources: {}\n' }), stays: client },
  'with a template that is broken off': { to: (repository) => repository.write({ 'infrastructure/part0/template.yaml': 'Resources:\n  A: { Type: "AWS::' }), stays: client },
  'without its template': { to: (repository) => rmSync(repository.at('infrastructure'), { recursive: true }), stays: client },
  'gone and there again': {
    to: (repository) => {
      const text = readFileSync(repository.at(client), 'utf8');
      rmSync(repository.at(client));
      repository.write({ [client]: text });
    },
    stays: client,
  },
};

const states = ['closed', 'open', 'edited and not saved'] as const;

describe('a finding', function () {
  this.timeout(120_000);
  let repository: Repository;
  let before: readonly Told[];
  beforeEach(async () => {
    await vscode.extensions.getExtension('archnotes.archnotes')?.activate();
    repository = Repository.make('ghosts', shopProject(2));
    await untilPaths([client, clientPath(1)]);
    before = shown(repository.folder);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    repository.remove();
    await untilShown(repository.folder, []);
  });

  for (const [name, { to, stays }] of Object.entries(changes)) {
    for (const state of states) {
      it(`${stays === undefined ? 'is gone' : 'is there'} when its file is ${name}, which was ${state}`, async () => {
        await bringTo(state);
        await to(repository);
        await closeWithoutSaving();
        await untilPaths([...(stays === undefined ? [] : [stays]), clientPath(1)]);
        await untilShown(repository.folder, await coldRun(repository.folder));
        if (name === 'gone and there again') assert.deepEqual(shown(repository.folder), before);
      });
    }
  }

  const strangers: Readonly<Record<string, () => Promise<vscode.TextDocument>>> = {
    'an untitled document': () => Promise.resolve(vscode.workspace.openTextDocument({ language: 'typescript', content: eagerClient })),
    'an untitled document with a name in the folder': async () => {
      const document = await vscode.workspace.openTextDocument(repository.uri('services/s1/second.ts').with({ scheme: 'untitled' }));
      await (await vscode.window.showTextDocument(document)).edit((edit) => edit.insert(new vscode.Position(0, 0), eagerClient));
      return document;
    },
    'a view of the past': async () => {
      repository.git('init', '-q');
      repository.commit('past');
      return vscode.workspace.openTextDocument(await pastOf(repository, client));
    },
    'a cell of a notebook': async () => {
      const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, eagerClient, 'typescript');
      const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
      await vscode.window.showNotebookDocument(notebook);
      return notebook.cellAt(0).document;
    },
    'a view of a tool': () => provided('tool'),
    'a file of a file system that another extension brings': async () => {
      const memory = vscode.workspace.registerFileSystemProvider('memory', new OneFile(eagerClient));
      disposables.push(memory);
      return vscode.workspace.openTextDocument(vscode.Uri.parse('memory:/services/s0/redis.ts'));
    },
  };
  const disposables: vscode.Disposable[] = [];
  after(() => disposables.forEach((one) => one.dispose()));

  for (const [name, opened] of Object.entries(strangers)) {
    it(`is not made in ${name}`, async () => {
      const document = await opened();
      if (vscode.window.activeNotebookEditor === undefined) await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, 'typescript'));
      await vscode.commands.executeCommand('archnotes.lintWorkspace');
      assert.deepEqual(findingsIn(document.uri), []);
      assert.deepEqual(shown(repository.folder), before);
      await closeWithoutSaving();
    });
  }

  function provided(scheme: string): Promise<vscode.TextDocument> {
    disposables.push(vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: () => eagerClient }));
    return Promise.resolve(vscode.workspace.openTextDocument(repository.uri(client).with({ scheme })));
  }

  async function bringTo(state: (typeof states)[number]): Promise<void> {
    if (state === 'closed') return;
    const editor = await openInTab(repository.uri(client));
    if (state === 'edited and not saved') await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// 주문\n'));
  }

  /** Waits until just these files have findings. */
  async function untilPaths(files: readonly string[]): Promise<void> {
    const wanted = [...files].sort();
    const paths = (): readonly string[] => [...new Set(shown(repository.folder).map((line) => line.slice(0, line.indexOf(':'))))].filter((file) => /\.ts$/.test(file) && !isNote(file)).sort();
    const isNote = (file: string): boolean => findingsIn(repository.uri(file)).every(({ code }) => String(typeof code === 'object' ? code.value : code).startsWith('internal/'));
    await until({
      event: vscode.languages.onDidChangeDiagnostics,
      look: () => (isDeepStrictEqual(paths(), wanted) ? true : undefined),
      what: () => `findings in just ${wanted.join(', ')}, not in ${paths().join(', ')}`,
    });
  }
});

/** A file as the last commit has it, in the Git extension's own view. */
async function pastOf(repository: Repository, file: string): Promise<vscode.Uri> {
  const extension: vscode.Extension<GitExports> | undefined = vscode.extensions.getExtension('vscode.git');
  if (extension === undefined) throw new Error('VS Code comes with the Git extension');
  const git = (await extension.activate()).getAPI(1);
  await git.openRepository(vscode.Uri.file(repository.folder));
  return git.toGitUri(repository.uri(file), 'HEAD');
}

interface GitExports {
  getAPI(version: 1): { openRepository(root: vscode.Uri): Promise<unknown>; toGitUri(uri: vscode.Uri, ref: string): vscode.Uri };
}

async function applied(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  change(edit);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

async function closeWithoutSaving(): Promise<void> {
  while (vscode.window.activeTextEditor !== undefined) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** A file system of one text, whatever is asked for. */
class OneFile implements vscode.FileSystemProvider {
  readonly #bytes: Uint8Array;
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(text: string) {
    this.#bytes = Buffer.from(text);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.#bytes.length };
  }

  readFile(): Uint8Array {
    return this.#bytes;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}
