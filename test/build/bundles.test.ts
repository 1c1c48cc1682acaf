import * as assert from 'node:assert/strict';
import { build } from 'esbuild';
import { bundleRefusals } from '../../src/build/bundleRefusals.ts';
import { bundles } from '../../src/build/bundleTable.ts';
import { bundleAll } from '../../src/build/bundling.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';

/** [bundle, what its entry imports, what the sentence says]; no sentence where the import is right. */
const cases: readonly (readonly [string, string, string | undefined])[] = [
  ['server', 'vscode', 'send a message instead'],
  ['worker', 'vscode', 'send a message instead'],
  ['cli', 'vscode', 'send a message instead'],
  ['extension', 'vscode', undefined],
  ['server', '../vscode/panel.ts', 'send a message instead'],
  ['server', 'zod', "import * as z from 'zod/mini'"],
  ['worker', 'zod', "import * as z from 'zod/mini'"],
  ['cli', 'zod', "import * as z from 'zod/mini'"],
  ['extension', 'zod', "import * as z from 'zod/mini'"],
  ['worker', 'vscode-languageserver', 'does not speak the language server protocol'],
  ['cli', 'vscode-languageserver', 'does not speak the language server protocol'],
  ['server', 'vscode-languageserver', undefined],
  ['extension', '../core/languages/yaml/parse.ts', 'nothing parses, globs or judges there'],
  ['extension', '../generated/rules.ts', 'nothing parses, globs or judges there'],
  ['extension', 'js-yaml', 'no parser runs there'],
  ['worker', '../core/languages/yaml/parse.ts', undefined],
  ['cli', 'node:fs', undefined],
];

const entry = 'src/planted/main.ts';
const text = "export const order = 'paid';\n";
const module = (name: string) => ({ [`node_modules/${name}/package.json`]: JSON.stringify({ name, main: 'index.js' }), [`node_modules/${name}/index.js`]: text });

const files = {
  'src/vscode/panel.ts': text,
  'src/core/languages/yaml/parse.ts': text,
  'src/generated/rules.ts': text,
  ...module('vscode-languageserver'),
  ...module('js-yaml'),
  'node_modules/zod/package.json': JSON.stringify({ name: 'zod', main: 'index.js' }),
  'node_modules/zod/index.js': "export { order } from './v4/classic/external.js';\n",
  'node_modules/zod/v4/classic/external.js': text,
};

describe('bundles', () => {
  let folder = '';
  before(() => {
    folder = temporaryFolder(files);
  });
  after(() => removeFolder(folder));

  for (const [name, imported, said] of cases) {
    it(`${name} ${said === undefined ? 'may' : 'may not'} contain ${imported}`, async () => {
      const bundle = bundles.find((candidate) => candidate.name === name);
      assert.ok(bundle);
      writeFiles(folder, { [entry]: `import * as all from '${imported}';\nconsole.log(all);\n` });
      const { metafile } = await build({ ...bundle.options, entryPoints: [entry], outdir: 'dist', absWorkingDir: folder, bundle: true, write: false, metafile: true });
      const sentences = bundleRefusals({ ...bundle, entry }, metafile);
      if (said === undefined) assert.deepEqual(sentences, []);
      else {
        assert.equal(sentences.length, 1);
        assert.ok(sentences[0]?.includes(said), sentences[0]);
        assert.ok(sentences[0]?.includes(`${entry} → `), sentences[0]);
      }
    });
  }

  it('are the same bytes when built twice', async () => {
    const [once, twice] = [await bundleAll({ dev: false }), await bundleAll({ dev: false })];
    assert.deepEqual([...once.outputs.keys()], [...twice.outputs.keys()]);
    for (const [path, bytes] of once.outputs) assert.ok(Buffer.from(bytes).equals(twice.outputs.get(path) ?? Buffer.alloc(0)), path);
    const inNode = [...once.outputs].filter(([path]) => /^dist\/\w+\.js$/.test(path));
    // With a single other letter V8 keeps a script in twice the memory.
    assert.deepEqual(inNode.filter(([, bytes]) => bytes.some((byte) => byte > 0x7f)).map(([path]) => path), []);
    assert.ok(inNode.length >= 7, `${inNode.length} scripts`);
  }).timeout(60_000);
});
