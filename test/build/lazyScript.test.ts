import assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vm from 'node:vm';
import { build } from 'esbuild';
import { ascii } from '../../src/build/ascii.ts';
import { lazyScript } from '../../src/build/lazyScript.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';

const files = {
  'main.js': "import { count } from './shared.js';\nran.push('main');\nglobalThis.draw = async (kind) => (kind === 'pie' ? (await import('./pie.js')).default() : (await import('./flow.js')).draw());\nglobalThis.counted = () => count;\n",
  'shared.js': "ran.push('shared');\nexport let count = 0;\nexport const next = () => (count += 1);\n",
  'pie.js': "import { next } from './shared.js';\nran.push('pie');\nexport default () => `pie ${next()}`;\n",
  'flow.js': "import { next } from './shared.js';\nran.push('flow');\nexport const draw = () => `flow ${next()} ${'…'.replace(/…|é/, '.')}`;\n",
};

describe('a lazy script', () => {
  for (const minify of [true, false]) {
    it(`runs each module once, when it is asked for${minify ? ', also without room' : ''}`, async () => {
      const folder = temporaryFolder(files);
      const { outputFiles } = await build({ entryPoints: [path.join(folder, 'main.js')], outdir: folder, bundle: true, splitting: true, format: 'esm', minify, write: false, plugins: [lazyScript('main.js')] });
      removeFolder(folder);
      assert.equal(outputFiles.length, 1);
      const realm = vm.createContext({ ran: [] });
      const ask = (code: string): unknown => new vm.Script(code).runInContext(realm);
      ask(outputFiles[0]?.text ?? '');

      assert.equal(ask('ran.join()'), 'shared,main');
      assert.equal(await ask("draw('flow')"), 'flow 1 .');
      assert.equal(await ask("draw('flow')"), 'flow 2 .');
      assert.equal(ask('ran.join()'), 'shared,main,flow');
      assert.equal(await ask("draw('pie')"), 'pie 3');
      assert.equal(ask('counted()'), 3);
    });
  }

  it('says no other letters than ASCII has, and means the same', () => {
    const script = "[/[é…]/.test('…'), /^😀$/u.test('😀'), '한é'.length, 'ab'].join()";

    assert.match(ascii(script), /^[\0-\x7f]+$/);
    assert.equal(new vm.Script(ascii(script)).runInNewContext(), 'true,true,2,ab');
  });
});
