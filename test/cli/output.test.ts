import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { builtBundles } from '../server/builtBundles.ts';
import { removeFolder, temporaryFolder } from '../node/temporaryFolder.ts';
import { ordersProject } from '../server/ordersProject.ts';
import { archnotes } from './commandLine.ts';

describe('archnotes lint --output', function () {
  this.timeout(120_000);
  let root: string;
  beforeEach(() => {
    root = temporaryFolder({ ...ordersProject, 'out/report.json': 'old' });
  });
  afterEach(() => {
    removeFolder(root);
  });

  it('writes what would have been printed, over an old report or not, and nothing beside it', async () => {
    const { out } = await archnotes(root, ['lint', '--format', 'json']);
    for (const name of ['out/report.json', 'out/new.json']) {
      assert.deepEqual(await archnotes(root, ['lint', '--format', 'json', '--output', name]), { code: 1, out: '', err: '' });
      assert.equal(fs.readFileSync(path.join(root, name), 'utf8'), out);
    }
    assert.deepEqual(fs.readdirSync(path.join(root, 'out')), ['new.json', 'report.json']);
    const forced = await archnotes(root, ['lint', '--output', 'out/new.json'], { environment: { FORCE_COLOR: '1' } });
    assert.equal(forced.code, 1);
    assert.ok(!fs.readFileSync(path.join(root, 'out/new.json'), 'utf8').includes('\u001b'));
  });

  it('exits with 2 and leaves the old report where it cannot be written: a name too long, a full disk, a read-only one', async () => {
    const long = 'x'.repeat(300);
    const { code, err } = await archnotes(root, ['lint', '--output', long]);
    assert.deepEqual([code, err], [2, `${long} was not written (ENAMETOOLONG). What was there is still there; check the path and the disk.\n`]);
    const disk = path.join(root, 'out');
    // Only root may mount a disk of its own.
    if (!mounted(disk)) return;
    try {
      fs.writeFileSync(path.join(disk, 'report.txt'), 'old');
      fs.writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(4096 * 254));
      const { code, out, err } = await archnotes(root, ['lint', '--format', 'sarif', '--output', 'out/report.txt']);
      assert.deepEqual([code, out, err], [2, '', 'out/report.txt was not written: the disk is full. What was there is still there.\n']);
      assert.equal(fs.readFileSync(path.join(disk, 'report.txt'), 'utf8'), 'old');
      assert.deepEqual(fs.readdirSync(disk).sort(), ['ballast', 'report.txt']);
      execFileSync('mount', ['-o', 'remount,ro', disk]);
      const readOnly = await archnotes(root, ['lint', '--output', 'out/report.txt']);
      assert.deepEqual([readOnly.code, readOnly.err], [2, 'out/report.txt was not written: that is not permitted here. Check the permissions, or whether the disk is read-only.\n']);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it('follows no link', async () => {
    fs.symlinkSync('report.json', path.join(root, 'out/link.json'));
    const { code, err } = await archnotes(root, ['lint', '--output', 'out/link.json']);
    assert.deepEqual([code, err], [2, 'out/link.json was not written: it is a link. Give the file that it leads to.\n']);
    assert.equal(fs.readFileSync(path.join(root, 'out/report.json'), 'utf8'), 'old');
  });

  it('exits with 2 where nobody reads standard output, and where it goes to a full disk, and says that', async () => {
    const unread = await archnotes(root, ['lint', '--format', 'github'], { unread: true });
    assert.deepEqual([unread.code, unread.err], [2, '']);
    // A device of Linux.
    if (!fs.existsSync('/dev/full')) return;
    const bundle = path.join(await builtBundles(), 'cli.js');
    const script = '"$1" "$2" lint >/dev/full 2>err.txt; echo $? >code.txt';
    execFileSync('sh', ['-c', script, 'sh', process.execPath, bundle], { cwd: root, env: { PATH: process.env['PATH'], LC_ALL: 'C' } });
    assert.equal(fs.readFileSync(path.join(root, 'code.txt'), 'utf8'), '2\n');
    assert.equal(fs.readFileSync(path.join(root, 'err.txt'), 'utf8'), 'The report could not be written to standard output (ENOSPC). Check the disk or the program that reads it.\n');
  });
});

/** Puts a file system of 1 MB there, where that is allowed. */
function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
