import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aged, writeAgedScaffolds } from '../harness/agedScaffold.ts';
import { buildExtension } from '../harness/build.ts';
import { closeAll } from '../harness/closing.ts';
import { openFile, runCommand, waitForWorkbench } from '../harness/drive.ts';
import { commandTitle } from '../harness/look.ts';
import { startServer } from '../harness/vscodeServer.ts';
import { openWorkbench } from '../harness/workbench.ts';
import { copyWorkspace } from '../harness/workspace.ts';

describe('an update in VS Code, file by file', function () {
  this.timeout(300_000);
  afterEach(closeAll);

  const row = (page: Page, text: string | RegExp) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

  async function choose(page: Page, file: string, choice: string): Promise<void> {
    await row(page, file).click();
    await page.locator('.quick-input-widget .quick-input-title', { hasText: file }).waitFor();
    // In the list before, choices stand below the names of files.
    await row(page, new RegExp(`^${choice}$`)).click();
    await row(page, 'Write nothing').waitFor();
  }

  it('takes what is chosen for each, and settles the conflict in the merge editor', async () => {
    const { folder } = await copyWorkspace('orders');
    writeAgedScaffolds(folder);
    const text = (file: string): string => readFileSync(join(folder, aged, file), 'utf8');
    const mine = text('src/main.ts');
    const server = await startServer({ settings: {}, trusted: true, testing: false, extensions: [await buildExtension()] });
    const { page } = await openWorkbench(server, { folder });
    await waitForWorkbench(page);
    await openFile(page, 'src/api/orders.ts');
    await runCommand(page, commandTitle('archnotes.updateScaffold', 'en'));
    await row(page, 'order-facade').click();
    await row(page, 'Write nothing').waitFor();
    await choose(page, 'src/main.ts', 'Keep yours');
    await choose(page, 'tsconfig.json', "Take the pattern's");
    assert.match((await row(page, 'Write').textContent()) ?? '', /1 new · 1 updated · 1 with conflicts · 1 replaced · 1 kept · 23 the same/);
    await row(page, 'Write').click();
    const told = page.locator('.notifications-toasts .notification-list-item', { hasText: 'conflicts to settle: 1' });
    await told.waitFor();
    assert.equal(text('src/main.ts'), mine);
    assert.match(text('tsconfig.json'), /"compilerOptions"/);
    assert.match(text('README.md'), /^<<<<<<< yours\n# Order facade of the payments team\n=======\n# order-facade\n>>>>>>> strangler-facade/);
    await told.getByText('Resolve in Merge Editor').click();
    await page.locator('.merge-editor a', { hasText: 'Accept Yours' }).first().click();
    await page.getByText('Complete Merge').first().click();
    await page.locator('.merge-editor').waitFor({ state: 'detached' });
    for (const limit = Date.now() + 30_000; /<<<<<<</.test(text('README.md')) && Date.now() < limit; ) await page.waitForTimeout(100);
    assert.match(text('README.md'), /^# Order facade of the payments team\n\nA proxy/);
  });
});
