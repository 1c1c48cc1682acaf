import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pattern } from '../../src/cli/commands/pattern.ts';
import type { Language } from '../../src/core/model/text.ts';
import { makeSandbox } from '../patterns/sandbox.ts';
import type { Sandbox } from '../patterns/sandbox.ts';
import { stockFiles, stockManifest } from '../patterns/stockPattern.ts';
import { archnotes } from './commandLine.ts';
import type { Outcome } from './commandLine.ts';

const deep = 'services/stock/port';
const note = '.archnotes-unfinished.json';
/** More steps than any of these runs has. */
const mostSteps = 200;

interface Report {
  readonly unfinished?: { readonly folder: string; readonly files: readonly { readonly path: string; readonly state: string }[] };
  readonly problems: readonly { readonly message: string }[];
}

describe('archnotes pattern, killed while it writes', function () {
  this.timeout(300_000);
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = makeSandbox();
    sandbox.put('pattern/pattern.json', JSON.stringify(stockManifest()));
    for (const [path, text] of Object.entries(stockFiles)) sandbox.put(`pattern/${path}`, text);
    sandbox.put('answers.json', '{ "entity": "cart", "cached": true }\n');
  });
  afterEach(() => sandbox.remove());

  /** In this process, since nothing ends it. */
  async function run(args: readonly string[], language: Language = 'en'): Promise<Outcome> {
    const texts = { out: '', err: '' };
    const terminal = { out: (text: string) => void (texts.out += text), err: (text: string) => void (texts.err += text), colours: false };
    const code = await pattern({ args: [...args, '--patterns', 'pattern'], language, cwd: sandbox.root, terminal });
    return { code, ...texts };
  }
  const create = (into: string, ...more: readonly string[]): readonly string[] => ['new', 'stock-port', '--answers', 'answers.json', '--into', into, ...more];
  const killed = (args: readonly string[], when: { readonly KILL_AT: string } | { readonly KILL_AFTER: string }): Promise<Outcome> =>
    archnotes(sandbox.root, ['pattern', ...args, '--patterns', 'pattern'], { environment: { NODE_OPTIONS: `--require ${join(__dirname, 'killAtWrite.cjs')}`, ...when } });
  const killedAt = (args: readonly string[], step: number): Promise<Outcome> => killed(args, { KILL_AT: String(step) });
  const into = (folder: string, path: string): string => join(sandbox.root, folder, path);

  /**
   * Kills the command at every step of its writing, and each time takes back what it left, until it is killed when all is
   * done. Gives how often it was killed with its note on the disk, and how often before.
   */
  async function killAtEveryStep(args: readonly string[], folder: string): Promise<{ readonly halfDone: number; readonly untouched: number }> {
    const before = sandbox.tree();
    const counts = { halfDone: 0, untouched: 0 };
    for (let step = 1; step < mostSteps; step += 1) {
      assert.equal((await killedAt(args, step)).code, null, `it came to its end before step ${step}`);
      const left = sandbox.tree();
      if (left.some((line) => line.includes(`${note} `))) {
        counts.halfDone += 1;
        const next = await run([...args, '--format', 'json']);
        const { unfinished, problems }: Report = JSON.parse(next.out);
        assert.equal(next.code, 2, `step ${step}`);
        assert.match(problems[0]?.message ?? '', /cut off, or is still going on: \d of 3 files/);
        assert.equal(unfinished?.folder, folder);
        assertTold(unfinished.files, left, before, folder);
        assert.deepEqual(sandbox.tree(), left, `step ${step}: something was done before it was settled`);
      } else if (left.some((line) => line.startsWith(`${folder}/`) && !line.includes(note) && !before.includes(line))) {
        assert.match((await run(args)).out, / 0 files written|: 0 files/);
        assert.deepEqual(sandbox.tree(), left, 'something was left to do');
        return counts;
      } else counts.untouched += 1;
      assert.equal((await run(['undo', folder])).code, 0, `step ${step}`);
      assert.deepEqual(sandbox.tree(), before, `step ${step}`);
    }
    throw new Error('It never came to an end.');
  }

  /** What is said of every file is what stands on the disk. */
  function assertTold(files: readonly { readonly path: string; readonly state: string }[], left: readonly string[], before: readonly string[], folder: string): void {
    const line = (lines: readonly string[], path: string): string | undefined => lines.find((each) => each.startsWith(`${folder}/${path} `));
    for (const { path, state } of files) {
      const hasChanged = line(left, path) !== line(before, path);
      assert.equal(state === 'written' || state === 'partly', hasChanged, `${path} is ${state}`);
    }
  }

  it('new files in folders that were not there: undo gives the tree as it was, whenever it was killed', async () => {
    const { halfDone, untouched } = await killAtEveryStep(create(deep), deep);
    assert.ok(halfDone >= 15 && untouched >= 2, JSON.stringify({ halfDone, untouched }));
  });

  it('files that are replaced and merged: undo gives their bytes back, whenever it was killed', async () => {
    assert.equal((await run(create('shop/facade'))).code, 0);
    const port = into('shop/facade', 'src/cartPort.ts');
    writeFileSync(port, `\uFEFF${readFileSync(port, 'utf8').replaceAll('\n', '\r\n')}// 창고는 둘입니다.`);
    sandbox.put('pattern/pattern.json', JSON.stringify({ ...stockManifest(), version: '1.1.0' }));
    sandbox.put('pattern/files/port.ts', `// Read only.\n${stockFiles['files/port.ts'] ?? ''}`);
    sandbox.put('pattern/files/cache.ts', 'export const keepForSeconds = <%= seconds %> * 2;\n');
    const { halfDone } = await killAtEveryStep(['update', 'shop/facade'], 'shop/facade');
    assert.ok(halfDone >= 15, String(halfDone));
  });

  /** Kills a scaffold that replaces a file of the user's, as soon as it is replaced. */
  async function cutOff(): Promise<string> {
    const cache = sandbox.put('shop/facade/src/cache.ts', 'mine\r\n');
    assert.equal((await killed(create('shop/facade', '--force'), { KILL_AFTER: 'src/cache.ts' })).code, null);
    assert.equal(readFileSync(cache, 'utf8'), 'export const keepForSeconds = 30;\n');
    return cache;
  }

  it('the undo itself, killed: the next one goes on from there', async () => {
    await cutOff();
    const copy = join(sandbox.root, 'pattern', 'half-written');
    cpSync(join(sandbox.root, 'shop'), copy, { recursive: true });
    assert.equal((await run(['undo', 'shop/facade'])).code, 0);
    const before = sandbox.tree();
    let kills = 0;
    for (let done = false; !done; kills += 1) {
      rmSync(join(sandbox.root, 'shop'), { recursive: true });
      cpSync(copy, join(sandbox.root, 'shop'), { recursive: true });
      done = (await killedAt(['undo', 'shop/facade'], kills + 1)).code !== null;
      assert.equal((await run(['undo', 'shop/facade'])).code, 0);
      assert.deepEqual(sandbox.tree(), before, `step ${kills}`);
    }
    assert.ok(kills >= 8, String(kills));
  });

  it('leaves alone, and names, what was changed meanwhile, and forgets it when told to keep it', async () => {
    const cache = await cutOff();
    writeFileSync(cache, 'mine, edited after the crash\n');
    assert.match((await run(['status', 'shop/facade'])).err, /^changed meanwhile {2}src\/cache\.ts$/m);
    const undone = await run(['undo', 'shop/facade']);
    assert.equal(undone.code, 1);
    assert.match(undone.out, /^changed meanwhile {2}src\/cache\.ts$/m);
    assert.match(undone.err, /^src\/cache\.ts: This file could not be put back/);
    assert.equal(readFileSync(cache, 'utf8'), 'mine, edited after the crash\n');
    assert.equal(existsSync(into('shop/facade', 'src/cartPort.ts')), false);
    assert.equal((await run(['status', 'shop/facade'])).code, 2, 'it is settled before anybody settled it');
    assert.equal((await run(['undo', 'shop/facade', '--keep'])).code, 0);
    assert.equal(readFileSync(cache, 'utf8'), 'mine, edited after the crash\n');
    assert.equal((await run(['status', 'shop/facade'])).code, 0);
  });

  it('leaves alone a new file that somebody has gone on with, and puts back the rest', async () => {
    const cache = await cutOff();
    const port = into('shop/facade', 'src/cartPort.ts');
    const edited = `${readFileSync(port, 'utf8')}// 창고는 둘입니다.\n`;
    writeFileSync(port, edited);
    const { code, out } = await run(['undo', 'shop/facade']);
    assert.equal(code, 1);
    assert.match(out, /^changed meanwhile {2}src\/cartPort\.ts$/m);
    assert.equal(readFileSync(port, 'utf8'), edited);
    assert.equal(readFileSync(cache, 'utf8'), 'mine\r\n');
  });

  it('says it in Korean, for the folder that is meant, and in every folder below', async () => {
    assert.equal((await killed(create(deep), { KILL_AFTER: 'src/cartPort.ts' })).code, null);
    mkdirSync(into(deep, 'src/more'), { recursive: true });
    for (const folder of [deep, `${deep}/src/more`]) {
      const { code, err } = await run(['status', folder], 'ko');
      assert.equal(code, 2);
      assert.match(err, /services\/stock\/port에 쓰는 작업이 중간에 끊겼거나 .* 3개 가운데 1개를 썼습니다\. .*"archnotes pattern undo services\/stock\/port"/);
      assert.match(err, /^(?:일부만 )?씀 +src\/cartPort\.ts$/m);
      assert.match(err, /^쓰기 전 +src\/cache\.ts$/m);
    }
    assert.equal((await run(['undo', `${deep}/src/more`])).code, 2);
    assert.equal((await run(['undo', deep])).code, 0);
  });

  it('has nothing to take back where nothing was cut off', async () => {
    assert.deepEqual(await run(['undo', 'shop/facade']), { code: 0, out: 'Nothing in shop/facade was cut off: there is nothing to take back.\n', err: '' });
    await assert.rejects(run(['undo']), /Say which folder: archnotes pattern undo DIR\./);
  });
});
