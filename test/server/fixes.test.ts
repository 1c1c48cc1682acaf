import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { CodeAction, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixAllRequest, fixAllResult } from '../../src/protocol/server.ts';
import type { FixAllResult } from '../../src/protocol/server.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { Editor, settings, uriOf } from './editor.ts';
import { lazyRedis, ordersProject } from './ordersProject.ts';

const eagerRedis = ordersProject['src/redis.ts'];
const twoClients = `import Redis from 'ioredis';

export const redis = new Redis({ commandTimeout: 900 }).on('error', console.error);
export const cache = new Redis({ host: 'cache', commandTimeout: 900 }).on('error', console.error);
`;
/** Made lazy, it would reject its first command: one fix brings the next finding. */
const chained = `import Redis from 'ioredis';

/* the orders’ */ // cache
export const redis = new Redis({ enableOfflineQueue: false });
`;

describe('the fixes of the language server', function () {
  this.timeout(60_000);
  let root: string;
  let redis: string;
  let editor: Editor;
  beforeEach(async () => {
    root = temporaryFolder(ordersProject);
    redis = path.join(root, 'src/redis.ts');
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
  });
  afterEach(async () => {
    await editor.quit();
    removeFolder(root);
  });

  it('offers to fix the finding under the cursor', async () => {
    editor.open(redis, eagerRedis);
    const [action, ...others] = await actions(editor, redis, { line: 2 });
    assert.deepEqual(others.map(({ title, isPreferred }) => [title, isPreferred]), [['Suppress redis-eager-connect for this line', undefined]]);
    assert.deepEqual([action?.kind, action?.isPreferred, action?.diagnostics?.length], ['quickfix', true, 1]);
    assert.match(action?.title ?? '', /lazyConnect: true/);
    assert.deepEqual(versions(action), [{ uri: uriOf(redis), version: 1 }]);
    assert.equal(applied(eagerRedis, editsOf(action)), lazyRedis);
    assert.deepEqual(await actions(editor, redis, { line: 0 }), []);
  });

  it('offers the fix of what was typed just now', async () => {
    editor.open(redis, eagerRedis);
    editor.edit(redis, { line: 0, from: 0, to: 0, text: '// the orders’ cache\n' });
    const [action] = await actions(editor, redis, { line: 3 });
    assert.equal(applied(`// the orders’ cache\n${eagerRedis}`, editsOf(action)), `// the orders’ cache\n${lazyRedis}`);
    assert.deepEqual(versions(action), [{ uri: uriOf(redis), version: 2 }]);
  });

  it('fixes a whole file on request, every finding at once', async () => {
    editor.open(redis, twoClients);
    assert.deepEqual(await actions(editor, redis, { line: 0 }), [], 'not among the quick fixes');
    const [action, ...others] = await actions(editor, redis, { line: 0, only: ['source.fixAll'] });
    assert.deepEqual([action?.kind, others.length], ['source.fixAll.archnotes', 0]);
    const fixed = applied(twoClients, editsOf(action));
    assert.equal(fixed.match(/lazyConnect: true/g)?.length, 2);
    editor.edit(redis, { line: 0, from: 0, to: 0, text: '' });
    assert.deepEqual(await actions(editor, redis, { line: 0, only: ['source.organizeImports'] }), []);
  });

  it('fixes the workspace: closed files as they are on disk, open ones in their version', async () => {
    writeFiles(root, { 'src/cancelOrder.ts': "import { redis } from './second';\nexport const handler = async (event: SQSEvent) => redis.get('x');\n" });
    writeFiles(root, { 'src/second.ts': twoClients });
    await editor.request('archnotes/lintWorkspace', {});
    editor.open(redis, eagerRedis);
    const result = await fixAll(editor, {});
    assert.equal(result.fixed, 3);
    assert.deepEqual(result.documents.map(({ uri, version, edits }) => [path.basename(uri), version, edits.length]), [['redis.ts', 1, 1], ['second.ts', null, 2]]);
    assert.equal(applied(eagerRedis, result.documents[0]?.edits ?? []), lazyRedis);
    const one = await fixAll(editor, { uri: uriOf(redis) });
    assert.deepEqual([one.fixed, one.documents.length], [1, 1]);
  });

  it('refuses to fix a file that is not what it was, though nobody said so', async () => {
    fs.writeFileSync(redis, `// moved\n${eagerRedis}`);
    assert.deepEqual(await fixAll(editor, {}), { documents: [], fixed: 0 });
    fs.rmSync(redis);
    assert.deepEqual(await fixAll(editor, {}), { documents: [], fixed: 0 });
  });

  it('judges again until nothing fixable is left, and then has nothing more to do', async () => {
    editor.open(redis, chained);
    await editor.until(() => editor.rules(redis).includes('redis-eager-connect'));
    const [action] = await actions(editor, redis, { line: 0, only: ['source.fixAll'] });
    const fixed = applied(chained, editsOf(action));
    const cured = chained.replace('enableOfflineQueue: false }', 'enableOfflineQueue: true, lazyConnect: true, commandTimeout: 1000 }').replace(/(?<=\}\);)\n/, "\nredis.on('error', (error) => console.error('redis', error));\n");
    assert.equal(fixed, cured);
    assert.equal((await fixAll(editor, {})).fixed, 4, 'one finding came with the fix of another');
    const published = editor.published.length;
    const line = chained.split('\n')[3] ?? '';
    editor.edit(redis, { line: 3, from: 0, to: line.length, text: cured.split('\n').slice(3).join('\n').trimEnd() });
    assert.deepEqual(await actions(editor, redis, { line: 0, only: ['source.fixAll'] }), []);
    assert.deepEqual(editor.published.slice(published).map(({ diagnostics }) => diagnostics.length), [0], 'nothing of what was tried is shown');
  });

  it('fixes what is about to be saved, where findings come on save only', async () => {
    editor.configure({ ...settings, lint: { enable: true, run: 'onSave' } });
    editor.open(redis, lazyRedis);
    const lazy = lazyRedis.split('\n')[2]?.indexOf(', lazyConnect: true') ?? 0;
    editor.edit(redis, { line: 2, from: lazy, to: lazy + ', lazyConnect: true'.length, text: '' });
    const [action] = await actions(editor, redis, { line: 0, only: ['source.fixAll.archnotes'] });
    assert.deepEqual(versions(action), [{ uri: uriOf(redis), version: 2 }]);
  });

  it('leaves the inner of two folders to itself', async () => {
    await editor.quit();
    writeFiles(root, Object.fromEntries(Object.entries(ordersProject).map(([file, text]) => [`inner/${file}`, text])));
    editor = await Editor.start({ folders: [root, path.join(root, 'inner')] });
    await editor.ready();
    const { documents, fixed } = await fixAll(editor, {});
    assert.equal(fixed, 2);
    assert.deepEqual(documents.map(({ uri }) => uri).sort(), [uriOf(path.join(root, 'inner/src/redis.ts')), uriOf(redis)]);
  });

  it('refuses a request of another shape', async () => {
    await assert.rejects(editor.request(fixAllRequest, { uri: 7 }), /archnotes\/fixAll/);
  });
});

interface Where {
  readonly line: number;
  readonly only?: readonly string[];
}

async function actions(editor: Editor, file: string, { line, only }: Where): Promise<readonly CodeAction[]> {
  const position = { line, character: 25 };
  const context = { diagnostics: editor.shown(file), ...(only === undefined ? {} : { only }) };
  return editor.request('textDocument/codeAction', { textDocument: { uri: uriOf(file) }, range: { start: position, end: position }, context });
}

async function fixAll(editor: Editor, params: object): Promise<FixAllResult> {
  return fixAllResult.parse(await editor.request(fixAllRequest, params));
}

function changesOf(action: CodeAction | undefined) {
  return (action?.edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? [change] : []));
}

function versions(action: CodeAction | undefined): readonly object[] {
  return changesOf(action).map(({ textDocument }) => textDocument);
}

function editsOf(action: CodeAction | undefined): TextEdit[] {
  return changesOf(action).flatMap(({ edits }) => edits.flatMap((edit) => ('newText' in edit ? [edit] : [])));
}

function applied(text: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}
