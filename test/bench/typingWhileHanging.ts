// `npx tsx test/bench/typingWhileHanging.ts`: how soon VS Code shows a letter while the panel draws a text that is too much for
// Mermaid, beside a small one. Prints figures and judges nothing: times belong to the machine they were taken on.
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { buildExtension } from '../harness/build.ts';
import { closeAll } from '../harness/closing.ts';
import { openFile, runCommandThatAsks, waitForWorkbench } from '../harness/drive.ts';
import { commandTitle } from '../harness/look.ts';
import { startServer } from '../harness/vscodeServer.ts';
import { openWorkbench } from '../harness/workbench.ts';
import { copyWorkspace } from '../harness/workspace.ts';
import { hangingSources } from '../webview/hostile/hangingSources.ts';

/** Longer than the panel draws at a text before it gives up, with what it takes to open a file, in milliseconds. */
const typingTime = 6500;
const betweenKeys = 120;

interface Answers {
  /** From a key to the frame that shows it, in milliseconds. */
  readonly keys: readonly number[];
  /** The longest time that the workbench's thread did nothing else, in milliseconds. */
  readonly gap: number;
}

async function main(): Promise<void> {
  const sources = { small: 'flowchart LR\n  a --> b', ...hangingSources };
  const { folder } = await copyWorkspace('orders');
  const files = Object.entries(sources).map(([name, source]) => ({ name, source, file: `text-${name.replaceAll(' ', '-')}.mmd` }));
  for (const { file, source } of files) await writeFile(path.join(folder, file), source);
  const server = await startServer({ settings: {}, trusted: true, testing: false, extensions: [await buildExtension()] });
  const { page } = await openWorkbench(server, { folder });
  await waitForWorkbench(page);
  await openFile(page, 'docs/order-states.mmd');
  await runCommandThatAsks(page, commandTitle('archnotes.showDiagram', 'en'), page.locator('iframe.webview').first());
  for (const { name, file } of files) {
    await openInFirstGroup(page, file);
    await openInFirstGroup(page, 'src/api/orders.ts');
    await page.locator('.editor-group-container.active .view-lines').waitFor();
    await page.keyboard.press('Control+End');
    console.log(`${name.padEnd(28)} ${summary(await type(page))}; ${(await isGivenUp(page)) ? 'given up' : 'drawn'}`);
    await openInFirstGroup(page, files[0]?.file ?? file);
  }
}

async function openInFirstGroup(page: Page, file: string): Promise<void> {
  await page.keyboard.press('Control+1');
  await openFile(page, file);
}

/** Types into the active editor for as long as a text may be drawn. */
async function type(page: Page): Promise<Answers> {
  const listening = await page.evaluateHandle(listen);
  for (const end = Date.now() + typingTime; Date.now() < end; await page.waitForTimeout(betweenKeys)) await page.keyboard.press('x');
  return listening.evaluate((end) => end());
}

/** Runs in the workbench. Nothing in it has a name to keep, which the loader of these scripts would call its own helper for. */
function listen(): () => Answers {
  const keys: number[] = [];
  let [gap, last, pressed] = [0, performance.now(), Number.NaN];
  const timer = setInterval(() => {
    gap = Math.max(gap, performance.now() - last);
    last = performance.now();
  }, 10);
  const stopped = new AbortController();
  window.addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true, signal: stopped.signal });
  const shown = new MutationObserver(() => {
    if (Number.isNaN(pressed)) return;
    const since = pressed;
    pressed = Number.NaN;
    requestAnimationFrame(() => keys.push(performance.now() - since));
  });
  const lines = document.querySelector('.editor-group-container.active .view-lines');
  if (lines === null) throw new Error('No editor is open.');
  shown.observe(lines, { subtree: true, childList: true, characterData: true });
  return () => {
    clearInterval(timer);
    shown.disconnect();
    stopped.abort();
    return { keys, gap };
  };
}

async function isGivenUp(page: Page): Promise<boolean> {
  const cards = await Promise.all(page.frames().map((frame) => frame.locator('.card').isVisible().catch(() => false)));
  return cards.includes(true);
}

function summary({ keys, gap }: Answers): string {
  const sorted = keys.toSorted((one, other) => one - other);
  const show = (time: number | undefined): string => (time ?? Number.NaN).toFixed(0);
  return `${keys.length} keys, median ${show(sorted[Math.floor(sorted.length / 2)])}, most ${show(sorted.at(-1))} ms; longest gap ${show(gap)} ms`;
}

void main().finally(closeAll);
