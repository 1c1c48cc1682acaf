import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { bundleWebview } from '../../../src/build/bundling.ts';
import { root } from '../../../src/build/root.ts';
import { pageHtml } from '../../../src/vscode/diagram/page.ts';
import { panelPhrases } from '../../../src/vscode/diagram/panelPhrases.ts';
import { themes } from '../../webview/themes.ts';
import { published } from '../previews.ts';

/** A page that shows a diagram, and calls `shown()` when its picture is on the screen. */
export interface FirstPicture {
  readonly name: string;
  /** @param at the address under which its files are, without a slash at the end */
  page(source: string, at: string): string;
  /** A file of its own, by its path there. */
  file(name: string): Uint8Array | undefined;
}

/** A value as it stands in a page's script. */
const quoted = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The panel, with what VS Code adds to its page: the theme, its API, and an extension that answers at once. */
export async function panel(): Promise<FirstPicture> {
  const files = await bundleWebview({ dev: false });
  const { bodyClass, variables } = themes.light;
  const colours = { ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`--vscode-${name}`, value])), '--vscode-font-family': "system-ui, 'Noto Sans', 'Noto Sans KR', sans-serif" };
  return {
    name: 'Archnotes',
    page(source, at) {
      const nonce = randomBytes(16).toString('base64');
      const origin = new URL(at).origin;
      const init = { type: 'init', language: 'en', phrases: panelPhrases('en'), timeoutSeconds: 60 };
      const diagrams = { type: 'diagrams', document: 'file:///orders.md', revision: 1, diagrams: [{ title: '', source, firstLine: 0 }], selected: 0 };
      const standIn = `
        const say = (message) => window.postMessage(message, window.origin);
        const postMessage = ({ type }) => {
          if (type === 'ready') { say(${quoted(init)}); say(${quoted(diagrams)}); }
          if (type === 'drawn') shown();
        };
        const host = { postMessage, getState() {}, setState() {} };
        window.acquireVsCodeApi = () => host;
        document.addEventListener('readystatechange', () => {
          if (document.readyState !== 'interactive') return;
          for (const [name, value] of Object.entries(${quoted(colours)})) document.documentElement.style.setProperty(name, value);
          document.body.className = ${quoted(bodyClass)};
        });`;
      const page = pageHtml({ cspSource: origin, nonce, script: `${at}/dist/webview/relay.js`, style: `${at}/media/diagram.css`, base: `${at}/dist/webview/` });
      return page.replace('<title>', () => `<script nonce="${nonce}">${shown}${standIn}</script><title>`);
    },
    file: (name) => (name === 'media/diagram.css' ? readFileSync(path.join(root, name)) : files.get(name)),
  };
}

/** A Markdown preview of VS Code with the script that an extension adds to it. @param script its path; what it imports lies beside it */
export function preview(name: string, script: string, module: boolean): FirstPicture {
  return {
    name,
    page: (source, at) => page(source, `<body class="vscode-body vscode-light">`, `<script ${module ? 'type="module" ' : ''}src="${at}/${path.basename(script)}"></script>`),
    file: (file) => fileIn(path.dirname(script), file),
  };
}

/** Mermaid as it is published, in a page that does nothing else. */
export const stock: FirstPicture = {
  name: published,
  page: (source, at) => page(source, '<body>', `<script type="module">import mermaid from '${at}/mermaid.esm.min.mjs';
    mermaid.initialize({ startOnLoad: false, layout: 'dagre', look: 'classic' });
    mermaid.run();</script>`),
  file: (file) => fileIn(path.join(root, 'node_modules/mermaid/dist'), file),
};

/** What our wall costs by itself: two frames of opaque origin that only report that they are there. */
export const emptyFrames: FirstPicture = {
  name: 'two empty frames',
  page: () => `<!DOCTYPE html><meta charset="utf-8"><title>Frames</title><body><script>${shown}
    let there = 0;
    addEventListener('message', () => { there += 1; if (there === 2) shown(); });</script>
    ${`<iframe sandbox="allow-scripts" srcdoc="<script>parent.postMessage(1, '*')</script>"></iframe>`.repeat(2)}`,
  file: () => undefined,
};

/** Tells the server, and goes where it says: back to waiting. */
const shown = "const shown = () => fetch('/shown', { method: 'POST' }).then((next) => next.text()).then((address) => { location.href = address; });";
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function page(source: string, body: string, script: string): string {
  const block = `<pre class="mermaid" style="all: unset;">${source.replace(/[&<>]/g, (character) => escapes[character] ?? '')}</pre>`;
  const watch = `<script>${shown}
    const look = () => ((document.querySelector('pre.mermaid svg g')?.getBoundingClientRect().width ?? 0) === 0 ? requestAnimationFrame(look) : shown());
    look();</script>`;
  return `<!DOCTYPE html><meta charset="utf-8"><title>Preview</title>${body}${block}${watch}${script}`;
}

function fileIn(folder: string, name: string): Uint8Array | undefined {
  const file = path.join(folder, name);
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
}
