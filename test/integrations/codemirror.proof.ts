import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { after, before, describe, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { Message } from 'vscode-languageserver/node';
import { root as repository } from '../../src/build/root.ts';
import { launchBrowser } from '../harness/browser.ts';
import { closeAtEnd, endChild } from '../harness/closing.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';
import { builtBundles } from '../server/builtBundles.ts';
import { ordersProject } from '../server/ordersProject.ts';

// An editor that is not VS Code, and does not know of us: CodeMirror's own client, in a browser, on the real process.
describe('archnotes server --stdio in CodeMirror', () => {
  let browser: Browser;
  let page: Page;
  let root = '';
  let close: () => Promise<void> = () => Promise.resolve();
  const unhandled: string[] = [];

  before(async () => {
    root = temporaryFolder(ordersProject);
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') unhandled.push(message.text());
    });
    page.on('pageerror', (error) => unhandled.push(error.message));
    close = await bridge(page);
    const { outputFiles } = await build({ entryPoints: [path.join(repository, 'test/integrations/codemirror/page.ts')], bundle: true, write: false, format: 'iife', logLevel: 'warning' });
    await page.setContent('<!doctype html><html lang="en"><title>CodeMirror</title><body></body></html>');
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    await open('src/redis.ts');
  });
  after(async () => {
    await close();
    await browser.close();
    removeFolder(root);
  });

  async function open(name: string): Promise<void> {
    const file = path.join(root, name);
    await page.evaluate(([folder, uri, text]) => window.openDocument(folder, uri, text), [pathToFileURL(root).href, pathToFileURL(file).href, fs.readFileSync(file, 'utf8')] as const);
  }

  it('underlines the finding in the text', async () => {
    const underlined = page.locator('.cm-lintRange-warning');
    await underlined.first().waitFor();
    assert.equal((await underlined.allInnerTexts()).join(''), 'new Redis({ host: process.env.REDIS_HOST, commandTimeout: 900 })');
  });

  it('says what is wrong, and from where it is loaded, on hover', async () => {
    await page.locator('.cm-lintRange-warning').first().hover();
    const tooltip = page.locator('.cm-tooltip');
    await tooltip.first().waitFor();
    await page.getByText('This ioredis client').first().waitFor();
    await screenshot(page);
    assert.match((await tooltip.allInnerTexts()).join('\n'), /This ioredis client/);
  });

  it('takes the line away when the text is mended, and brings it back when that is undone', async () => {
    const mend = (from: string, to: string): Promise<void> =>
      page.evaluate(([before, now]) => {
        const at = window.editor.state.doc.toString().indexOf(before);
        window.editor.dispatch({ changes: { from: at, to: at + before.length, insert: now } });
      }, [from, to] as const);
    await mend('commandTimeout: 900', 'commandTimeout: 900, lazyConnect: true');
    await page.locator('.cm-lintRange-warning').first().waitFor({ state: 'detached' });
    await mend(', lazyConnect: true', '');
    await page.locator('.cm-lintRange-warning').first().waitFor();
  });

  it('says over a handler which function calls it', async () => {
    await open('src/placeOrder.ts');
    const { x, y } = await page.evaluate(() => {
      const at = window.editor.coordsAtPos(window.editor.state.doc.toString().indexOf('handler') + 2);
      return { x: at?.left ?? 0, y: ((at?.top ?? 0) + (at?.bottom ?? 0)) / 2 };
    });
    await page.mouse.move(x, y);
    const tooltip = page.locator('.cm-lsp-hover-tooltip');
    await tooltip.waitFor();
    await screenshot(page);
    assert.match(await tooltip.innerText(), /template\.yaml line 7 declares the function PlaceOrder/);
  });

  it('gives the editor nothing that it does not understand', () => {
    assert.deepEqual(unhandled, []);
  });
});

/** Starts the server as an editor would, and carries messages between it and the page. Gives what ends it. */
async function bridge(page: Page): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [path.join(await builtBundles(), 'cli.js'), 'server', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const end = closeAtEnd(() => endChild(child));
  const [reader, writer] = [new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)];
  reader.listen((message) => void page.evaluate((text) => window.fromServer(text), JSON.stringify(message)).catch(() => undefined));
  await page.exposeFunction('sendToServer', (text: string) => {
    const message: Message = JSON.parse(text);
    return writer.write(message);
  });
  return end;
}

async function screenshot(page: Page): Promise<void> {
  const file = path.join(repository, 'out/screenshots/codemirror.png');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
}
