import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { bundleWebview } from '../../src/build/bundling.ts';
import { root } from '../../src/build/root.ts';
import { panelMessage, type HostMessage, type PanelDiagram, type PanelMessage } from '../../src/protocol/diagram.ts';
import type { PictureLook } from '../../src/protocol/picture.ts';
import { pageHtml } from '../../src/vscode/diagram/page.ts';
import { panelPhrases } from '../../src/vscode/diagram/panelPhrases.ts';
import { themes, type ThemeName } from './themes.ts';

const origin = 'http://localhost:1';
let files: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

export interface PanelOptions {
  readonly theme?: ThemeName;
  readonly language?: 'en' | 'ko';
  readonly timeoutSeconds?: number;
  readonly width?: number;
  readonly height?: number;
  /** Is given the browser context before the page opens in it. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

const renderings = ['rendered', 'notRendered', 'tooManyPixels', 'clipboardRefused'] as const;
type Rendering = (typeof renderings)[number];

export type Reported<Type extends PanelMessage['type']> = Extract<PanelMessage, { type: Type }>;

/** The real panel with its real page, scripts and policy, in a real browser; the test is the extension. */
export interface PanelDriver {
  /** Its `takeReport`, once it is set, is asked about each message of a frame: what it takes, the panel does not hear. */
  readonly page: Page;
  /** Everything the page asked the network for, as addresses. */
  readonly requests: readonly string[];
  /** What went wrong in the page's own scripts. */
  readonly errors: readonly string[];
  send(message: HostMessage): Promise<void>;
  /** Shows texts; resolves with the outcome of the selected one. */
  draw(sources: string | readonly (string | PanelDiagram)[], selected?: number): Promise<Reported<'drawn'> | Reported<'failed'>>;
  /** Has a text taken out as a picture; resolves with what came of it. */
  render(source: string, look?: Partial<PictureLook>, to?: 'host' | 'clipboard'): Promise<Reported<Rendering>>;
  /** The next message that fits and was not waited for yet. */
  next<Type extends PanelMessage['type']>(...types: readonly Type[]): Promise<Reported<Type>>;
  setTheme(theme: ThemeName): Promise<void>;
  frame(name: 'painter' | 'picture'): Promise<Frame>;
  close(): Promise<void>;
}

export async function openPanel(browser: Browser, options: PanelOptions = {}): Promise<PanelDriver> {
  files ??= bundleWebview({ dev: false });
  const bundled = await files;
  const context = await browser.newContext({ viewport: { width: options.width ?? 720, height: options.height ?? 640 } });
  await options.prepare?.(context);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  const inbox = openInbox();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.exposeFunction('hostReceives', (message: unknown) => inbox.put(z.parse(panelMessage, message)));
  // tsx names functions with a helper of its own, which the browser does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(standInForVsCode, themes[options.theme ?? 'light']);
  await page.addInitScript(letReportsBeTaken);
  await context.route('**/*', (route) => {
    const address = route.request().url();
    requests.push(address);
    const body = address === `${origin}/` ? html() : bodyOf(address.slice(origin.length + 1), bundled);
    return body === undefined ? route.abort() : route.fulfill({ body: Buffer.from(body), contentType: typeOf(address) });
  });
  await page.goto(`${origin}/`);
  await inbox.next(['ready']);
  let revision = 0;
  let renderId = 0;
  const send = (message: HostMessage): Promise<void> => page.evaluate((sent) => window.postMessage(sent, window.origin), message);
  await send({ type: 'init', language: options.language ?? 'en', phrases: panelPhrases(options.language ?? 'en'), timeoutSeconds: options.timeoutSeconds ?? 6 });
  return {
    page,
    requests,
    errors,
    send,
    async draw(sources, selected = 0) {
      const list = typeof sources === 'string' ? [sources] : sources;
      const diagrams = list.map((diagram) => (typeof diagram === 'string' ? { title: '', source: diagram, firstLine: 0 } : diagram));
      const mine = ++revision;
      await send({ type: 'diagrams', document: 'file:///orders.md', revision: mine, diagrams, selected });
      for (;;) {
        const outcome = await inbox.next(['drawn', 'failed']);
        if (outcome.revision === mine) return outcome;
      }
    },
    async render(source, look = {}, to = 'host') {
      await send({ type: 'render', id: ++renderId, source, look: { format: 'svg', theme: 'editor', background: 'transparent', scale: 1, ...look }, to });
      return inbox.next(renderings);
    },
    next: (...types) => inbox.next(types),
    setTheme: (theme) => page.evaluate(applyTheme, themes[theme]),
    frame: (name) => frameOf(page, name),
    close: () => context.close(),
  };
}

async function frameOf(page: Page, name: string): Promise<Frame> {
  const frame = await (await page.waitForSelector(`iframe.${name}`, { state: 'attached' })).contentFrame();
  if (frame === null) throw new Error(`The frame ${name} has no content.`);
  return frame;
}

function html(): string {
  const parts = { cspSource: origin, nonce: randomBytes(16).toString('base64'), script: `${origin}/dist/webview/relay.js`, style: `${origin}/media/diagram.css`, base: `${origin}/dist/webview/` };
  return pageHtml(parts);
}

function bodyOf(path: string, bundled: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
  return path === 'media/diagram.css' ? readFileSync(join(root, path)) : bundled.get(path);
}

function typeOf(address: string): string {
  if (address.endsWith('.js')) return 'text/javascript';
  return address.endsWith('.css') ? 'text/css' : address.endsWith('.json') ? 'application/json' : 'text/html';
}

interface Inbox {
  put(message: PanelMessage): void;
  next<Type extends PanelMessage['type']>(types: readonly Type[]): Promise<Reported<Type>>;
}

function openInbox(): Inbox {
  const kept: PanelMessage[] = [];
  const waiting = new Set<() => void>();
  const is = <Type extends PanelMessage['type']>(message: PanelMessage, types: readonly Type[]): message is Reported<Type> => types.some((type) => type === message.type);
  return {
    put(message) {
      kept.push(message);
      for (const look of waiting) look();
    },
    next: (types) =>
      new Promise((resolve) => {
        const look = (): void => {
          const at = kept.findIndex((message) => is(message, types));
          const message = at < 0 ? undefined : kept.splice(at, 1)[0];
          if (message === undefined || !is(message, types)) return;
          waiting.delete(look);
          resolve(message);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** What VS Code adds to a webview's page before its own scripts: the theme, and its API. Runs in every frame, acts in the top one. */
function standInForVsCode(theme: { readonly bodyClass: string; readonly variables: Readonly<Record<string, string>> }): void {
  if (window.parent !== window) return;
  let state: unknown;
  const host = { postMessage: (message: unknown) => Reflect.get(window, 'hostReceives')(message), getState: () => state, setState: (next: unknown) => (state = next) };
  Object.assign(window, { acquireVsCodeApi: () => host, panelState: () => state });
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    for (const [name, value] of Object.entries(theme.variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
    document.documentElement.style.setProperty('--vscode-font-family', "system-ui, 'Noto Sans', 'Noto Sans KR', sans-serif");
    document.body.className = theme.bodyClass;
  });
}

/** A window calls its listeners in the order in which they came, whatever they capture: this one comes before those of the page. */
function letReportsBeTaken(): void {
  window.addEventListener('message', (event) => {
    const take: unknown = Reflect.get(window, 'takeReport');
    if (typeof take === 'function' && take(event) === true) event.stopImmediatePropagation();
  });
}

function applyTheme(theme: { readonly bodyClass: string; readonly variables: Readonly<Record<string, string>> }): void {
  for (const [name, value] of Object.entries(theme.variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
  document.body.className = theme.bodyClass;
}
