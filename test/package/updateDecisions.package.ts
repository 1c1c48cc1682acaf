import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aged, writeAgedScaffolds } from '../harness/agedScaffold.ts';
import { buildExtension } from '../harness/build.ts';
import { closeAll } from '../harness/closing.ts';
import { openFile, quickPickRow, runCommand, runCommandThatAsks, waitForWorkbench } from '../harness/drive.ts';
import { commandTitle } from '../harness/look.ts';
import { startServer } from '../harness/vscodeServer.ts';
import { openWorkbench } from '../harness/workbench.ts';
import { copyWorkspace } from '../harness/workspace.ts';

const all = ['Merge both', 'Keep yours', "Take the pattern's"];

describe('an update in VS Code, file by file', function () {
  this.timeout(300_000);
  let extension = '';
  before(async () => {
    extension = await buildExtension();
  });
  afterEach(closeAll);

  /** A workspace with a scaffold that is behind its pattern, and the update's question whether to write. */
  async function updating(): Promise<{ readonly page: Page; readonly text: (file: string) => string }> {
    const { folder } = await copyWorkspace('orders');
    writeAgedScaffolds(folder);
    const server = await startServer({ settings: {}, trusted: true, testing: false, extensions: [extension] });
    const { page } = await openWorkbench(server, { folder });
    page.setDefaultTimeout(60_000);
    await waitForWorkbench(page);
    await openFile(page, 'src/api/orders.ts');
    await runCommandThatAsks(page, commandTitle('archnotes.updateScaffold', 'en'), quickPickRow(page, aged));
    await quickPickRow(page, aged).click();
    await quickPickRow(page, 'Write nothing').waitFor();
    return { page, text: (file) => readFileSync(join(folder, aged, file), 'utf8') };
  }

  it('keeps and takes what was chosen; the view of scaffolds leads to the conflict that is left', async () => {
    const { page, text } = await updating();
    const mine = text('src/main.ts');
    await choose(page, 'src/main.ts', 'Keep yours', all);
    await choose(page, 'tsconfig.json', "Take the pattern's", all.slice(1));
    await write(page, '1 new · 1 updated · 1 with conflicts · 1 replaced · 1 kept · 23 the same');
    assert.equal(text('src/main.ts'), mine);
    assert.match(text('tsconfig.json'), /"compilerOptions"/);
    assert.match(text('README.md'), /^<<<<<<< yours\n# Order facade of the payments team\n=======\n# order-facade\n>>>>>>> strangler-facade /);
    await runCommand(page, 'Notifications: Clear All Notifications');
    await page.locator('.activitybar .action-item a[aria-label^="Archnotes"]').click();
    const scaffold = page.locator('.pane-body .monaco-list-row', { hasText: 'strangler-facade' }).filter({ hasText: aged });
    await scaffold.filter({ hasText: 'conflicts: 1' }).hover();
    await scaffold.locator('.action-label[aria-label^="Resolve Conflicts"]').click();
    await page.locator('.merge-editor a', { hasText: 'Accept Yours' }).first().click();
    await page.locator('.merge-editor', { hasText: '0 Conflicts Remaining' }).waitFor();
    await page.keyboard.press('Control+S');
    await scaffold.filter({ hasText: 'conflicts' }).waitFor({ state: 'detached' });
    assert.match(text('README.md'), /^# Order facade of the payments team\n\nA proxy/);
  });

  it('takes the pattern\'s text where both have changed a file, and merges where nothing is said', async () => {
    const { page, text } = await updating();
    const foreign = text('tsconfig.json');
    await choose(page, 'README.md', "Take the pattern's", all);
    await choose(page, 'src/main.ts', "Take the pattern's", all);
    await choose(page, 'src/main.ts', 'Merge both', all);
    await write(page, '1 new · 1 updated · 1 merged · 1 replaced · 1 kept · 23 the same');
    assert.match(text('README.md'), /^# order-facade\n/);
    assert.doesNotMatch(text('src/main.ts'), /Starts the facade/);
    assert.match(text('src/main.ts'), /Ask Mina before you raise the share/);
    assert.equal(text('tsconfig.json'), foreign);
  });
});

/** Decides about one file. @param offered the choices in their order */
async function choose(page: Page, file: string, choice: string, offered: readonly string[]): Promise<void> {
  await quickPickRow(page, file).click();
  await page.locator('.quick-input-widget .quick-input-title', { hasText: file }).waitFor();
  await quickPickRow(page, choice).waitFor();
  assert.deepEqual(await page.locator('.quick-input-list [role="option"]').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label'))), offered);
  await quickPickRow(page, choice).click();
  await quickPickRow(page, 'Write nothing').waitFor();
}

/** Writes, and waits for the message that says how many files were written. */
async function write(page: Page, counts: string): Promise<void> {
  assert.equal(await quickPickRow(page, 'Write').getAttribute('aria-label'), `check  Write, ${counts}`);
  await quickPickRow(page, 'Write').click();
  await page.locator('.notifications-toasts .notification-list-item', { hasText: aged }).waitFor();
}
