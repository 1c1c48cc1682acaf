// What the screenshots show: each scenario is a short visit by a person.
import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { shopProject } from '../faults/shopProject.ts';
import { writeAgedScaffolds } from './agedScaffold.ts';
import { goTo, openFile, runCommand, saveScreenshot, showQuickFixes, waitForNoProblem, waitForProblem, waitForWorkbench } from './drive.ts';
import { commandTitle, type Look } from './look.ts';

/** A visit to an example workspace that is open in a page; its pictures get names that start with `name`. */
export type Scenario = (page: Page, name: string, look: Look, folder: string) => Promise<void>;

const rule = 'redis-eager-connect';

/** The scenarios by name. */
export const scenarios: Readonly<Record<string, Scenario>> = { lint, hover, explain, typing, diagram, links, panels, scaffold, update, suppress, configuration, loaders, reading };

/** A warning in the example, its quick fix, and the Problems view after it. */
async function lint(page: Page, name: string): Promise<void> {
  await waitForWorkbench(page);
  await openFile(page, 'src/shared/sessionCache.ts');
  await waitForProblem(page, 'sessionCache.ts');
  await waitForProblem(page, rule);
  await saveScreenshot(page, `${name}-1-warning`);
  await focusEditor(page);
  await goTo(page, 3, 20);
  const fix = await showQuickFixes(page, 'lazyConnect');
  await saveScreenshot(page, `${name}-2-quick-fix`);
  await fix.click();
  await waitForNoProblem(page, 'sessionCache.ts');
  await saveScreenshot(page, `${name}-3-fixed`);
}

/** Why an export is a Lambda handler, the way to the template that says so, and back from there. */
async function hover(page: Page, name: string): Promise<void> {
  await waitForWorkbench(page);
  await openFile(page, 'src/api/orders.ts');
  await waitForProblem(page, rule);
  await hoverOver(page, 'handler', 'OrdersApi');
  await saveScreenshot(page, `${name}-1-export`);
  await page.locator(`${hoverBox} a`, { hasText: 'template.yaml' }).first().click();
  await page.locator('.tab.active', { hasText: 'template.yaml' }).waitFor();
  await hoverOver(page, 'api/orders.handler', 'src/api/orders.ts');
  await saveScreenshot(page, `${name}-2-template`);
}

/** The page of a rule behind the code of a finding, and by a link in a page another one. */
async function explain(page: Page, name: string, look: Look): Promise<void> {
  const ending = look.language === 'ko' ? '.ko.md' : '.md';
  await waitForWorkbench(page);
  await openFile(page, 'src/shared/sessionCache.ts');
  await waitForProblem(page, rule);
  await page.locator('.markers-panel a', { hasText: rule }).first().click();
  await waitForPage(page, rule, ending);
  await saveScreenshot(page, `${name}-1-page`);
  await openFile(page, 'src/shared/prices.ts');
  await runCommand(page, commandTitle('archnotes.explainFinding', look.language));
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'redis-lazyconnect-misplaced' }).click();
  const shown = await waitForPage(page, 'redis-lazyconnect-misplaced', ending);
  await shown.locator('a', { hasText: rule }).first().click();
  await page.locator('.tab', { hasText: 'misplaced' }).waitFor();
  await waitForPage(page, rule, ending);
  await saveScreenshot(page, `${name}-2-linked-page`);
}

/** Waits for the rendered page of a rule and gives the frame it is in. */
async function waitForPage(page: Page, id: string, ending: string): Promise<Frame> {
  await page.locator('.tab.active', { hasText: `${id}${ending}` }).waitFor();
  return waitForFrame(page, (frame) => frame.locator('h1', { hasText: id }));
}

const hoverBox = '.monaco-resizable-hover .monaco-hover-content';

/** Rests the pointer on a word of the active editor until a hover with this text is there. */
async function hoverOver(page: Page, word: string, text: string): Promise<void> {
  await page.locator('.editor-group-container.active .view-line span:not(:has(span))', { hasText: word }).first().hover();
  await page.locator(hoverBox, { hasText: text }).waitFor();
}

/** An eager client typed into a module that a handler imports. */
async function typing(page: Page, name: string): Promise<void> {
  await waitForWorkbench(page);
  await openFile(page, 'src/shared/prices.ts');
  await waitForProblem(page, rule);
  await focusEditor(page);
  await page.keyboard.press('Control+Home');
  // Typed in one go: with keys one by one the editor closes brackets and quotes of its own accord.
  await page.keyboard.insertText("import Redis from 'ioredis';\nexport const rates = new Redis(6379);\n");
  await waitForProblem(page, 'prices.ts');
  await saveScreenshot(page, `${name}-1-typed`);
}

