import assert from 'node:assert/strict';
import { FactFile } from '../../src/node/factFile.ts';

/** A file with what is said of some paths, as a run after the first would find it. */
function holding(facts: Readonly<Record<string, string>>): Uint8Array {
  const file = new FactFile(undefined, 'key');
  for (const [path, written] of Object.entries(facts)) file.keep(path, `hash of ${path}`, written);
  const written = file.written();
  assert.ok(written !== undefined);
  return written;
}

const two = { 'a.ts': '{"one":1}', 'b.py': '"두 번째"' };

/** What is left of the two, by path. */
function left(written: Uint8Array | undefined, key = 'key'): Readonly<Record<string, string | undefined>> {
  const file = new FactFile(written, key);
  return Object.fromEntries(Object.keys(two).map((path) => [path, file.recall(path, `hash of ${path}`)]));
}

describe('a file of facts', () => {
  it('gives back what it was told, under the same path and hash alone', () => {
    const file = new FactFile(holding(two), 'key');
    assert.deepEqual(left(holding(two)), two);
    assert.equal(file.recall('a.ts', 'hash of b.py'), undefined);
    assert.equal(file.recall('c.ts', 'hash of a.ts'), undefined);
    assert.equal(file.recall('b.py', 'hash of b.py'), two['b.py']);
    assert.deepEqual(file.counts, { recalled: 1, made: 0 });
  });

  it('says nothing under another key', () => {
    assert.deepEqual(left(holding(two), 'another'), { 'a.ts': undefined, 'b.py': undefined });
  });

  it('never says anything else, whatever bit of it is another and wherever it is cut', () => {
    const whole = holding(two);
    let lost = 0;
    const check = (written: Uint8Array): void => {
      for (const [path, said] of Object.entries(left(written))) {
        assert.ok(said === undefined || said === Reflect.get(two, path), `${path}: ${String(said)}`);
        if (said === undefined) lost += 1;
      }
    };
    for (let at = 0; at < whole.length; at += 1) {
      const flipped = Uint8Array.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      check(flipped);
      check(whole.subarray(0, at));
    }
    check(Buffer.concat([whole, Buffer.from('more')]));
    assert.ok(lost > 3 * whole.length, String(lost));
  });

  it('is written anew only where something is new, and enough of it', () => {
    const large = holding({ 'a.ts': 'x'.repeat(32_000) });
    assert.equal(new FactFile(large, 'key').written(), undefined);
    const little = new FactFile(large, 'key');
    little.keep('c.ts', 'c', 'x'.repeat(900));
    assert.equal(little.written(), undefined);
    const enough = new FactFile(large, 'key');
    enough.keep('c.ts', 'c', 'x'.repeat(1100));
    assert.notEqual(enough.written(), undefined);
  });

  it('lets go of what was not asked for through eight writings, and of nothing sooner', () => {
    let written = holding(two);
    for (let writing = 1; writing <= 9; writing += 1) {
      const file = new FactFile(written, 'key');
      assert.equal(file.recall('a.ts', 'hash of a.ts'), two['a.ts']);
      file.keep('new.ts', `hash ${String(writing)}`, 'x'.repeat(100));
      written = file.written() ?? new Uint8Array();
      assert.equal(new FactFile(written, 'key').recall('b.py', 'hash of b.py'), writing <= 8 ? two['b.py'] : undefined, String(writing));
    }
    assert.equal(new FactFile(written, 'key').recall('a.ts', 'hash of a.ts'), two['a.ts']);
    assert.ok(written.length < 3000, String(written.length));
  });

  it('is never larger than what is read again; what was asked for last stays', () => {
    const large = 'x'.repeat(45 * 1024 * 1024);
    const before = new FactFile(holding({ 'a.ts': large, 'b.py': large }), 'key');
    before.recall('b.py', 'hash of b.py');
    before.keep('c.ts', 'hash of c.ts', large);
    const after = before.written();
    assert.ok(after !== undefined && after.length < 128 * 1024 * 1024);
    const file = new FactFile(after, 'key');
    assert.deepEqual(['a.ts', 'b.py', 'c.ts'].map((path) => file.recall(path, `hash of ${path}`) !== undefined), [false, true, true]);
  }).timeout(30_000);

  it('takes the newest of what it is told of the same text', () => {
    const file = new FactFile(holding(two), 'key');
    assert.equal(file.recall('a.ts', 'hash of a.ts'), two['a.ts']);
    file.keep('a.ts', 'hash of a.ts', '{"one":2}');
    assert.deepEqual(file.counts, { recalled: 0, made: 1 });
    assert.deepEqual(left(file.written()), { ...two, 'a.ts': '{"one":2}' });
  });
});
