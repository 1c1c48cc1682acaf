import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ensurePart } from './fetch.ts';
import type { Part } from './parts.ts';
import { runProgram } from './program.ts';

describe('the pinned parts of the harness', function () {
  this.timeout(60_000);
  let root = '';
  let into = '';
  let part: Part;
  let said: string[] = [];
  const ensure = (wanted = part) => ensurePart(wanted, { into, say: (sentence) => said.push(sentence) });

  before(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'archnotes-fetch-'));
    part = await packedPart(root);
  });
  beforeEach(async () => {
    into = await mkdtemp(path.join(root, 'parts-'));
    said = [];
  });
  after(() => rm(root, { recursive: true, force: true }));

  const lamp = (folder: string) => path.join(folder, 'lamp', 'lamp.txt');

  it('are installed once and then used as they are', async () => {
    const folder = await ensure();
    assert.equal(await readFile(lamp(folder), 'utf8'), 'it shines\n');
    await ensure();
    assert.deepEqual(said, ['Fetching lamp@1.0.0 …']);
    assert.deepEqual(await readdir(into), ['lamp']);
  });

  it('are mended when a file is cut short', async () => {
    await truncate(lamp(await ensure()), 4);
    assert.equal(await readFile(lamp(await ensure()), 'utf8'), 'it shines\n');
    assert.equal(said[1], 'Mending (other version, or damaged) lamp@1.0.0 …');
  });

  it('are mended when the stamp is missing, as after a run that was killed', async () => {
    await rm(path.join(await ensure(), '.stamp.json'));
    await ensure();
    assert.equal(said[1], 'Mending (half installed) lamp@1.0.0 …');
  });

  it('are mended when they have stopped working', async () => {
    let broken = true;
    await ensure();
    const failsOnce = { ...part, check: () => (broken ? Promise.reject(new Error('no light')) : Promise.resolve()) };
    const prepare = () => { broken = false; return Promise.resolve(); };
    await ensure({ ...failsOnce, prepare });
    assert.equal(said[1], 'Mending (does not work: no light) lamp@1.0.0 …');
  });

  it('are fetched again when another version is pinned', async () => {
    await ensure();
    await ensure({ ...part, recipe: 2 });
    assert.equal(said.length, 2);
  });

  it('are refused when the tarball is not the pinned one, and nothing is left behind', async () => {
    const forged = { ...part, packages: part.packages.map((item) => ({ ...item, integrity: 'sha512-AAAA' })) };
    await assert.rejects(ensure(forged), /lamp@1\.0\.0 is not the pinned tarball/);
    assert.deepEqual(await readdir(into), []);
  });

  it('are refused when they do not work after installing', async () => {
    const dark = { ...part, check: () => Promise.reject(new Error('no light')) };
    await assert.rejects(ensure(dark), /Cannot install lamp@1\.0\.0 .*no light/);
    assert.deepEqual(await readdir(into), []);
  });

  it('are installed by one of two runs while the other waits', async () => {
    await Promise.all([ensure(), ensure()]);
    assert.deepEqual(said, ['Fetching lamp@1.0.0 …']);
  });

  it('survive the lock and the leftovers of a run that was killed', async () => {
    const dead = await deadProcess();
    await writeFile(path.join(into, '.lock'), dead);
    await mkdir(path.join(into, `lamp.partial-${dead}`));
    await ensure();
    assert.deepEqual(await readdir(into), ['lamp']);
  });

  it('are asked for in a clear sentence when the registry is out of reach', async () => {
    const absent = { ...part, packages: part.packages.map(({ source: _, ...item }) => item) };
    const unreachable = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0', npm_config_cache: path.join(root, 'cache') };
    const before = Object.keys(unreachable).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, unreachable);
    try {
      await assert.rejects(ensure(absent), /^Error: Cannot fetch lamp@1\.0\.0: the npm registry is not reachable\. Connect/);
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });
});

/** A part made of one small npm tarball on disk. */
async function packedPart(root: string): Promise<Part> {
  const source = path.join(root, 'source');
  await mkdir(source);
  await writeFile(path.join(source, 'package.json'), '{"name":"lamp","version":"1.0.0"}');
  await writeFile(path.join(source, 'lamp.txt'), 'it shines\n');
  await runProgram('npm', ['pack', '--silent', '--pack-destination', root], { cwd: source, seconds: 60 });
  const tarball = path.join(root, 'lamp-1.0.0.tgz');
  const integrity = `sha512-${createHash('sha512').update(await readFile(tarball)).digest('base64')}`;
  return {
    id: 'lamp',
    recipe: 1,
    packages: [{ name: 'lamp', version: '1.0.0', integrity, source: tarball }],
    check: async (folder) => { await readFile(path.join(folder, 'lamp', 'lamp.txt')); },
  };
}

/** The number of a process that has ended. */
async function deadProcess(): Promise<string> {
  const { stdout } = await runProgram(process.execPath, ['-p', 'process.pid'], { seconds: 30 });
  return stdout.trim();
}