/** The diagram panel beside a Markdown file, in it what its fence draws. */
async function diagram(page: Page, name: string, look: Look): Promise<void> {
  await waitForWorkbench(page);
  await openFile(page, 'docs/architecture.md');
  await runCommand(page, commandTitle('archnotes.showDiagram', look.language));
  await waitForDrawing(page, 'Session cache');
  await saveScreenshot(page, `${name}-1-markdown`);
  await openFile(page, 'docs/order-states.mmd');
  await waitForDrawing(page, 'shipped');
  await saveScreenshot(page, `${name}-2-mermaid`);
}

/** What nodes lead to and what is found there, a click to the code, its lens, the light of the cursor, and a double click to the text. */
async function links(page: Page, name: string, look: Look): Promise<void> {
  await waitForWorkbench(page);
  await openFile(page, 'docs/architecture.md');
  await waitForProblem(page, rule);
  await runCommand(page, commandTitle('archnotes.showDiagram', look.language));
  await waitForDrawing(page, 'Session cache');
  const panel = await waitForFrame(page, (frame) => frame.locator('.badge'));
  await panel.locator('.badge').nth(2).waitFor();
  await panel.locator('.node[data-node="checkout"]').focus();
  await saveScreenshot(page, `${name}-1-badges`);
  const [stage, node] = [await panel.locator('.stage').boundingBox(), await panel.locator('.node[data-node="cache"]').boundingBox()];
  if (stage === null || node === null) throw new Error('the node is not there');
  await panel.locator('.stage').click({ position: { x: node.x - stage.x + node.width / 2, y: node.y - stage.y + node.height / 2 } });
  await page.locator('.tab.active', { hasText: 'sessionCache.ts' }).waitFor();
  await page.locator('.codelens-decoration a').first().waitFor();
  await goTo(page, 3, 8);
  await panel.locator('.light').waitFor();
  await saveScreenshot(page, `${name}-2-code`);
  const picture = await waitForFrame(page, (frame) => frame.locator('g.node', { hasText: 'Customer' }));
  const customer = await picture.locator('g.node', { hasText: 'Customer' }).boundingBox();
  if (customer === null) throw new Error('the node is not there');
  await page.mouse.dblclick(customer.x + customer.width / 2, customer.y + customer.height / 2);
  await page.getByText('Ln 9, Col 3').first().waitFor();
  await panel.locator('.light').waitFor();
  await saveScreenshot(page, `${name}-3-text`);
}

/** What the panel's menu offers, searching, the outline, exporting, and a second panel beside the first. */
async function panels(page: Page, name: string, look: Look): Promise<void> {
  await waitForWorkbench(page);
  await openFile(page, 'docs/architecture.md');
  await runCommand(page, commandTitle('archnotes.showDiagram', look.language));
  await waitForDrawing(page, 'Session cache');
  const panel = await waitForFrame(page, (frame) => frame.locator('.toolbar .more > button'));
  await panel.locator('.toolbar .more > button').click();
  await saveScreenshot(page, `${name}-1-menu`);
  await panel.locator('.menu [role="menuitemcheckbox"]').last().click();
  await panel.locator('.stage').focus();
  await page.keyboard.press('/');
  await panel.locator('.finder input').fill('session');
  await panel.locator('.finder .count', { hasText: '1' }).waitFor();
  await saveScreenshot(page, `${name}-2-search-and-outline`);
  await page.keyboard.press('Escape');
  await runCommand(page, commandTitle('archnotes.exportDiagram', look.language));
  await waitForStep(page, 1);
  await saveScreenshot(page, `${name}-3-format`);
  for (const step of [2, 3]) {
    await page.keyboard.press('Enter');
    await waitForStep(page, step);
  }
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).waitFor();
  await saveScreenshot(page, `${name}-4-save`);
  await page.keyboard.press('Enter');
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'architecture-The-parts.svg' }).waitFor();
  await runCommand(page, commandTitle('archnotes.openDiagramInNewPanel', look.language));
  await page.locator('.tab', { hasText: '[architecture.md]' }).waitFor();
  // Where the keyboard is, the next file opens: in the first group, not on top of the panel.
  await page.keyboard.press('Control+1');
  await openFile(page, 'docs/order-states.mmd');
  await waitForDrawing(page, 'shipped');
  await saveScreenshot(page, `${name}-5-side-by-side`);
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('  closed -->\n');
  const mistaken = await waitForFrame(page, (frame) => frame.locator('.card'));
  await mistaken.locator('.card button').focus();
  await saveScreenshot(page, `${name}-6-mistake`);
}

