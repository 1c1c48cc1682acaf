import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { root } from '../../src/build/root.ts';
import { runTool } from '../../src/build/run.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';

interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const plant = (rule: string, file: string, imported: string): Plant => ({ rule, file, text: `import '${imported}';\n` });

/** One file for each way to trip a boundary. */
const plants: readonly Plant[] = [
  plant('core-is-pure', 'src/core/engine/readsDisk.ts', 'node:fs'),
  plant('core-is-pure', 'src/core/engine/knowsShell.ts', '../../node/disk.ts'),
  plant('core-is-pure', 'src/core/engine/knowsRedis.ts', 'ioredis'),
  plant('core-is-pure', 'src/core/engine/knowsRule.ts', '../../generated/rules.ts'),
  plant('rule-keeps-to-its-room', 'src/rules/eager-connect/looksInside.ts', '../../core/engine/order.ts'),
  plant('rule-keeps-to-its-room', 'src/rules/eager-connect/looksNextDoor.ts', '../late-quit/rule.ts'),
  plant('rule-keeps-to-its-room', 'src/rules/eager-connect/readsDisk.ts', 'node:fs'),
  plant('clients-are-rows', 'src/clients/redis.ts', '../core/engine/order.ts'),
  plant('clients-are-rows', 'src/clients/valkey.ts', 'zod/mini'),
  plant('protocol-is-schemas', 'src/protocol/order.ts', '../core/engine/order.ts'),
  plant('protocol-is-schemas', 'src/protocol/wire.ts', 'vscode-jsonrpc'),
  plant('webview-is-a-browser', 'src/webview/judges.ts', '../core/engine/order.ts'),
  plant('webview-is-a-browser', 'src/webview/readsDisk.ts', 'node:fs'),
  plant('judge-is-a-realm', 'src/judge/readsDisk.ts', 'node:fs'),
  plant('judge-is-a-realm', 'src/judge/draws.ts', '../webview/frame.ts'),
  plant('host-stays-thin', 'src/vscode/parses.ts', 'js-yaml'),
  plant('host-stays-thin', 'src/vscode/judges.ts', '../core/engine/order.ts'),
  plant('host-stays-thin', 'src/vscode/readsDisk.ts', '../node/disk.ts'),
  plant('only-the-host-knows-vscode', 'src/server/asksEditor.ts', 'vscode'),
  plant('only-the-host-knows-vscode', 'src/cli/asksHost.ts', '../vscode/extension.ts'),
  plant('shells-stay-apart', 'src/server/draws.ts', '../webview/frame.ts'),
  plant('node-is-a-port', 'src/node/knowsServer.ts', '../server/main.ts'),
  plant('server-does-not-know-the-command-line', 'src/server/prints.ts', '../cli/main.ts'),
  plant('no-language-server-on-the-command-line', 'src/cli/speaks.ts', '../server/connection.ts'),
  plant('registries-are-generated', 'src/server/choosesRule.ts', '../rules/late-quit/rule.ts'),
  plant('registries-are-generated', 'src/core/engine/choosesClient.ts', '../../clients/mysql.ts'),
  plant('build-is-not-shipped', 'src/cli/builds.ts', '../build/bundle.ts'),
  plant('tests-are-not-shipped', 'src/node/borrows.ts', '../../test/node/folder.ts'),
  plant('no-cycle', 'src/node/egg.ts', './hen.ts'),
  plant('no-cycle', 'test/node/egg.ts', './hen.ts'),
  { rule: 'no-dead-module', file: 'src/node/forgotten.ts', text: 'export {};\n' },
  plant('no-unresolved-import', 'src/node/mistyped.ts', './dsk.ts'),
  plant('no-undeclared-package', 'src/node/borrowed.ts', 'left-pad'),
];

const empty = 'export {};\n';

