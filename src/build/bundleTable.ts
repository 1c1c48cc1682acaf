import type { BuildOptions, Plugin } from 'esbuild';
import type { Bundle, Refusal } from './bundleRefusals.ts';
import { judgeBundle } from './judgeBundle.ts';
import { webviewBundles } from './webviewBundles.ts';

const node: BuildOptions = { platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'] };

/** Leaves what is imported lazily from a source file to a bundle beside this one. */
function apart(source: string, bundle: string): Plugin {
  return {
    name: `${bundle}-apart`,
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`/${source}[.]ts$`) }, ({ kind }) => (kind === 'dynamic-import' ? { path: `./${bundle}.js`, external: true } : undefined));
    },
  };
}

/**
 * Compiling the language client's library is two thirds of what loading the extension costs. It is a file of its own, read
 * when activation is over.
 */
const languageClientApart = apart('languageClient', 'languageClient');
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

const noParserAtOnce: Refusal = {
  what: /^node_modules\/(@lezer|@yuku-parser|js-yaml|yaml|jsonc-parser|markdown-it|liquidjs|node-diff3|diff)\/|^src\/(rules|generated)\//,
  because: 'it is compiled whenever the command line starts, also to tell what it remembers: reach it through src/cli/whole.ts',
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
    options: { ...node, banner: { js: '#!/usr/bin/env node' }, plugins: [apart('whole', 'cliWhole')], supported: { 'dynamic-import': false } },
    refuses: [noEditor, noWholeZod, noLanguageServer, noMermaid, noParserAtOnce],
  },
  { name: 'cliWhole', entry: 'src/cli/whole.ts', options: node, refuses: [noEditor, noWholeZod, noLanguageServer, noMermaid] },
  judgeBundle,
  ...webviewBundles,
];
