import * as assert from 'node:assert/strict';
import { build } from 'esbuild';
import { patchMermaid } from '../../src/build/mermaidPatch.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';

const patch = { from: 'console.log("slow");', to: 'console.log("$&");' };

/** Bundles a Mermaid of these modules with the patch; gives the text, or what the build refused. */
async function bundle(modules: Readonly<Record<string, string>>): Promise<string> {
  const entry = `import './node_modules/mermaid/dist/one.mjs';\nimport './node_modules/mermaid/dist/two.mjs';\n`;
  const folder = temporaryFolder({ 'main.js': entry, ...Object.fromEntries(Object.entries(modules).map(([name, text]) => [`node_modules/mermaid/dist/${name}.mjs`, text])) });
  try {
    const { outputFiles } = await build({ entryPoints: ['main.js'], absWorkingDir: folder, bundle: true, write: false, logLevel: 'silent', plugins: [patchMermaid([patch])] });
    return outputFiles[0]?.text ?? '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    removeFolder(folder);
  }
}

describe('patching Mermaid', () => {
  const place = `${patch.from}\nconsole.log(1);\n`;

  it('replaces the one place, as it is written', async () => {
    assert.match(await bundle({ one: place, two: 'console.log(2);\n' }), /console\.log\("\$&"\);/);
  });

  for (const [what, modules, count] of [
    ['is gone', { one: 'console.log(1);\n', two: 'console.log(2);\n' }, 0],
    ['is there twice', { one: place, two: place }, 2],
    ['is there twice in one module', { one: place + place, two: '' }, 2],
  ] as const) {
    it(`refuses to build when the place ${what}`, async () => {
      assert.ok((await bundle(modules)).includes(`Mermaid has changed: ${count} places instead of one`));
    });
  }
});
