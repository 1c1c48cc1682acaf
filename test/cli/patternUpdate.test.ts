import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { makeSandbox } from '../patterns/sandbox.ts';
import type { Sandbox } from '../patterns/sandbox.ts';
import { stockFiles, stockManifest } from '../patterns/stockPattern.ts';
import { archnotes } from './commandLine.ts';

const firstTwo = (questions: unknown): readonly unknown[] => (Array.isArray(questions) ? questions.slice(0, 2) : []);
const recordPath = 'shop/facade/.archnotes/scaffolds/stock-port.json';

describe('archnotes pattern update and status', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  const manifest = (changes: object = {}) => sandbox.put('pattern/pattern.json', JSON.stringify({ ...stockManifest(), ...changes }));
  const run = (...args: readonly string[]) => archnotes(sandbox.root, ['pattern', ...args, '--patterns', 'pattern']);
  const update = (...args: readonly string[]) => run('update', 'shop/facade', ...args);
  const status = (...args: readonly string[]) => run('status', 'shop/facade', ...args);
  const create = (...args: readonly string[]) => run('new', 'stock-port', '--answers', 'answers.json', '--into', 'shop/facade', ...args);
  const port = () => join(sandbox.target, 'src', 'cartPort.ts');
  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(file, 'utf8');
    assert.ok(text.includes(from), text);
    writeFileSync(file, text.replace(from, to));
  };
  /** A later version of the pattern: the port gets a method. */
  const nextVersion = (files: Readonly<Record<string, string>> = {}) => {
    manifest({ version: '1.1.0' });
    const texts = { ...stockFiles, 'files/port.ts': `${stockFiles['files/port.ts'] ?? ''}\nexport const capacity = 500;\n`, ...files };
    for (const [path, text] of Object.entries(texts)) sandbox.put(`pattern/${path}`, text);
  };

  beforeEach(async () => {
    sandbox = makeSandbox();
    manifest();
    for (const [path, text] of Object.entries(stockFiles)) sandbox.put(`pattern/${path}`, text);
    sandbox.put('answers.json', '{ "entity": "cart", "cached": true }\n');
    assert.equal((await create()).code, 0);
  });
  afterEach(() => sandbox.remove());

  it('records what was generated, and has nothing to do while the pattern stays as it is', async () => {
    const record: { readonly answers: object; readonly files: Readonly<Record<string, string>> } = JSON.parse(readFileSync(join(sandbox.root, recordPath), 'utf8'));
    assert.deepEqual(record.answers, { entity: 'cart', note: 'none', cached: true, seconds: 30 });
    assert.deepEqual(Object.keys(record.files), ['src/cache.ts', 'src/cartPort.ts']);
    assert.deepEqual(await status(), { code: 0, out: 'current  stock-port (stock-port 1.0.0)\n', err: '' });
    const before = sandbox.tree();
    assert.equal((await update()).code, 0);
    assert.deepEqual(sandbox.tree(), before);
  });

  it('tells that a scaffold is stale, in its exit code too', async () => {
    nextVersion();
    assert.deepEqual(await status(), { code: 1, out: 'stale    stock-port (stock-port 1.0.0; 1.1.0 is there: archnotes pattern update)\n', err: '' });
    const { code, out } = await status('--format', 'json');
    const { scaffolds }: { readonly scaffolds: readonly unknown[] } = JSON.parse(out);
    assert.deepEqual([code, scaffolds], [1, [{ name: 'stock-port', pattern: { id: 'stock-port', version: '1.0.0' }, available: '1.1.0', stale: true, putBack: [] }]]);
  });

  it('merges the new version with the edits of the user', async () => {
    edit(port(), 'count()', 'countAll()');
    nextVersion();
    const { code, out } = await update();
    assert.deepEqual([code, out], [0, 'merged   src/cartPort.ts\nthe same src/cache.ts\nstock-port 1.1.0: 1 files written into shop/facade, 1 were there already.\n']);
    assert.match(readFileSync(port(), 'utf8'), /countAll\(\)[\s\S]*capacity = 500/);
    assert.equal((await status()).code, 0);
    const after = sandbox.tree();
    assert.equal((await update()).code, 0);
    assert.deepEqual(sandbox.tree(), after);
  });

  it('keeps both sides of a conflict, says so, and merges nothing over it until it is settled', async () => {
    edit(port(), 'count()', 'countAll()');
    nextVersion({ 'files/port.ts': (stockFiles['files/port.ts'] ?? '').replace('count()', 'countEach()') });
    const { code, out } = await update();
    assert.equal(code, 1);
    assert.match(out, /^CONFLICT src\/cartPort\.ts$/m);
    assert.match(readFileSync(port(), 'utf8'), /<<<<<<< yours\n.*countAll.*\n=======\n.*countEach.*\n>>>>>>> stock-port 1\.1\.0\n/);
    manifest({ version: '1.2.0' });
    sandbox.put('pattern/files/port.ts', `// Read only.\n${(stockFiles['files/port.ts'] ?? '').replace('count()', 'countEach()')}`);
    const before = sandbox.tree();
    const again = await update();
    assert.equal(again.code, 2);
    assert.match(again.err, /^src\/cartPort\.ts: There are conflict markers of an earlier merge/);
    assert.deepEqual(sandbox.tree(), before);
  });

  it('notices that an update was undone in one file, and makes it again with the next one', async () => {
    writeFileSync(port(), `${readFileSync(port(), 'utf8')}\nexport const depots = 2;\n`);
    const edited = readFileSync(port(), 'utf8');
    nextVersion({ 'files/port.ts': `// Read only.\n${stockFiles['files/port.ts'] ?? ''}`, 'files/cache.ts': 'export const keepFor = <%= seconds %>;\n' });
    assert.equal((await update()).code, 0);
    const merged = readFileSync(port(), 'utf8');
    assert.match((await status()).out, /^current/);
    writeFileSync(port(), edited);
    const behind = await status();
    assert.deepEqual([behind.code, behind.out], [1, 'stale    stock-port (stock-port 1.1.0; the update was undone in src/cartPort.ts: archnotes pattern update)\n']);
    assert.match((await update()).out, /^merged {3}src\/cartPort\.ts\nthe same src\/cache\.ts\n/);
    assert.equal(readFileSync(port(), 'utf8'), merged);
    assert.match((await status()).out, /^current/);
  });

  it('still notices it when another update has changed other files since', async () => {
    const before = readFileSync(port(), 'utf8');
    nextVersion();
    assert.equal((await update()).code, 0);
    nextVersion({ 'files/cache.ts': 'export const keepFor = <%= seconds %>;\n' });
    manifest({ version: '1.2.0' });
    assert.match((await update()).out, /^the same src\/cartPort\.ts\nupdated {2}src\/cache\.ts\n/);
    writeFileSync(port(), before);
    assert.match((await status()).out, /the update was undone in src\/cartPort\.ts/);
  });

  it('takes what is edited after such an undo for what the user wants', async () => {
    nextVersion();
    const before = readFileSync(port(), 'utf8');
    assert.equal((await update()).code, 0);
    writeFileSync(port(), `${before}// without capacity\n`);
    assert.match((await status()).out, /^current/);
    assert.match((await update()).out, /^yours {4}src\/cartPort\.ts$/m);
  });

  it('writes nothing in a dry run', async () => {
    nextVersion();
    const before = sandbox.tree();
    const { code, out } = await update('--dry-run', '--format', 'json');
    const report: { readonly scaffolds: readonly { readonly files: unknown }[] } = JSON.parse(out);
    assert.deepEqual([code, report.scaffolds[0]?.files], [0, [{ path: 'src/cartPort.ts', status: 'update' }, { path: 'src/cache.ts', status: 'identical' }]]);
    assert.deepEqual(sandbox.tree(), before);
  });

  it('leaves away what the user has deleted, and leaves alone what the pattern no longer makes', async () => {
    rmSync(port());
    nextVersion();
    manifest({ version: '1.1.0', questions: firstTwo(stockManifest()['questions']), files: [{ from: 'files/port.ts', to: 'src/<%= entity | camel %>Port.ts' }] });
    const { code, out } = await update();
    assert.equal(code, 0);
    assert.match(out, /^deleted {2}src\/cartPort\.ts\nno longer made src\/cache\.ts\n/);
    assert.deepEqual([existsSync(port()), existsSync(join(sandbox.target, 'src', 'cache.ts'))], [false, true]);
  });

  it('takes new answers for the same files as an update, and other files as another scaffold', async () => {
    writeFileSync(port(), `${readFileSync(port(), 'utf8')}\nexport const depots = 2;\n`);
    sandbox.put('answers.json', '{ "entity": "cart", "note": "both depots" }\n');
    const again = await create();
    assert.equal(again.code, 0);
    assert.match(again.out, /^merged {3}src\/cartPort\.ts\nno longer made src\/cache\.ts\n/);
    assert.match(readFileSync(port(), 'utf8'), /both depots[\s\S]*depots = 2/);
    sandbox.put('answers.json', '{ "entity": "order" }\n');
    assert.equal((await create()).code, 0);
    assert.match((await status()).out, /^current {2}stock-port \(.*\ncurrent {2}stock-port-2 \(/);
  });

  it('does not take a file that was kept from the pattern for its own', async () => {
    sandbox.put('shop/facade/src/orderPort.ts', 'mine\n');
    sandbox.put('answers.json', '{ "entity": "order" }\n');
    assert.equal((await create()).code, 2);
    assert.equal((await create('--force')).code, 0);
    nextVersion();
    assert.equal((await update()).code, 0);
    assert.match(readFileSync(join(sandbox.target, 'src', 'orderPort.ts'), 'utf8'), /capacity/);
  });

  const badRecords: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
    'is no JSON': ['{ "version": 1,', /stock-port\.json:1:\d+: .*/],
    'has a key that is not known': [JSON.stringify({ version: 1, pattern: { id: 'stock-port', version: '1.0.0' }, answers: {}, files: {}, hooks: [] }), /The key "hooks" is not known here/],
    'leads out of the folder': [JSON.stringify({ version: 1, pattern: { id: 'stock-port', version: '1.0.0' }, answers: {}, files: { '../x.ts': 'AA==' } }), /"\.\."/],
    'cannot be unpacked': [JSON.stringify({ version: 1, pattern: { id: 'stock-port', version: '1.0.0' }, answers: {}, files: { 'src/x.ts': 'AAAA' } }), /the record is damaged/],
    'is a bomb': [JSON.stringify({ version: 1, pattern: { id: 'stock-port', version: '1.0.0' }, answers: {}, files: { 'src/x.ts': deflateRawSync('0'.repeat(50_000_000)).toString('base64') } }), /the record is damaged/],
    'names a pattern that is not there': [JSON.stringify({ version: 1, pattern: { id: 'gone', version: '1.0.0' }, answers: {}, files: {} }), /made by the pattern "gone", which is not there/],
    'is of a newer version': [JSON.stringify({ version: 1, pattern: { id: 'stock-port', version: '9.0.0' }, answers: {}, files: {} }), /version 9\.0\.0 of its pattern, and only 1\.0\.0 is there/],
    'has answers that no longer fit': [JSON.stringify({ version: 1, pattern: { id: 'stock-port', version: '1.0.0' }, answers: { entity: 'No Name' }, files: {} }), /recorded answers no longer fit/],
  };
  for (const [what, [text, says]] of Object.entries(badRecords)) {
    it(`says where a record ${what}, and writes nothing`, async () => {
      sandbox.put(recordPath, text);
      const before = sandbox.tree();
      for (const { code, err } of [await update(), await status()]) {
        assert.equal(code, 2);
        assert.match(err, says);
      }
      assert.deepEqual(sandbox.tree(), before);
    });
  }

  it('says where nothing was scaffolded', async () => {
    assert.deepEqual(await run('status', 'neighbour'), { code: 0, out: 'Nothing was scaffolded into neighbour: it has no .archnotes/scaffolds.\n', err: '' });
    assert.match((await run('update')).err, /Say which folder: archnotes pattern update DIR\./);
  });
});
