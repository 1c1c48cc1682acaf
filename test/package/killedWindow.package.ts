import assert from 'node:assert/strict';
import { setImmediate as immediately } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { buildExtension } from '../harness/build.ts';
import { closeAll } from '../harness/closing.ts';
import { openFile, runCommandThatAsks, waitForWorkbench } from '../harness/drive.ts';
import { commandTitle } from '../harness/look.ts';
import { startServer } from '../harness/vscodeServer.ts';
import type { ServerOptions, VscodeServer } from '../harness/vscodeServer.ts';
import { openWorkbench } from '../harness/workbench.ts';
import { copyWorkspace } from '../harness/workspace.ts';
import { treeOf } from '../patterns/sandbox.ts';

const options: Omit<ServerOptions, 'extensions'> = { settings: {}, trusted: true, testing: false };

describe('VS Code, killed while it writes a pattern', function () {
  this.timeout(300_000);
  let extension = '';
  before(async () => {
    extension = await buildExtension();
  });
  afterEach(closeAll);

  /** Scaffolds the first pattern with what it offers; kills VS Code as soon as this is true of the folder. Gives the folder as it was. */
  async function killWhen(folder: string, isTime: (added: readonly string[]) => boolean): Promise<{ readonly before: readonly string[]; readonly killed: VscodeServer }> {
    const server = await startServer({ ...options, extensions: [extension] });
    const { page, close } = await openWorkbench(server, { folder });
    await waitForWorkbench(page);
    const before = treeOf(folder);
    await runCommandThatAsks(page, commandTitle('archnotes.scaffoldPattern', 'en'), page.locator('.quick-input-widget .quick-input-title', { hasText: '(1/' }));
    let done = false;
    const accepting = (async (): Promise<void> => {
      while (!done) await acceptNext(page);
    })();
    while (!isTime(treeOf(folder).filter((line) => !before.includes(line)))) await immediately();
    await server.kill();
    done = true;
    await accepting;
    await close();
    return { before, killed: server };
  }

  /** Starts VS Code again, and waits for what it says. */
  async function startAgain(folder: string, killed: VscodeServer): Promise<Page> {
    const { page } = await openWorkbench(await startServer({ ...options, after: killed }), { folder });
    await waitForWorkbench(page);
    await openFile(page, 'src/shared/prices.ts');
    return page;
  }

  it('says on the next start what was written, and takes it back', async () => {
    const { folder } = await copyWorkspace('orders');
    const { before, killed } = await killWhen(folder, (added) => added.some((line) => !isFolder(line)));
    const half = treeOf(folder);
    const page = await startAgain(folder, killed);
    const note = page.locator('.notifications-toasts .notification-list-item', { hasText: 'was cut off' });
    await note.waitFor();
    const written = half.filter((line) => !before.includes(line) && !isFolder(line)).length;
    const [, told, count] = /: (\d+) of (\d+) files are written/.exec((await note.textContent()) ?? '') ?? [];
    assert.equal(Number(told), written);
    assert.ok(written < Number(count), 'it was killed after it had written everything');
    await note.getByText('Take Back').click();
    await until(page, () => treeOf(folder).length === before.length);
    assert.deepEqual(treeOf(folder), before);
  });

  it('takes away without a word the folders that were made before the first file', async () => {
    const { folder } = await copyWorkspace('orders');
    const { before, killed } = await killWhen(folder, (added) => added.length > 0);
    const page = await startAgain(folder, killed);
    const note = page.locator('.notifications-toasts .notification-list-item', { hasText: 'was cut off' });
    if (treeOf(folder).some((line) => !before.includes(line) && !isFolder(line))) await note.getByText('Take Back').click();
    await until(page, () => treeOf(folder).length === before.length);
    assert.deepEqual(treeOf(folder), before);
  });
});

function isFolder(line: string): boolean {
  return line.endsWith('/');
}

async function acceptNext(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await page.waitForTimeout(100);
}

async function until(page: Page, isSo: () => boolean): Promise<void> {
  for (const limit = Date.now() + 30_000; !isSo() && Date.now() < limit; ) await page.waitForTimeout(100);
}
