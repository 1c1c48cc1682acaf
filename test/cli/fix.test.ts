import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { writeFixedFile } from '../../src/cli/fix/fixedFile.ts';
import { contentHash } from '../../src/node/contentHash.ts';
import { removeFolder, temporaryFolder, writeFiles } from '../node/temporaryFolder.ts';
import { lazyRedis, ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';

describe('archnotes lint --fix', function () {
  this.timeout(120_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder(ordersProject);
  });
  afterEach(() => {
    removeFolder(root);
  });
  const source = (): string => fs.readFileSync(path.join(root, 'src/redis.ts'), 'utf8');

  it('shows as a diff what it would change, and changes it', async () => {
    const dry = await archnotes(root, ['lint', '--fix-dry-run']);
    assert.deepEqual([dry.code, dry.err], [1, 'Files that --fix would change: 1. Nothing was written.\n']);
    assert.equal(source(), ordersProject['src/redis.ts']);
    assert.match(dry.out, /^--- a\/src\/redis\.ts\n\+\+\+ b\/src\/redis\.ts\n@@ -1,4 \+1,4 @@\n import Redis[\s\S]*\n-export const redis = .*\n\+export const redis = .*lazyConnect: true/);
    assert.deepEqual(await archnotes(root, ['lint', '--fix']), { code: 0, out: 'No findings. Files: 4. Lambda handlers: 1.\n', err: 'Files fixed: 1.\n' });
    assert.equal(source(), lazyRedis);
    assert.deepEqual(await archnotes(root, ['lint', '--fix-dry-run']), { code: 0, out: '', err: 'Files that --fix would change: 0. Nothing was written.\n' });
  });

  it('fixes only the files and rules that are named', async () => {
    assert.equal((await archnotes(root, ['lint', '--fix', '--rule', 'pool-times-concurrency', '--rule', 'snapstart-invalid'])).code, 0);
    assert.equal((await archnotes(root, ['lint', '--fix', 'src/placeOrder.ts'])).err, 'Files fixed: 0.\n');
    assert.equal(source(), ordersProject['src/redis.ts']);
    assert.equal((await archnotes(root, ['lint', '--fix', '--rule', 'redis-eager-connect', 'src/redis.ts'])).err, 'Files fixed: 1.\n');
    assert.equal(source(), lazyRedis);
  });

  it('keeps byte order mark, encoding and line ends', async () => {
    const text = ordersProject['src/redis.ts'].replaceAll('\n', '\r\n');
    writeFiles(root, { 'src/redis.ts': Buffer.from(`\ufeff${text}`, 'utf16le') });
    await archnotes(root, ['lint', '--fix']);
    assert.equal(fs.readFileSync(path.join(root, 'src/redis.ts')).toString('utf16le'), `\ufeff${lazyRedis.replaceAll('\n', '\r\n')}`);
    writeFiles(root, { 'src/redis.ts': `\ufeff${text}` });
    await archnotes(root, ['lint', '--fix']);
    assert.equal(source(), `\ufeff${lazyRedis.replaceAll('\n', '\r\n')}`);
  });

  it('refuses what is no valid text, with code 2, and reports all the same', async () => {
    const latin1 = Buffer.concat([Buffer.from(ordersProject['src/redis.ts']), Buffer.from('// caf\xe9\n', 'latin1')]);
    writeFiles(root, { 'src/redis.ts': latin1 });
    const { code, out, err } = await archnotes(root, ['lint', '--fix']);
    assert.deepEqual([code, err], [2, 'src/redis.ts was not written: some of its bytes are no valid text and would be lost. Save it as UTF-8 first.\nFiles fixed: 0.\n']);
    assert.match(out, /redis-eager-connect/);
    assert.deepEqual(fs.readFileSync(path.join(root, 'src/redis.ts')), latin1);
  });

  it('refuses a file that has changed since it was judged', () => {
    const edits = [{ range: { start: 0, end: 0 }, newText: '// fixed\n' }];
    const fixed = { path: 'src/redis.ts', hash: contentHash(ordersProject['src/redis.ts']), edits };
    assert.equal(writeFixedFile(root, { ...fixed, hash: contentHash('another text') }), 'changed');
    assert.equal(writeFixedFile(root, { ...fixed, path: 'src/gone.ts' }), 'changed');
    assert.equal(source(), ordersProject['src/redis.ts']);
    assert.equal(writeFixedFile(root, fixed), undefined);
    assert.equal(source(), `// fixed\n${ordersProject['src/redis.ts']}`);
  });

  it('explains a rule in the language asked for, in a folder without anything', async () => {
    const english = await archnotes(root, ['lint', '--explain', 'redis-eager-connect']);
    assert.deepEqual([english.code, english.err], [0, '']);
    assert.match(english.out, /^# redis-eager-connect\n\n[\s\S]*lazyConnect: true/);
    assert.doesNotMatch(english.out, /<!--/);
    const korean = await archnotes(root, ['lint', '--explain=redis-eager-connect', '--language', 'ko'], { environment: { FORCE_COLOR: '1' } });
    assert.match(korean.out, /^\u001b\[1m# redis-eager-connect\u001b\[22m\n\nLambda 함수가/);
  });
});
