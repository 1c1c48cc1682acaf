import assert from 'node:assert/strict';
import * as path from 'node:path';
import { lintWorkspaceRequest, lintWorkspaceResult, stopReadingNotification } from '../../src/protocol/server.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { Editor, settings, type EditorOptions } from './editor.ts';
import { ordersProject } from './ordersProject.ts';

const rule = 'redis-eager-connect';
/** Waits at a gate. Files are read by the order of their names: this one after the project, and before what lies in `zz`. */
const gatedFile = 'z.gated.ts';
const others = Object.keys(ordersProject).length;

describe('how far the server has come with reading the workspace', function () {
  this.timeout(60_000);
  let root: string;
  let outside: string;
  let gate: string;
  let editor: Editor;
  beforeEach(() => {
    root = temporaryFolder({ ...ordersProject, [gatedFile]: 'export const late = 1;\n' });
    outside = temporaryFolder({});
    gate = path.join(outside, 'gate');
  });
  afterEach(async () => {
    openGate();
    await editor.quit();
    for (const folder of [root, outside]) removeFolder(folder);
  });

  const openGate = (): void => writeFiles(outside, { gate: '' });
  const start = async (options: Partial<EditorOptions> = {}): Promise<void> => {
    editor = await Editor.start({ folders: [root], progress: true, gate, ...options });
  };
  const isTold = (message: string): boolean => editor.progress.some((one) => one.kind !== 'end' && one.message === message);

  it('is shown while it reads, and ends when it has read', async () => {
    await start();
    await editor.until(() => isTold(`${others} of ${others + 1} files read`));
    assert.deepEqual([editor.progress[0]?.kind, editor.progress.some(({ kind }) => kind === 'end')], ['begin', false]);
    const [begin] = editor.progress;
    assert.ok(begin?.kind === 'begin');
    assert.deepEqual([begin.title, begin.cancellable], ['Archnotes', true]);
    openGate();
    await editor.ready();
    await editor.until(() => editor.progress.at(-1)?.kind === 'end');
    assert.equal(editor.progressTokens.length, 1);
    assert.equal(editor.statuses.at(-1)?.partial, false);
  });

  it('is told in Korean, percent and all', async () => {
    await start({ settings: { ...settings, language: 'ko' } });
    await editor.until(() => isTold(`파일 ${others + 1}개 중 ${others}개를 읽었습니다`));
    const told = editor.progress.at(-1);
    assert.ok(told?.kind !== 'end');
    assert.equal(told?.percentage, Math.floor((100 * others) / (others + 1)));
  });

  it('counts the files of all folders', async () => {
    const second = temporaryFolder({ 'src/a.gated.ts': '', 'src/b.ts': '' });
    await start({ folders: [root, second] });
    await editor.until(() => isTold(`${others} of ${others + 3} files read`));
    openGate();
    await editor.ready();
    removeFolder(second);
  });

  it('is not shown to an editor that shows no progress', async () => {
    await start({ progress: false });
    await editor.until(() => editor.statuses.at(-1)?.state === 'reading');
    // What would be shown would be shown by now: another server, started later at the same gate, has shown it.
    const other = await Editor.start({ folders: [root], progress: true, gate });
    await other.until(() => other.progress.length > 0);
    openGate();
    await editor.ready();
    await other.quit();
    assert.deepEqual([editor.progressTokens, editor.progress], [[], []]);
  });

  it('is not shown where reading takes no time', async () => {
    openGate();
    await start();
    await editor.ready();
    const before = editor.progressTokens.length;
    for (let count = 0; count < 5; count += 1) {
      const began = performance.now();
      await editor.request(lintWorkspaceRequest, {});
      // On a machine that is that busy it does take time.
      if (performance.now() - began > 300) continue;
      assert.equal(editor.progressTokens.length, before);
    }
  });

  it('is shown when it reads again', async () => {
    openGate();
    await start();
    await editor.ready();
    removeFolder(gate);
    const linted = editor.request(lintWorkspaceRequest, {});
    await editor.until(() => isTold(`${others} of ${others + 1} files read`));
    openGate();
    assert.equal(lintWorkspaceResult.parse(await linted).partial, false);
    await editor.until(() => editor.progress.at(-1)?.kind === 'end');
  });

  for (const [how, cancel] of Object.entries({
    'in the item': () => editor.notify('window/workDoneProgress/cancel', { token: editor.progressTokens[0] }),
    'by our own client': () => editor.notify(stopReadingNotification, undefined),
  })) it(`can be cancelled ${how}: what was found stays, and the next time the rest is read`, async () => {
    writeFiles(root, Object.fromEntries(Object.entries(ordersProject).map(([file, text]) => [`zz/${file}`, text])));
    await start();
    await editor.until(() => isTold(`${others} of ${2 * others + 1} files read`));
    cancel();
    // When this is answered, the server has taken the message before it.
    await editor.request('archnotes/diagrams', { uri: 'file:///a.mmd', languageId: 'mermaid', text: '' });
    openGate();
    await editor.ready();
    await editor.until(() => editor.progress.at(-1)?.kind === 'end');
    assert.equal(editor.statuses.at(-1)?.partial, true);
    assert.equal(editor.statuses.at(-1)?.files, others + 1);
    assert.deepEqual(editor.rules(path.join(root, 'src/redis.ts')), [rule]);
    assert.deepEqual(editor.rules(path.join(root, 'zz/src/redis.ts')), []);
    const { partial, files } = lintWorkspaceResult.parse(await editor.request(lintWorkspaceRequest, {}));
    assert.deepEqual([partial, files], [false, 2 * others + 1]);
    assert.deepEqual(editor.rules(path.join(root, 'zz/src/redis.ts')), [rule]);
  });
});
