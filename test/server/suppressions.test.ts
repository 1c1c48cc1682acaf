import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { CodeAction, SnippetTextEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { Editor, settings, uriOf } from './editor.ts';
import { ordersProject } from './ordersProject.ts';

const eagerRedis = ordersProject['src/redis.ts'];

describe('comments that suppress, in the language server', function () {
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

  it('offers the comment, asks for the reason, and is silent when it has one', async () => {
    editor.open(redis, eagerRedis);
    const suppress = (await actions(editor, redis, 2)).find(({ title }) => title === 'Suppress redis-eager-connect for this line');
    assert.deepEqual([suppress?.kind, suppress?.diagnostics?.map(({ code }) => code)], ['quickfix', ['redis-eager-connect']]);
    const [edit] = editsOf(suppress);
    assert(edit !== undefined && 'newText' in edit);
    editor.edit(redis, { line: 2, from: 0, to: 0, text: edit.newText });
    await editor.until(() => editor.rules(redis).includes('internal/invalid-suppression'));
    assert.deepEqual(editor.rules(redis), ['internal/invalid-suppression', 'redis-eager-connect']);
    editor.edit(redis, { line: 2, from: edit.newText.length - 1, to: edit.newText.length - 1, text: 'Measured.' });
    await editor.until(() => editor.rules(redis).length === 0);
    await editor.until(() => editor.statuses.at(-1)?.suppressed === 1);
    assert.deepEqual(await actions(editor, redis, 3), []);
  });

  it('gives a snippet to an editor that can, with the place of the reason', async () => {
    await editor.quit();
    editor = await Editor.start({ folders: [root], snippets: true });
    await editor.ready();
    editor.open(redis, eagerRedis);
    const suppress = (await actions(editor, redis, 2)).find(({ title }) => title.startsWith('Suppress'));
    assert.deepEqual(editsOf(suppress), [{ range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, snippet: { kind: 'snippet', value: '// archnotes-disable-next-line redis-eager-connect -- $0\n' } }]);
  });

  it('offers to remove a comment that suppresses nothing', async () => {
    const text = `// archnotes-disable-next-line snapstart-invalid -- Old.\n${eagerRedis}`;
    editor.open(redis, text);
    await editor.until(() => editor.rules(redis).includes('internal/unused-suppression'));
    const [remove, ...others] = await actions(editor, redis, 0);
    assert.deepEqual([remove?.title, remove?.isPreferred, others.length], ['Remove the suppression of `snapstart-invalid`', true, 0]);
    const edits = editsOf(remove).flatMap((edit) => ('newText' in edit ? [edit] : []));
    assert.equal(TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits), eagerRedis);
  });

  it('offers nothing where no comment can stand, and speaks Korean', async () => {
    editor.configure({ ...settings, language: 'ko' });
    const text = "import Redis from 'ioredis';\nexport const url = `\n${'a'}`, redis = new Redis({ commandTimeout: 900 });\n";
    editor.open(redis, text);
    await editor.until(() => editor.rules(redis).includes('redis-eager-connect'));
    const offered = await actions(editor, redis, 2);
    assert.match(offered[0]?.title ?? '', /lazyConnect/);
    assert.deepEqual(offered.filter(({ title }) => title.includes('무시')), []);
    editor.edit(redis, { line: 2, from: 0, to: 0, text: '`, more = 1,\n' });
    await editor.until(() => editor.shown(redis).some(({ range }) => range.start.line === 3));
    editor.edit(redis, { line: 3, from: 0, to: "${'a'}`, ".length, text: '' });
    assert.deepEqual((await actions(editor, redis, 3)).filter(({ title }) => title.includes('무시')).map(({ title }) => title), ['이 줄에서 redis-eager-connect 무시', '이 줄에서 redis-missing-error-listener 무시']);
  });

  it('follows comments that change on disk', async () => {
    assert.deepEqual(editor.rules(redis), ['redis-eager-connect']);
    fs.writeFileSync(redis, `// archnotes-disable-file redis-eager-connect -- Measured.\n${eagerRedis}`);
    editor.watched(redis);
    await editor.until(() => editor.rules(redis).length === 0);
    fs.writeFileSync(redis, eagerRedis);
    editor.watched(redis);
    await editor.until(() => editor.rules(redis).length === 1);
  });

  it('does not call a comment useless in a file of which nobody knows where it belongs', async () => {
    const loose = temporaryFolder({});
    const file = path.join(loose, 'redis.ts');
    writeFiles(loose, { 'redis.ts': eagerRedis });
    editor.open(file, `// archnotes-disable-file redis-eager-connect -- Measured.\n${eagerRedis}`);
    await editor.request('textDocument/hover', { textDocument: { uri: uriOf(file) }, position: { line: 0, character: 0 } });
    assert.deepEqual(editor.rules(file), []);
    removeFolder(loose);
  });
});

async function actions(editor: Editor, file: string, line: number): Promise<readonly CodeAction[]> {
  const range = { start: { line, character: 0 }, end: { line, character: 200 } };
  return editor.request('textDocument/codeAction', { textDocument: { uri: uriOf(file) }, range, context: { diagnostics: editor.shown(file) } });
}

function editsOf(action: CodeAction | undefined): readonly (TextEdit | SnippetTextEdit)[] {
  return (action?.edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []));
}