/** The questions of a pattern, what it says to a wrong answer, the preview, and what it wrote. */
async function scaffold(page: Page, name: string, look: Look): Promise<void> {
  await waitForWorkbench(page);
  await runCommand(page, commandTitle('archnotes.scaffoldPattern', look.language));
  await waitForStep(page, 1);
  await saveScreenshot(page, `${name}-1-patterns`);
  const input = page.locator('.quick-input-widget input').first();
  await input.fill('strangler-facade');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'strangler-facade' }).first().waitFor();
  await page.keyboard.press('Enter');
  await waitForStep(page, 2);
  await page.keyboard.press('Enter');
  await waitForStep(page, 3);
  await input.fill('Not a Name');
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget .monaco-inputbox.error').waitFor();
  await saveScreenshot(page, `${name}-2-wrong-answer`);
  await input.fill('order-facade');
  for (let step = 4; !(await acceptAndSee(page, step)); step += 1) {
    if (await page.locator(stepTitle, { hasText: `(${step}/${step + 1})` }).isVisible()) await input.fill('services/order-facade');
  }
  await page.locator('.multiDiffEditor .view-line:visible').first().waitFor();
  await saveScreenshot(page, `${name}-3-preview`);
  await page.keyboard.press('Enter');
  await page.locator('.notifications-toasts .notification-list-item', { hasText: 'order-facade' }).waitFor();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await saveScreenshot(page, `${name}-4-written`);
}

/** The views of patterns and scaffolds, an update that leaves decisions, and the merge editor on its conflict. */
async function update(page: Page, name: string, look: Look, folder: string): Promise<void> {
  writeAgedScaffolds(folder);
  await waitForWorkbench(page);
  await openFile(page, 'src/api/orders.ts');
  await page.locator('.activitybar .action-item a[aria-label^="Archnotes"]').click();
  await page.mouse.move(900, 600);
  await page.locator('.pane-body .monaco-list-row', { hasText: 'order-facade' }).waitFor();
  await page.locator('.pane-body .monaco-list-row', { hasText: 'strangler-facade' }).first().waitFor();
  await saveScreenshot(page, `${name}-1-views`);
  await runCommand(page, commandTitle('archnotes.updateScaffold', look.language));
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'order-facade' }).click();
  await page.locator('.multiDiffEditor .view-line:visible').first().waitFor();
  const choice = page.locator('.quick-input-list .monaco-list-row', { hasText: 'README.md' });
  await choice.waitFor();
  await page.mouse.move(900, 600);
  await saveScreenshot(page, `${name}-2-preview`);
  await choice.click();
  await page.locator('.quick-input-widget .quick-input-title', { hasText: 'README.md' }).waitFor();
  await saveScreenshot(page, `${name}-3-choice`);
  await page.keyboard.press('Enter');
  await choice.waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const told = page.locator('.notifications-toasts .notification-list-item', { hasText: 'order-facade' });
  await told.waitFor();
  // The message fades in.
  await page.waitForTimeout(500);
  await saveScreenshot(page, `${name}-4-written`);
  await told.locator('.monaco-button').first().click();
  await page.locator('.merge-editor .view-line:visible').first().waitFor();
  await saveScreenshot(page, `${name}-5-merge`);
}

/** What the light bulb offers on a finding, the comment that suppresses it, and what is said while it gives no reason. */
async function suppress(page: Page, name: string, look: Look): Promise<void> {
  await waitForWorkbench(page);
  await openFile(page, 'src/shared/sessionCache.ts');
  await waitForProblem(page, 'sessionCache.ts');
  await waitForProblem(page, rule);
  await focusEditor(page);
  await goTo(page, 3, 20);
  const suppression = await showQuickFixes(page, look.language === 'ko' ? `이 줄에서 ${rule} 무시` : `Suppress ${rule} for this line`);
  await saveScreenshot(page, `${name}-1-menu`);
  await suppression.click();
  await waitForProblem(page, 'internal/invalid-suppression');
  await saveScreenshot(page, `${name}-2-reason-is-asked-for`);
  await page.keyboard.insertText('Measured: this cache is always warm.');
  await waitForNoProblem(page, 'sessionCache.ts');
  await saveScreenshot(page, `${name}-3-suppressed`);
}

