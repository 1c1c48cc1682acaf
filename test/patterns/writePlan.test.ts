import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedFile } from '../../src/core/pattern/planFile.ts';
import { contentHash } from '../../src/node/contentHash.ts';
import { writeTarget } from '../../src/node/write.ts';
import type { WriteRefusal } from '../../src/node/write.ts';
import { writePlan } from '../../src/node/writePlan.ts';
import { makeSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';

const note = '.archnotes-unfinished.json';
const mine = '\uFEFFmine\r\nno final newline';

/** Ten new files in several folders, and three that replace others: at the start, in the middle and at the end. */
function plan(): readonly PlannedFile[] {
  const created = Array.from({ length: 10 }, (_, at) => newFile(`src/part${at % 4}/file${at}.ts`));
  const replaced = ['README.md', 'src/part1/old.ts', 'tsconfig.json'].map((path): PlannedFile => ({ ...newFile(path), status: 'conflict', seen: contentHash(mine) }));
  const [first, ...others] = replaced;
  return [...(first === undefined ? [] : [first]), ...created.slice(0, 5), ...others, ...created.slice(5)];
}

function newFile(path: string): PlannedFile {
  return { path, status: 'create', text: `// ${path}\n`, seen: undefined };
}

describe('writing a plan', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = makeSandbox();
    for (const path of ['README.md', 'src/part1/old.ts', 'tsconfig.json']) sandbox.put(`shop/facade/${path}`, mine);
  });
  afterEach(() => sandbox.remove());

  it('writes all of it', () => {
    const written = writePlan(sandbox.target, plan(), true);
    assert.ok(written.ok);
    assert.equal(written.value.length, 13);
    assert.ok(sandbox.tree().includes('shop/facade/README.md // README.md\n'));
  });

  it('keeps what it may not replace', () => {
    const written = writePlan(sandbox.target, plan(), false);
    assert.ok(written.ok);
    assert.equal(written.value.length, 10);
    assert.ok(sandbox.tree().includes(`shop/facade/README.md ${Buffer.from(mine).toString('latin1')}`));
  });

  const reasons: readonly WriteRefusal[] = ['denied', 'no-space'];
  for (const reason of reasons) {
    it(`leaves everything as it was when any file is refused: ${reason}`, () => {
      const before = sandbox.tree();
      for (let failing = 0; failing < 13; failing++) {
        let count = 0;
        const result = writePlan(sandbox.target, plan(), true, (...write) => (count++ === failing ? { kind: 'refused', reason } : writeTarget(...write)));
        assert.ok(!result.ok);
        assert.equal(result.problems[0]?.path, plan()[failing]?.path);
        assert.deepEqual(sandbox.tree(), before, `file ${failing}`);
      }
    });
  }

  it('leaves everything as it was when the disk throws', () => {
    const before = sandbox.tree();
    for (let failing = 0; failing < 13; failing++) {
      let count = 0;
      const failingWrite: typeof writeTarget = (...write) => {
        if (count++ === failing) throw new Error('EIO: i/o error, write');
        return writeTarget(...write);
      };
      assert.throws(() => writePlan(sandbox.target, plan(), true, failingWrite), /EIO/);
      assert.deepEqual(sandbox.tree(), before, `file ${failing}`);
    }
  });

  it('tells what the operating system says, by file', () => {
    const before = sandbox.tree();
    const result = writePlan(sandbox.target, plan(), true, () => {
      throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    });
    assert.ok(!result.ok);
    assert.deepEqual(result.problems.map(({ path, message }) => [path, /EIO/.test(message.en)]), [['README.md', true]]);
    assert.deepEqual(sandbox.tree(), before);
  });

  it('makes the target folder, and takes it away again', () => {
    rmSync(sandbox.target, { recursive: true });
    const before = sandbox.tree();
    const fresh = [newFile('a/b/c.ts'), newFile('d.ts')];
    let count = 0;
    assert.ok(!writePlan(join(sandbox.target, 'x', 'y'), fresh, false, (...write) => (count++ === 1 ? { kind: 'refused', reason: 'no-space' } : writeTarget(...write))).ok);
    assert.deepEqual(sandbox.tree(), before);
    assert.ok(writePlan(join(sandbox.target, 'x', 'y'), fresh, false).ok);
    assert.ok(sandbox.tree().includes('shop/facade/x/y/a/b/c.ts // a/b/c.ts\n'));
  });

  it('refuses what has changed since it was planned', () => {
    writeFileSync(join(sandbox.target, 'tsconfig.json'), 'changed meanwhile');
    const before = sandbox.tree();
    const result = writePlan(sandbox.target, plan(), true);
    assert.ok(!result.ok);
    assert.match(result.problems[0]?.message.en ?? '', /has changed since/);
    assert.deepEqual(sandbox.tree(), before);
  });

  it('refuses a new file that somebody else has written meanwhile', () => {
    mkdirSync(join(sandbox.target, 'src', 'part0'), { recursive: true });
    writeFileSync(join(sandbox.target, 'src', 'part0', 'file8.ts'), 'theirs');
    const before = sandbox.tree();
    assert.ok(!writePlan(sandbox.target, plan(), true).ok);
    assert.deepEqual(sandbox.tree(), before);
  });

  it('leaves alone, and names, what somebody changed before it could be taken back', () => {
    let count = 0;
    const result = writePlan(sandbox.target, plan(), true, (...write) => {
      if (count++ < 5) return writeTarget(...write);
      writeFileSync(join(sandbox.target, 'README.md'), 'theirs');
      return { kind: 'refused', reason: 'no-space' };
    });
    assert.ok(!result.ok);
    assert.deepEqual(result.problems.map(({ path }) => path), ['src/part0/file4.ts', 'README.md']);
    assert.ok(sandbox.tree().includes('shop/facade/README.md theirs'));
    // What was there before stands in the note alone: archnotes pattern undo knows of it.
    assert.ok(existsSync(join(sandbox.target, note)));
  });

  it('does not begin where other work has begun since it was planned', () => {
    sandbox.put(`shop/facade/${note}`, 'of somebody else');
    const before = sandbox.tree();
    const result = writePlan(sandbox.target, plan(), true);
    assert.ok(!result.ok);
    assert.match(result.problems[0]?.message.en ?? '', /was begun and is not finished/);
    assert.deepEqual(sandbox.tree(), before);
  });
});
