import type { BuildOptions, Plugin } from 'esbuild';
import type { Bundle, Refusal } from './bundleRefusals.ts';
import { judgeBundle } from './judgeBundle.ts';
import { webviewBundles } from './webviewBundles.ts';

const node: BuildOptions = { platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'] };

/**
 * Compiling the language client's library is two thirds of what loading the extension costs. It is a file of its own, read
 * when activation is over.
 */
const languageClientApart: Plugin = {
  name: 'language-client-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/languageClient\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './languageClient.js', external: true } : undefined,
    );
  },
};
/** VS Code gives the module vscode to `require`, which the lazy import therefore becomes. */
const extension: BuildOptions = { ...node, plugins: [languageClientApart], supported: { 'dynamic-import': false } };

const noEditor: Refusal = {
  what: /^vscode$|^src\/vscode\//,
  because: 'it runs in a process of its own, where the module vscode does not exist: send a message instead',
};
const noWholeZod: Refusal = {
  what: /^node_modules\/zod\/v\d\/(classic|locales)\/|^node_modules\/zod\/index/,
  because: "the whole of zod costs half a megabyte: import * as z from 'zod/mini'",
};
const noLanguageServer: Refusal = {
  what: /^node_modules\/(vscode-jsonrpc|vscode-languageserver(-protocol)?|vscode-languageclient)\//,
  because: 'it does not speak the language server protocol: only the server and its client do',
};
const noLanguageClient: Refusal = {
  what: noLanguageServer.what,
  because: 'activation would wait for it: only src/vscode/server/languageClient.ts imports it, and is itself imported lazily',
};
const noJudging: Refusal = {
  what: /^src\/(core\/(languages|link|engine|project\.ts)|judge|rules|clients|generated|node|server|cli)(\/|$)/,
  because: 'the extension host is shared with every other extension, so nothing parses, globs or judges there: ask the server',
};
const noParser: Refusal = {
  what: /^node_modules\/(@lezer|@yuku-parser|js-yaml|yaml|jsonc-parser|mermaid|markdown-it|liquidjs|node-diff3)\//,
  because: 'the extension host is shared with every other extension, so no parser runs there: ask the server',
};

const noMermaid: Refusal = {
  what: /^node_modules\/mermaid\//,
  because: 'Mermaid is three megabytes: it is a bundle of its own, read when the first diagram is judged',
};

/** Everything `npm run build` bundles. */
export const bundles: readonly Bundle[] = [
  {
    name: 'extension',
    entry: 'src/vscode/extension.ts',
    options: extension,
    refuses: [noJudging, noParser, noWholeZod, noLanguageClient],
  },
  {
    name: 'languageClient',
    entry: 'src/vscode/server/languageClient.ts',
    options: node,
    refuses: [noJudging, noParser, noWholeZod],
  },
  { name: 'server', entry: 'src/server/main.ts', options: node, refuses: [noEditor, noWholeZod, noMermaid] },
  { name: 'worker', entry: 'src/server/worker.ts', options: node, refuses: [noEditor, noWholeZod, noLanguageServer, noMermaid] },
  {
    name: 'cli',
    entry: 'src/cli/main.ts',
    options: { ...node, banner: { js: '#!/usr/bin/env node' } },
    refuses: [noEditor, noWholeZod, noLanguageServer, noMermaid],
  },
  judgeBundle,
  ...webviewBundles,
];
