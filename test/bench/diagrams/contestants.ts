import { readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { root } from '../../../src/build/root.ts';
import { openPanel, type PanelDriver } from '../../webview/panelDriver.ts';
import { published } from '../previews.ts';

/** Something that shows the Mermaid diagrams of a document. */
export interface Contestant {
  readonly name: string;
  /** A new page with these diagrams; settles when the one that is looked at is on the screen. */
  open(browser: Browser, sources: readonly string[], looked: number): Promise<Opened>;
}

export interface Opened {
  readonly page: Page;
  /** Shows the document anew, as after a keystroke; settles when the diagram that is looked at is on the screen again. */
  show(sources: readonly string[], looked: number): Promise<void>;
  close(): Promise<void>;
}

/** The panel of this extension: it draws the diagram that the cursor stands in. */
export const panel: Contestant = {
  name: 'Archnotes',
  async open(browser, sources, looked) {
    const driver = await openPanel(browser, { timeoutSeconds: 60 });
    await draw(driver, sources, looked);
    return { page: driver.page, show: (next, at) => draw(driver, next, at), close: () => driver.close() };
  },
};

async function draw(driver: PanelDriver, sources: readonly string[], looked: number): Promise<void> {
  const outcome = await driver.draw(sources, looked);
  if (outcome.type !== 'drawn') throw new Error(`Archnotes did not draw: ${outcome.reason} ${outcome.detail}`);
}

const origin = 'http://localhost:2';

/**
 * A Markdown preview of VS Code with the script that an extension adds to it: the blocks of the document stand in the page, after an edit
 * its body is put in anew, and the script is told by the event `vscode.markdown.updateContent`.
 * @param script path of the script; what it imports lies beside it
 */
export function preview(name: string, script: string, module: boolean): Contestant {
  const tag = `<script ${module ? 'type="module" ' : ''}src="/${path.basename(script)}"></script>`;
  return {
    name,
    async open(browser, sources, looked) {
      const page = await openPage(await browser.newContext({ viewport: { width: 720, height: 640 } }), path.dirname(script), `<body class="vscode-body vscode-light">${blocks(sources)}${tag}`);
      const show = (next: readonly string[], at: number): Promise<void> => page.evaluate(putAndWait, { sources: next, at, event: 'vscode.markdown.updateContent' });
      await page.evaluate(putAndWait, { sources, at: looked, event: '' });
      return { page, show, close: () => page.context().close() };
    },
  };
}

/** Mermaid as it is published, in a page that does nothing else: what every tool starts from. */
export const stock: Contestant = {
  name: published,
  async open(browser, sources, looked) {
    const script = `<script type="module">import mermaid from '/mermaid.esm.min.mjs';
      mermaid.initialize({ startOnLoad: false, layout: 'dagre', look: 'classic' });
      addEventListener('redraw', () => mermaid.run());
      mermaid.run();</script>`;
    const page = await openPage(await browser.newContext({ viewport: { width: 720, height: 640 } }), path.join(root, 'node_modules/mermaid/dist'), `<body>${blocks(sources)}${script}`);
    const show = (next: readonly string[], at: number): Promise<void> => page.evaluate(putAndWait, { sources: next, at, event: 'redraw' });
    await page.evaluate(putAndWait, { sources, at: looked, event: '' });
    return { page, show, close: () => page.context().close() };
  },
};

async function openPage(context: BrowserContext, folder: string, body: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript('globalThis.__name = (named) => named');
  await context.route('**/*', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: `<!DOCTYPE html><meta charset="utf-8"><title>Preview</title>${body}` });
    const file = path.join(folder, name);
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? route.fulfill({ contentType: 'text/javascript', body: readFileSync(file) }) : route.abort();
  });
  await page.goto(`${origin}/`, { waitUntil: 'commit' });
  return page;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function blocks(sources: readonly string[]): string {
  return sources.map((source) => `<pre class="mermaid" style="all: unset;">${source.replace(/[&<>]/g, (character) => escapes[character] ?? '')}</pre>`).join('\n');
}

/** Runs in the page: puts the blocks in, has them drawn, and waits until the one that is looked at holds a picture with a size. */
async function putAndWait({ sources, at, event }: { readonly sources: readonly string[]; readonly at: number; readonly event: string }): Promise<void> {
  if (event !== '') {
    for (const old of document.querySelectorAll('body > :not(script)')) old.remove();
    const fresh = sources.map((source) => {
      const block = document.createElement('pre');
      block.className = 'mermaid';
      block.style.all = 'unset';
      block.textContent = source;
      return block;
    });
    document.body.prepend(...fresh);
    window.dispatchEvent(new Event(event));
  }
  while ((document.querySelectorAll('pre.mermaid')[at]?.querySelector('svg g')?.getBoundingClientRect().width ?? 0) === 0) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
