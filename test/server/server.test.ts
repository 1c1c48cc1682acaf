import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { FileChangeType } from 'vscode-languageserver';
import { gitMovedNotification, lintWorkspaceRequest } from '../../src/protocol/server.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { Editor, settings, uriOf } from './editor.ts';
import { lazyRedis, ordersProject } from './ordersProject.ts';

const eagerRedis = ordersProject['src/redis.ts'];
const rule = 'redis-eager-connect';

describe('the language server', function () {
  this.timeout(60_000);
  let root: string;
  let redis: string;
  let outside: string;
  let editor: Editor;
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
    outside = temporaryFolder({});
    redis = path.join(root, 'src/redis.ts');
  });
  afterEach(async () => {
    await editor.quit();
    for (const folder of [root, outside]) removeFolder(folder);
  });

  it('tells of closed files, with the places that explain a finding', async () => {
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
    const [diagnostic, ...others] = editor.shown(redis);
    assert.deepEqual(others, []);
    assert.deepEqual([diagnostic?.code, diagnostic?.source, diagnostic?.severity, diagnostic?.codeDescription], [rule, 'archnotes', 2, undefined]);
    assert.deepEqual(diagnostic?.range, { start: { line: 2, character: 21 }, end: { line: 2, character: 85 } });
    assert.deepEqual(diagnostic?.relatedInformation?.map(({ location }) => location.uri), [uriOf(path.join(root, 'template.yaml')), uriOf(path.join(root, 'src/placeOrder.ts'))]);
    assert.deepEqual(editor.statuses.at(-1), { state: 'ready', files: 4, handlers: 1, findings: 1, skipped: 0, suppressed: 0, partial: false });
    assert.ok(editor.statuses.some(({ state }) => state === 'reading'));
  });

  it('judges what is typed, unsaved, and only ever tells of the current text', async () => {
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
    editor.open(redis, eagerRedis);
    editor.edit(redis, { line: 2, from: 63, to: 63, text: ', lazyConnect: true ' });
    await editor.until(() => editor.rules(redis).length === 0);
    editor.edit(redis, { line: 0, from: 0, to: 0, text: '// 주문 🛒\n' });
    const last = editor.edit(redis, { line: 3, from: 63, to: 82, text: '' });
    await editor.until(() => editor.rules(redis).includes(rule));
    assert.equal(editor.published.at(-1)?.version, last);
    assert.equal(editor.shown(redis)[0]?.range.start.line, 3);
    editor.close(redis);
    await editor.until(() => editor.shown(redis)[0]?.range.start.line === 2);
  });

  it('follows the other files while one types in one', async () => {
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
    const handler = path.join(root, 'src/placeOrder.ts');
    editor.open(handler, ordersProject['src/placeOrder.ts']);
    editor.edit(handler, { line: 0, from: 0, to: 32, text: 'const redis = { set: async (id: string, state: string) => id + state };' });
    await editor.until(() => editor.rules(redis).length === 0);
    editor.close(handler);
    await editor.until(() => editor.rules(redis).length === 1);
  });

  it('looks at a document only when it is saved, where the user wants that', async () => {
    editor = await Editor.start({ folders: [root], settings: { ...settings, lint: { enable: true, run: 'onSave' } } });
    await editor.ready();
    editor.open(redis, eagerRedis);
    editor.edit(redis, { line: 2, from: 63, to: 63, text: ', lazyConnect: true ' });
    await editor.request(lintWorkspaceRequest, {});
    assert.deepEqual(editor.rules(redis), [rule]);
    editor.save(redis);
    await editor.until(() => editor.rules(redis).length === 0);
  });

  it('follows files that change on disk', async () => {
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
    await editor.until(() => editor.registered.includes('workspace/didChangeWatchedFiles'));
    writeFiles(root, { 'src/redis.ts': lazyRedis });
    editor.watched(redis);
    await editor.until(() => editor.rules(redis).length === 0);
    fs.renameSync(path.join(root, 'src'), path.join(root, 'lib'));
    writeFiles(root, { 'lib/redis.ts': eagerRedis });
    editor.watched(path.join(root, 'src'), path.join(root, 'lib'));
    await editor.until(() => editor.rules(path.join(root, 'lib/redis.ts')).length === 1);
  });

  for (const [whose, isInWorkspace] of [['that is no part of the workspace', false], ['that is another folder of the workspace', true]] as const) {
    it(`follows an archnotes.json in a folder above ${whose}, when it is saved`, async () => {
      const shop = path.join(root, 'shop');
      const above = path.join(root, 'archnotes.json');
      writeFiles(root, { '.git/HEAD': '', 'archnotes.json': '{}\n' });
      writeFiles(shop, ordersProject);
      redis = path.join(shop, 'src/redis.ts');
      editor = await Editor.start({ folders: isInWorkspace ? [root, shop] : [shop] });
      await editor.ready();
      assert.deepEqual(editor.rules(redis), [rule]);
      editor.open(above, '{}\n', 'json');
      writeFiles(root, { 'archnotes.json': `{ "rules": { "${rule}": "off" } }\n` });
      editor.save(above);
      await editor.until(() => editor.rules(redis).length === 0);
      writeFiles(root, { 'archnotes.json': '{}\n' });
      editor.save(above);
      await editor.until(() => editor.rules(redis).length === 1);
    });
  }

  /** The watcher tells of something else again and again meanwhile: until then it is not quiet, however long that takes. */
  async function inUnrest(work: () => Promise<void>): Promise<void> {
    const timer = setInterval(() => editor.watched(path.join(root, 'unrest.ts')), 200);
    try {
      await work();
    } finally {
      clearInterval(timer);
    }
  }

  /**
   * Starts a server in which something changes when it has read the project, and before it may look for what changed while it
   * started: it waits at a file that comes behind all others, however fast or slow the machine is. Resolves when it tells of what it read.
   */
  async function startedBefore(change: () => void, folders: readonly string[] = [root]): Promise<void> {
    writeFiles(root, { 'z.gated.ts': '' });
    editor = await Editor.start({ folders, progress: true, gate: path.join(outside, 'gate') });
    const read = `${String(Object.keys(ordersProject).length)} of `;
    await editor.until(() => editor.progress.some((one) => one.kind !== 'end' && one.message?.startsWith(read) === true));
    change();
    const isTold = editor.until(() => editor.rules(redis).length === 1);
    writeFiles(outside, { gate: '' });
    await isTold;
  }

  /** Starts a server. Resolves when it has looked for what changed while it started, and will not again by itself. */
  async function startedLongAgo(folders: readonly string[] = [root]): Promise<void> {
    await startedBefore(() => writeFiles(root, { 'src/redis.ts': lazyRedis }), folders);
    await editor.until(() => editor.rules(redis).length === 0);
    writeFiles(root, { 'src/redis.ts': eagerRedis });
    editor.watched(redis);
    await editor.until(() => editor.rules(redis).length === 1);
  }

  it('notices what changed before anybody could tell of it', async () => {
    await startedBefore(() => fs.rmSync(redis));
    await editor.until(() => editor.rules(redis).length === 0);
  });

  it('looks a second time at new folders, of which a watcher may leave things out', async () => {
    await startedLongAgo();
    writeFiles(path.join(root, 'second'), ordersProject);
    const second = path.join(root, 'second/src/redis.ts');
    await inUnrest(async () => {
      editor.watched(path.join(root, 'second'));
      await editor.until(() => editor.rules(second).length === 1);
      fs.rmSync(second);
    });
    await editor.until(() => editor.rules(second).length === 0);
  });

  it('looks a second time through the folder after a storm, of which a watcher may leave things out', async () => {
    await startedLongAgo();
    const readings = (): number => editor.statuses.filter(({ state }, index, all) => state === 'reading' && all[index - 1]?.state !== 'reading').length;
    const before = readings();
    await inUnrest(async () => {
      editor.watched(...Array.from({ length: 2500 }, (_, index) => path.join(root, `generated/${index}.ts`)));
      await editor.until(() => readings() > before);
      await editor.ready();
      fs.rmSync(redis);
    });
    await editor.until(() => editor.rules(redis).length === 0);
  });

  // Elsewhere the editor watches all that is below a folder.
  if (process.platform === 'linux') it('follows what happens in folders that were new with others in them, of which nobody tells', async () => {
    await startedLongAgo();
    const inner = path.join(root, 'new/inner/deep');
    writeFiles(inner, ordersProject);
    const deep = path.join(inner, 'src/redis.ts');
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path.join(root, 'new')), type: FileChangeType.Created }] });
    await editor.until(() => editor.rules(deep).length === 1);
    // The first may still be seen by the second look at a new folder.
    for (const [text, count] of [[lazyRedis, 0], [eagerRedis, 1], [lazyRedis, 0]] as const) {
      writeFiles(inner, { 'src/redis.ts': text });
      await editor.until(() => editor.rules(deep).length === count);
    }
    writeFiles(inner, { 'later/redis.ts': eagerRedis, 'src/redis.ts': "export * from '../later/redis';\n" });
    await editor.until(() => editor.rules(path.join(inner, 'later/redis.ts')).length === 1);
    fs.renameSync(path.join(inner, 'later'), path.join(inner, 'moved'));
    await editor.until(() => editor.rules(path.join(inner, 'later/redis.ts')).length === 0);
    writeFiles(inner, { 'src/redis.ts': "export * from '../moved/redis';\n" });
    await editor.until(() => editor.rules(path.join(inner, 'moved/redis.ts')).length === 1);
    fs.rmSync(inner, { recursive: true });
    await editor.until(() => editor.rules(path.join(inner, 'moved/redis.ts')).length === 0);
  });

  if (process.platform === 'linux') it('gives the system back what it watched in a folder of the workspace that is gone', async () => {
    const other = temporaryFolder(ordersProject);
    await startedLongAgo([root, other]);
    const before = editor.watches;
    for (const folder of [root, other]) {
      writeFiles(path.join(folder, 'new/inner'), ordersProject);
      editor.watched(path.join(folder, 'new'));
      await editor.until(() => editor.rules(path.join(folder, 'new/inner/src/redis.ts')).length === 1);
    }
    assert.equal(editor.watches - before, 2 * ['new', 'inner', 'src'].length);
    editor.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: uriOf(other), name: 'other' }] } });
    await editor.until(() => editor.rules(path.join(other, 'src/redis.ts')).length === 0);
    // Asked behind that, so that the turn in which it was taken is over.
    await editor.request(lintWorkspaceRequest, {});
    assert.equal(editor.watches - before, ['new', 'inner', 'src'].length);
    removeFolder(other);
  });

  it('looks at what the editor has renamed, made and deleted itself, though no watcher tells of it', async () => {
    await startedLongAgo();
    const [before, after] = [path.join(root, 'src'), path.join(root, 'lib')];
    fs.renameSync(before, after);
    editor.notify('workspace/didRenameFiles', { files: [{ oldUri: uriOf(before), newUri: uriOf(after) }] });
    await editor.until(() => editor.rules(redis).length === 0 && editor.rules(path.join(after, 'redis.ts')).length === 1);
    fs.rmSync(after, { recursive: true });
    editor.notify('workspace/didDeleteFiles', { files: [{ uri: uriOf(after) }] });
    await editor.until(() => editor.rules(path.join(after, 'redis.ts')).length === 0);
    writeFiles(root, ordersProject);
    editor.notify('workspace/didCreateFiles', { files: [{ uri: uriOf(before) }] });
    await editor.until(() => editor.rules(redis).length === 1);
  });

  it('looks through the folder when git has written what is in place, though no file of it is named', async () => {
    await startedLongAgo();
    for (const file of ['.git/HEAD', '.git/index', 'below/.git/index']) {
      fs.rmSync(redis);
      editor.watched(path.join(root, file));
      await editor.until(() => editor.rules(redis).length === 0);
      writeFiles(root, { 'src/redis.ts': eagerRedis });
      editor.watched(path.join(root, file));
      await editor.until(() => editor.rules(redis).length === 1);
    }
  });

  it('looks through the folder when the editor says that a repository around or within it has moved, and not for another', async () => {
    await startedLongAgo();
    for (const repository of [root, path.dirname(root), path.join(root, 'below')]) {
      fs.rmSync(redis);
      editor.notify(gitMovedNotification, { uri: uriOf(repository) });
      await editor.until(() => editor.rules(redis).length === 0);
      writeFiles(root, { 'src/redis.ts': eagerRedis });
      editor.notify(gitMovedNotification, { uri: uriOf(repository) });
      await editor.until(() => editor.rules(redis).length === 1);
    }
    fs.rmSync(redis);
    editor.notify(gitMovedNotification, { uri: uriOf(`${root}-other`) });
    writeFiles(root, { 'src/other.ts': eagerRedis, 'src/placeOrder.ts': `${ordersProject['src/placeOrder.ts'] ?? ''}\nimport './other';\n` });
    editor.watched(path.join(root, 'src/other.ts'), path.join(root, 'src/placeOrder.ts'));
    await editor.until(() => editor.rules(path.join(root, 'src/other.ts')).length === 1);
    assert.deepEqual(editor.rules(redis), [rule]);
  });

  it('reads a storm of changes as one', async () => {
    await startedLongAgo();
    writeFiles(root, { 'src/redis.ts': lazyRedis });
    editor.watched(...Array.from({ length: 2500 }, (_, index) => path.join(root, `generated/${index}.ts`)));
    await editor.until(() => editor.rules(redis).length === 0);
    await editor.ready();
    const states = editor.statuses.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1]);
    assert.deepEqual(states, ['reading', 'ready', 'reading', 'ready']);
  });

  it('reads everything again when asked', async () => {
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
    assert.deepEqual(await editor.request(lintWorkspaceRequest, {}), { findings: 1, files: 4, handlers: 1, partial: false });
    writeFiles(root, { 'src/redis.ts': lazyRedis });
    assert.deepEqual(await editor.request(lintWorkspaceRequest, {}), { findings: 0, files: 4, handlers: 1, partial: false });
    assert.deepEqual(editor.rules(redis), []);
  });

  it('is silent when turned off, and speaks again when turned on', async () => {
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
    editor.configure({ ...settings, lint: { enable: false, run: 'onType' } });
    await editor.until(() => editor.rules(redis).length === 0);
    assert.deepEqual(await editor.request(lintWorkspaceRequest, {}), { findings: 0, files: 0, handlers: 0, partial: false });
    editor.configure(settings);
    await editor.until(() => editor.rules(redis).length === 1);
  });

  it('changes its language at once', async () => {
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
    assert.match(messageOf(editor, redis), /connects while Lambda/);
    editor.configure({ ...settings, language: 'ko' });
    await editor.until(() => /연결을 엽니다/.test(messageOf(editor, redis)));
  });

  it('judges each folder of the workspace for itself, as they come and go', async () => {
    const other = temporaryFolder(ordersProject);
    const otherRedis = path.join(other, 'src/redis.ts');
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
    assert.deepEqual(editor.rules(otherRedis), []);
    const folder = { uri: uriOf(other), name: 'other' };
    editor.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    await editor.until(() => editor.rules(otherRedis).length === 1);
    editor.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    await editor.until(() => editor.rules(otherRedis).length === 0);
    assert.deepEqual(editor.rules(redis), [rule]);
    removeFolder(other);
  });

  it('tells of a file once, though two folders of the workspace hold it', async () => {
    const inner = path.join(root, 'services/orders');
    writeFiles(inner, ordersProject);
    editor = await Editor.start({ folders: [root, inner] });
    await editor.ready();
    const shown = path.join(inner, 'src/redis.ts');
    assert.deepEqual([editor.rules(redis), editor.rules(shown)], [[rule], [rule]]);
    assert.equal(editor.statuses.at(-1)?.findings, 2);
    editor.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: uriOf(inner), name: 'orders' }] } });
    await editor.until(() => editor.published.filter(({ uri }) => uri === uriOf(shown)).some(({ diagnostics }) => diagnostics.length === 0));
    await editor.until(() => editor.rules(shown).length === 1);
  });

  it('judges open documents alone in a folder that is not on this disk', async () => {
    const remote = 'vscode-vfs://github/acme/orders%20api';
    editor = await Editor.start({ folders: [remote] });
    for (const [file, text] of Object.entries(ordersProject)) editor.open(`${remote}/${file}`, text);
    await editor.until(() => editor.rules(`${remote}/src/redis.ts`).length === 1);
    assert.equal(editor.shown(`${remote}/src/redis.ts`)[0]?.relatedInformation?.[0]?.location.uri, `${remote}/template.yaml`);
    editor.close(`${remote}/src/redis.ts`);
    await editor.until(() => editor.rules(`${remote}/src/redis.ts`).length === 0);
  });

  it('tells of a broken template, and leaves broken code to its own service', async () => {
    writeFiles(root, { 'template.yaml': `${ordersProject['template.yaml']}   Oops: [\n`, 'src/cancelOrder.ts': "import Redis from 'ioredis';\nexport const handler = (=> {\n" });
    editor = await Editor.start({ folders: [root] });
    await editor.ready();
    assert.deepEqual(editor.rules(path.join(root, 'template.yaml')), ['internal/syntax-error']);
    assert.deepEqual(editor.rules(path.join(root, 'src/cancelOrder.ts')), []);
  });
});

function messageOf(editor: Editor, file: string): string {
  const message = editor.shown(file)[0]?.message ?? '';
  return typeof message === 'string' ? message : message.value;
}