/** What the planted files import, and what keeps to every boundary. */
const innocent: Readonly<Record<string, string>> = {
  'src/vscode/extension.ts': "import 'vscode';\nimport 'node:path';\nimport 'vscode-languageclient/node';\nimport '../protocol/server.ts';\nimport type {} from '../core/model/order.ts';\n",
  'src/server/main.ts': "import './connection.ts';\nimport '../generated/rules.ts';\nimport '../generated/clients.ts';\nimport '../node/disk.ts';\n",
  'src/server/connection.ts': "import 'vscode-languageserver';\nimport '../protocol/server.ts';\n",
  'src/cli/main.ts': "import '../node/disk.ts';\nimport '../core/engine/order.ts';\n",
  'src/webview/frame.ts': "import 'mermaid';\nimport '../protocol/server.ts';\n",
  'src/judge/judge.ts': "import 'mermaid';\nimport '../core/model/order.ts';\n",
  'src/build/bundle.ts': "import 'esbuild';\n",
  'src/node/disk.ts': "import 'node:fs';\n",
  'src/core/engine/order.ts': "import '../model/order.ts';\nimport 'js-yaml';\nimport * as z from 'zod/mini';\nz;\n",
  'src/core/model/order.ts': empty,
  'src/core/rule/index.ts': empty,
  'src/protocol/server.ts': "import 'zod/mini';\n",
  'src/rules/late-quit/rule.ts': "import '../../core/rule/index.ts';\nimport './sentences.ts';\n",
  'src/rules/late-quit/sentences.ts': empty,
  'src/clients/mysql.ts': "import type {} from '../core/rule/index.ts';\n",
  'src/generated/rules.ts': "import '../rules/late-quit/rule.ts';\n",
  'src/generated/clients.ts': "import '../clients/mysql.ts';\n",
  'test/node/folder.ts': "import 'mocha';\nimport '../../src/rules/late-quit/rule.ts';\n",
};

/** The far ends of the planted cycles. */
const accomplices: Readonly<Record<string, string>> = {
  'src/node/hen.ts': "import './egg.ts';\n",
  'test/node/hen.ts': "import './egg.ts';\n",
};

const declared = ['esbuild', 'ioredis', 'js-yaml', 'mermaid', 'mocha', 'vscode-jsonrpc', 'vscode-languageclient', 'vscode-languageserver', 'zod'];

/** Packages as far as an import needs them. */
const installed = Object.fromEntries(
  [...declared, 'left-pad'].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    ...['index.js', 'mini.js', 'node.js'].map((file) => [`node_modules/${name}/${file}`, '']),
  ]),
);

const config = z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) });
const report = z.object({ summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }) });

describe('boundaries', () => {
  let folder = '';
  let rules: z.infer<typeof config>['forbidden'] = [];

  const cruise = (type: string) =>
    runTool('dependency-cruiser/bin/dependency-cruise.mjs', ['src', 'test', '--config', join(root, '.dependency-cruiser.mjs'), '--output-type', type], folder);

  before(async () => {
    const url: string = pathToFileURL(join(root, '.dependency-cruiser.mjs')).href;
    const module: unknown = await import(url);
    rules = z.object({ default: config }).parse(module).default.forbidden;
    folder = temporaryFolder({
      ...installed,
      ...innocent,
      ...accomplices,
      ...Object.fromEntries(plants.map(({ file, text }) => [file, text])),
      'package.json': JSON.stringify({ name: 'planted', devDependencies: Object.fromEntries(declared.map((name) => [name, '1.0.0'])) }),
      'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'ESNext', moduleResolution: 'Bundler', allowImportingTsExtensions: true, noEmit: true } }),
    });
  });
  after(() => removeFolder(folder));

  it('each refuse what is planted against them, and nothing that keeps to them', async () => {
    const { output } = await cruise('json');
    const { violations } = report.parse(JSON.parse(output)).summary;
    const found = new Set(violations.map(({ from, rule }) => `${rule.name}: ${from}`));
    for (const { rule, file } of plants) assert.ok(found.has(`${rule}: ${file}`), `${file} should trip ${rule}; tripped: ${[...found].filter((line) => line.endsWith(file)).join(', ')}`);
    assert.deepEqual([...found].filter((line) => Object.keys(innocent).some((file) => line.endsWith(`: ${file}`))), []);
  });

  it('each tell whoever trips them what to do', async () => {
    const { code, output } = await cruise('err-long');
    const said = output.replace(/\s+/g, ' ');
    assert.notEqual(code, 0);
    for (const { name, comment } of rules) {
      assert.ok(said.includes(`${name}: `), name);
      assert.ok(said.includes(comment), `${name} should say: ${comment}`);
    }
  });

  it('are each proven by a planted file', () => {
    assert.deepEqual([...new Set(plants.map(({ rule }) => rule))].sort(), rules.map(({ name }) => name).sort());
  });
});
