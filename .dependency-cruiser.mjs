/**
 * The boundaries between the rooms of `src/` (ARCHITECTURE.md). Each has a sentence for whoever trips it, and a planted
 * violation in test/build/boundaries.test.ts.
 */

/** Packages that parse or merge in plain JavaScript or wasm: they run wherever the core runs. */
const parsers = ['zod', '@lezer/common', '@lezer/python', '@yuku-parser/wasm', '@yuku-toolchain/types', 'js-yaml', 'yaml', 'jsonc-parser', 'markdown-it', 'mermaid', 'ignore', 'liquidjs', 'node-diff3'];

const packages = (...names) => `^node_modules/(@types/)?(${names.join('|')})/`;
const anyPackage = '^node_modules/';
/** Where esbuild and the npm scripts begin. */
const entries = [
  '^src/vscode/extension[.]ts$',
  '^src/server/(main|worker)[.]ts$',
  '^src/cli/main[.]ts$',
  '^src/webview/[^/]+[.]ts$',
  '^src/judge/judge[.]ts$',
  '^src/build/(bundle|check|package|generate)[.]ts$',
];
const editor = '^vscode$|^node_modules/@types/vscode/';

/** `from` may use nothing but what `may` matches. */
const only = (name, from, may, comment) => ({ name, severity: 'error', comment, from, to: { pathNot: may } });
/** `from` may not use what `to` matches. */
const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

export default {
  forbidden: [
    only(
      'core-is-pure',
      { path: '^src/core/' },
      ['^src/core/', '^src/generated/yukuNodes[.]ts$', '^l10n/shell[.]json$', packages(...parsers)],
      'The core knows no editor, no file system, no process and no rule: it takes text and gives values. Let the shell (src/node, src/server, src/cli, src/vscode) do the effect and pass in what the core needs.',
    ),
    only(
      'rule-keeps-to-its-room',
      { path: '^src/rules/([^/]+)/' },
      ['^src/rules/$1/', '^src/core/rule/index[.]ts$'],
      'A rule sees src/core/rule/index.ts and its own folder, nothing else. If it needs more, the model lacks a word: add that to the core and export it there.',
    ),
    only(
      'clients-are-rows',
      { path: '^src/clients/' },
      ['^src/core/rule/index[.]ts$'],
      'A file in src/clients is rows of data about one package: it imports the type ClientRow from src/core/rule/index.ts and nothing else.',
    ),
    only(
      'protocol-is-schemas',
      { path: '^src/protocol/' },
      ['^src/protocol/', packages('zod')],
      'Messages between processes are zod schemas that every side can load: the protocol imports zod/mini and other protocol files only.',
    ),
    only(
      'webview-is-a-browser',
      { path: '^src/webview/' },
      ['^src/webview/', '^src/protocol/', '^src/core/(diagram|capacity|languages/mermaid)/', packages('mermaid', 'zod', 'dompurify', 'katex'), packages('vscode-webview')],
      'The webview runs in a browser, walled off from the extension: it knows the protocol, Mermaid and the pure src/core/diagram, src/core/capacity and src/core/languages/mermaid. Ask the host for the rest by message.',
    ),
    only(
      'judge-is-a-realm',
      { path: '^src/judge/' },
      ['^src/judge/', '^src/core/(model|languages/mermaid)/', packages('mermaid', 'zod')],
      'The judge runs in a realm without Node, without a document and without an editor: it knows Mermaid and the pure src/core/languages/mermaid.',
    ),
    never(
      'host-stays-thin',
      { path: '^src/vscode/' },
      { path: ['^src/(rules|clients|generated|node|server|cli|build|webview|judge)/', '^src/core/(languages|link|engine|project[.]ts)', packages(...parsers.filter((name) => name !== 'zod'))] },
      'The extension host is shared with every other extension, so nothing parses, globs or judges there. Send the server a message (src/protocol/server.ts) and show what it answers.',
    ),
    never(
      'only-the-host-knows-vscode',
      { path: '^src/', pathNot: '^src/vscode/' },
      { path: ['^src/vscode/', editor] },
      'Only src/vscode may import vscode, or anything of that folder: everything else also runs where there is no editor.',
    ),
    never(
      'shells-stay-apart',
      { path: '^src/(server|cli|node)/' },
      { path: ['^src/(webview|judge|build)/', '^src/rules/', '^src/clients/'] },
      'The server and the command line reach rules and client rows through src/generated, and the browser only by message.',
    ),
    never(
      'node-is-a-port',
      { path: '^src/node/' },
      { path: ['^src/(server|cli|generated)/'] },
      'src/node is the workspace on a real file system for whoever wants one: it does not know who that is.',
    ),
    never(
      'server-does-not-know-the-command-line',
      { path: '^src/server/' },
      { path: '^src/cli/' },
      'The command line may use the worker of the server, not the other way round: move what both need to src/node or the core.',
    ),
    never(
      'no-language-server-on-the-command-line',
      { path: '^src/(cli|node)/|^src/server/worker[^/]*[.]ts$' },
      { path: packages('vscode-languageserver', 'vscode-languageserver-protocol', 'vscode-jsonrpc', 'vscode-languageclient'), reachable: true },
      'The command line and the worker do not speak the language server protocol; loading its libraries would cost every run. Keep them to the files that only src/server/main.ts leads to.',
    ),
    never(
      'registries-are-generated',
      { path: '^src/', pathNot: '^src/(generated|rules|clients)/' },
      { path: '^src/(rules|clients)/' },
      'Nobody imports a rule or a client row by name: `npm run generate` writes src/generated/rules.ts and src/generated/clients.ts from the folders, so that adding one touches one folder.',
    ),
    never(
      'build-is-not-shipped',
      { path: '^src/', pathNot: '^src/build/' },
      { path: '^src/build/' },
      'src/build makes the product and is no part of it: move what the product needs into the room that owns it.',
    ),
    never(
      'tests-are-not-shipped',
      { path: '^src/' },
      { path: '^test/' },
      'The product does not import its tests: move what both need into src/.',
    ),
    never(
      'no-cycle',
      { path: '^(src|test)/' },
      { circular: true },
      'Modules that import each other cannot be read, tested or loaded one at a time. Find the part that both need and give it a file of its own, or pass it in as an argument.',
    ),
    {
      name: 'no-dead-module',
      severity: 'warn',
      comment: 'No entry of src/build/bundleTable.ts and no npm script leads to this module: import it where it is needed, or delete it. A test is not a use.',
      from: { path: entries },
      to: { path: '^src/', pathNot: entries, reachable: false },
    },
    never(
      'no-unresolved-import',
      { path: '^(src|test)/' },
      { couldNotResolve: true, pathNot: '^vscode$' },
      'This import leads nowhere on disk: a typing slip, a file that moved, or a package that is not in package.json.',
    ),
    never(
      'no-undeclared-package',
      { path: '^(src|test)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: editor },
      'This package is there only because another one needs it, and may vanish with that one: declare it in package.json with its exact version.',
    ),
  ],
  options: {
    doNotFollow: { path: anyPackage },
    exclude: { path: ['^src/rules/[^/]+/fixtures/', '^test/.*(fixtures|workspaces)/', '^(dist|out|templates)/', '^(src|test)/.*[.]d[.]ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'types', 'default'], mainFields: ['module', 'main', 'types'] },
    builtInModules: { add: ['vscode'] },
  },
};
