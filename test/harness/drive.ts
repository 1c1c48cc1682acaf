// Drives the workbench as a person does: with the keyboard, and by what stands on the screen.
import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../src/build/root.ts';

const patience = 60_000;

/** Waits until the workbench takes keys. */
export async function waitForWorkbench(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: patience });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: patience });
}

/** Opens a file of the workspace by its path relative to it, in an editor. */
export async function openFile(page: Page, file: string): Promise<void> {
  const name = path.posix.basename(file);
  await pick(page, 'Control+P', file, page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first());
  // By the file itself: a diagram panel beside it has a tab with the same name on it.
  await page.locator(`.tab[data-resource-name="${name}"]`).first().waitFor({ timeout: patience });
}

/** Runs the command with this title from the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, 'F1', `>${title}`, page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first());
}

/**
 * Runs the command with this title until what it asks stands on the screen. In its first minute VS Code may restart its
 * extension hosts, because it turns its own chat extension off, and forgets the commands that were on their way.
 * @throws Error when nothing is asked within two minutes.
 */
export async function runCommandThatAsks(page: Page, title: string, asked: Locator): Promise<void> {
  for (const limit = Date.now() + 2 * patience; ;) {
    await runCommand(page, title);
    try {
      await asked.waitFor({ timeout: patience / 3 });
      return;
    } catch (error) {
      if (Date.now() > limit) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/**
 * The row of the open quick pick with exactly this label. It is found by what a screen reader says of it: VS Code uses the
 * elements of rows again, and leaves hidden in them what stood there before.
 */
export function quickPickRow(page: Page, label: string): Locator {
  const escaped = label.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  // An icon comes first, a description after a comma.
  return page.locator('.quick-input-list').getByRole('option', { name: new RegExp(`^(?:[a-z-]+\\s+)?${escaped}(?:,|$)`) });
}

// A list that was opened before VS Code knew the extension, or the files, does not grow: it is opened again. So is one whose key
// VS Code lost because it was moving the focus.
async function pick(page: Page, key: string, text: string, row: Locator): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  for (const limit = Date.now() + patience; ;) {
    await page.keyboard.press(key);
    try {
      await input.fill(text, { timeout: 5000 });
      await row.click({ timeout: 5000 });
      return;
    } catch (error) {
      if (Date.now() > limit) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Puts the cursor of the active editor on a line and a column, both from 1. */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ timeout: patience });
  await input.fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: patience });
}

/** Types into what has the focus. */
export async function typeText(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 20 });
}

/** Shows the Problems view and waits until a row in it has this text. */
export async function waitForProblem(page: Page, text: string): Promise<void> {
  if (!(await page.locator('.markers-panel').isVisible())) await page.keyboard.press('Control+Shift+M');
  await problem(page, text).waitFor({ timeout: patience });
}

/** Waits until no row of the Problems view has this text. */
export async function waitForNoProblem(page: Page, text: string): Promise<void> {
  await problem(page, text).waitFor({ state: 'detached', timeout: patience });
}

function problem(page: Page, text: string): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
}

/** Opens the list of quick fixes at the cursor and waits until one has this title. */
export async function showQuickFixes(page: Page, title: string): Promise<Locator> {
  await page.locator('.editor-group-container .monaco-editor').first().click({ trial: true });
  await page.keyboard.press('Control+.');
  const row = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  await row.waitFor({ timeout: patience });
  return row;
}

/** Saves what the page shows as `out/screenshots/<name>.png` and gives its path. */
export async function saveScreenshot(page: Page, name: string): Promise<string> {
  const file = path.join(root, 'out', 'screenshots', `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  return file;
}