/** The file that a command makes, the keys that are offered in it, and a key that is wrong. */
async function configuration(page: Page, name: string, look: Look): Promise<void> {
  await waitForWorkbench(page);
  await openFile(page, 'src/shared/sessionCache.ts');
  await waitForProblem(page, rule);
  await runCommand(page, commandTitle('archnotes.createConfiguration', look.language));
  await page.locator('.tab.active', { hasText: 'archnotes.json' }).waitFor();
  await saveScreenshot(page, `${name}-1-made`);
  await focusEditor(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('{\n  "rules": {\n    \n  }\n}\n');
  await goTo(page, 3, 5);
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget .monaco-list-row', { hasText: 'redis-eager-connect' }).waitFor();
  await saveScreenshot(page, `${name}-2-completion`);
  await page.keyboard.press('Escape');
  await page.keyboard.insertText('"redis-eager-conect": "off"');
  await waitForProblem(page, 'redis-eager-conect');
  await saveScreenshot(page, `${name}-3-mistake`);
}

/** The menu of the editor, and the list of the handlers that load a module. */
async function loaders(page: Page, name: string, look: Look): Promise<void> {
  await waitForWorkbench(page);
  await openFile(page, 'src/shared/sessionCache.ts');
  await waitForProblem(page, rule);
  await page.locator('.editor-group-container.active .view-line', { hasText: 'customerOf' }).first().click({ button: 'right' });
  const entry = page.locator('.monaco-menu .action-label', { hasText: commandTitle('archnotes.showLoaders', look.language).replace('Archnotes: ', '') });
  await entry.waitFor();
  await saveScreenshot(page, `${name}-1-menu`);
  await entry.click();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'template.yaml' }).first().waitFor();
  await saveScreenshot(page, `${name}-2-list`);
}

/** How far reading a large workspace has come. */
async function reading(page: Page, name: string, look: Look, folder: string): Promise<void> {
  await waitForWorkbench(page);
  await openFile(page, 'src/shared/sessionCache.ts');
  await waitForProblem(page, rule);
  for (const [file, text] of Object.entries(shopProject(9000))) {
    const at = path.join(folder, 'shop', file);
    await mkdir(path.dirname(at), { recursive: true });
    await writeFile(at, text);
  }
  await runCommand(page, commandTitle('archnotes.lintWorkspace', look.language));
  await page.locator('.statusbar-item', { hasText: /Archnotes: .*\d/ }).first().waitFor();
  await saveScreenshot(page, `${name}-1-status-bar`);
}

const stepTitle = '.quick-input-widget .quick-input-title';

async function waitForStep(page: Page, step: number): Promise<void> {
  await page.locator(stepTitle, { hasText: `(${step}/` }).waitFor();
  // The keyboard comes after the title, from the frame of a webview last of all.
  await page.locator('.quick-input-widget input:focus').first().waitFor();
}

/** Accepts the answer that is offered; true when the next thing is the preview's confirmation instead of the step `next`. */
async function acceptAndSee(page: Page, next: number): Promise<boolean> {
  await page.keyboard.press('Enter');
  const confirmation = page.locator(stepTitle, { hasText: /^strangler-facade/ });
  await page.locator(stepTitle, { hasText: `(${next}/` }).or(confirmation).waitFor();
  return confirmation.isVisible();
}

async function focusEditor(page: Page): Promise<void> {
  await page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
}

/** Waits for an SVG in the innermost frame of a webview, with this text in it. */
async function waitForDrawing(page: Page, text: string): Promise<void> {
  await waitForFrame(page, (frame) => frame.locator('svg', { hasText: text }));
}

/** Waits until something is to be seen in any frame of the page, and gives that frame. */
async function waitForFrame(page: Page, what: (frame: Frame) => Locator): Promise<Frame> {
  const limit = Date.now() + 60_000;
  while (Date.now() < limit) {
    for (const frame of page.frames()) {
      if (await what(frame).first().isVisible().catch(() => false)) return frame;
    }
    await page.waitForTimeout(200);
  }
  throw new Error('What should be in a webview did not come within a minute.');
}
