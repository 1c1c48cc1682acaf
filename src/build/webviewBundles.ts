import type { BuildOptions } from 'esbuild';
import type { Bundle, Refusal } from './bundleRefusals.ts';

/** The page of the panel is what VS Code 1.105 shows, a Chromium 138; in browsers, Safari 17.4 is the oldest that Mermaid 12 runs in. */
const browser: BuildOptions = { platform: 'browser', target: ['chrome138', 'safari17.4', 'firefox128'], format: 'iife' };

const noHost: Refusal = { what: /^vscode$|^node:|^src\/(vscode|node|server|cli)\//, because: 'it runs in a browser, walled off from the extension: send the host a message' };
const noMermaid: Refusal = { what: /^node_modules\/mermaid\//, because: 'Mermaid is loaded when the first picture is drawn: import its types only' };
const noWholeZod: Refusal = { what: /^node_modules\/zod\/v\d\/(classic|locales)\//, because: "the whole of zod costs half a megabyte: import * as z from 'zod/mini'" };

/** The browser's part: the panel's script and its two frames. Mermaid itself: mermaidPacks.ts. */
export const webviewBundles: readonly Bundle[] = ['relay', 'painter', 'picture'].map((name) => ({
  name: `webview/${name}`,
  entry: `src/webview/${name}.ts`,
  options: browser,
  refuses: [noHost, noMermaid, noWholeZod],
}));
