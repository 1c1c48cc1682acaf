import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSandbox } from '../patterns/sandbox.ts';
import type { Sandbox } from '../patterns/sandbox.ts';
import { stockFiles, stockManifest } from '../patterns/stockPattern.ts';
import { archnotes } from './commandLine.ts';

describe('archnotes pattern', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = makeSandbox();
    sandbox.put('pattern/pattern.json', JSON.stringify(stockManifest()));
    for (const [path, text] of Object.entries(stockFiles)) sandbox.put(`pattern/${path}`, text);
    sandbox.put('answers.json', '{ "entity": "cart" }\n');
  });
  afterEach(() => sandbox.remove());

  const run = (...args: readonly string[]) => archnotes(sandbox.root, ['pattern', ...args]);
  const create = (...args: readonly string[]) => run('new', 'stock-port', '--patterns', 'pattern', '--answers', 'answers.json', '--into', 'shop/facade', ...args);

  /** A run that must fail, say so, and write nothing. */
  async function refused(says: RegExp, ...args: readonly string[]): Promise<void> {
    const before = sandbox.tree();
    const { code, out, err } = await create(...args);
    assert.equal(code, 2, out + err);
    assert.match(err, says);
    assert.match(err, /Nothing was written\.\n$/);
    assert.deepEqual(sandbox.tree(), before);
  }

  it('lists the patterns, for people and for programs', async () => {
    const people = await run('list');
    assert.match(people.out, /^strangler-facade \d+\.\d+\.\d+ {2}Strangler facade: /m);
    const programs = await run('list', '--format', 'json', '--patterns', 'pattern');
    assert.match(programs.out, /^\{\n {2}"version": 1,\n {2}"patterns": \[/);
    assert.match(programs.out, /"id": "stock-port",\n {6}"version": "1\.0\.0",\n {6}"theme": "migration",\n {6}"title": "Stock port"/);
    assert.deepEqual([people.code, programs.code], [0, 0]);
  });

  it('lists what can be read and says what is wrong with the rest', async () => {
    sandbox.put('pattern/pattern.json', JSON.stringify({ ...stockManifest(), hooks: [] }, null, 2));
    const { code, out, err } = await run('list', '--patterns', 'pattern');
    assert.equal(code, 2);
    assert.match(out, /^strangler-facade/m);
    assert.match(err, /pattern\.json:\d+:3: The key "hooks" is not known here/);
  });

  it('shows what a pattern asks', async () => {
    const { code, out } = await run('show', 'stock-port', '--patterns', 'pattern');
    assert.equal(code, 0);
    assert.match(out, /seconds \(1–3600; default: 30; asked if cached = true\)/);
    const programs = await run('show', 'stock-port', '--patterns', 'pattern', '--format', 'json');
    assert.match(programs.out, /"id": "entity",\n {8}"type": "text",\n {8}"default": "stock-item"/);
  });

  it('speaks Korean', async () => {
    const { out } = await run('show', 'strangler-facade', '--language', 'ko');
    assert.match(out, /스트랭글러 파사드/);
    assert.match(out, /다음일 때만 묻습니다: shadowReads = true/);
  });

  it('writes, says what, and has nothing to do the second time', async () => {
    const first = await create();
    assert.deepEqual([first.code, first.err], [0, '']);
    assert.match(first.out, /^new {6}src\/cartPort\.ts\nstock-port 1\.0\.0: 1 files written into shop\/facade, 0 were there already\.\n$/);
    assert.match(readFileSync(join(sandbox.target, 'src', 'cartPort.ts'), 'utf8'), /CartPort/);
    const after = sandbox.tree();
    assert.match((await create()).out, /0 files written into shop\/facade, 1 were there already/);
    assert.deepEqual(sandbox.tree(), after);
  });

  it('writes nothing in a dry run', async () => {
    const before = sandbox.tree();
    const { code, out } = await create('--dry-run', '--format', 'json');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      pattern: { id: 'stock-port', version: '1.0.0' },
      record: '.archnotes/scaffolds/stock-port.json',
      into: 'shop/facade',
      dryRun: true,
      written: 0,
      files: [{ path: 'src/cartPort.ts', status: 'create' }],
      abandoned: [],
      problems: [],
    });
    assert.deepEqual(sandbox.tree(), before);
  });

  it('keeps a file with other content unless told otherwise', async () => {
    const mine = sandbox.put('shop/facade/src/cartPort.ts', 'mine\r\n');
    await refused(/^src\/cartPort\.ts: There is already a file with other content/);
    await refused(/--force/, '--dry-run');
    const programs = await create('--format', 'json');
    assert.match(programs.out, /"status": "conflict"/);
    assert.equal(programs.code, 2);
    assert.equal((await create('--force')).code, 0);
    assert.match(readFileSync(mine, 'utf8'), /CartPort/);
  });

  it('takes another line end or a byte order mark for the same content', async () => {
    await create();
    const file = join(sandbox.target, 'src', 'cartPort.ts');
    writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8').replaceAll('\n', '\r\n')}`);
    assert.match((await create()).out, /1 were there already/);
  });

  it('refuses a target that is a file, a link, or lies below one', async () => {
    sandbox.put('shop/taken', 'a file');
    await refused(/^\.: There is a file where a folder is needed/, '--into', 'shop/taken');
    await refused(/There is a file where a folder is needed/, '--into', 'shop/taken/below');
    symlinkSync(join(sandbox.root, 'neighbour'), join(sandbox.root, 'shop', 'link'));
    await refused(/^\.: This is a link/, '--into', 'shop/link');
    assert.deepEqual(readdirSync(join(sandbox.root, 'neighbour')), ['ledger.txt']);
  });

  it('refuses a folder that may not be written to', async function () {
    if (process.getuid?.() === 0) {
      // Root may write everywhere: a read-only file system is what stops root, and /proc is one.
      await refused(/may be written to/, '--into', '/proc/archnotes');
      return;
    }
    mkdirSync(join(sandbox.root, 'locked'));
    chmodSync(join(sandbox.root, 'locked'), 0o555);
    await refused(/read-only/, '--into', 'locked');
  });

  it('names file, line and column of answers that do not fit', async () => {
    sandbox.put('answers.json', '{\n  "entity": "Cart"\n}\n');
    await refused(/^answers\.json:2:3: "entity": Use small letters/);
    sandbox.put('answers.json', '{\n  "entity" "cart"\n}\n');
    await refused(/^answers\.json:2:12: This is not JSON: a colon is expected here/);
    sandbox.put('answers.json', '{ "colour": "red" }');
    await refused(/^answers\.json:1:3: There is no question "colour"/);
    await refused(/^none\.json: The answers file cannot be read \(ENOENT\)/, '--answers', 'none.json');
  });

  it('says what is missing from the command', async () => {
    assert.match((await run('new', 'strangler-facade')).err, /--answers is missing/);
    assert.match((await run('new', 'strangler-facade', '--answers', 'answers.json')).err, /--into is missing/);
    assert.match((await run('show')).err, /Say what to do/);
    assert.match((await run('make', 'strangler-facade')).err, /Say what to do/);
    assert.match((await run('show', 'strangler')).err, /There is no pattern "strangler"\. The patterns are: .*\bstrangler-facade\b/);
    assert.match((await run('list', 'all')).err, /one argument too many/);
    assert.equal((await run('show')).code, 2);
  });
});
