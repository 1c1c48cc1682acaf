import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { settledStamp } from '../../src/node/basis/basis.ts';
import type { Basis } from '../../src/node/basis/basis.ts';
import { BasisRecorder } from '../../src/node/basis/basisRecorder.ts';
import { renewedBasis } from '../../src/node/basis/renewedBasis.ts';
import { FileReader } from '../../src/node/readFile.ts';
import { removeFolder, temporaryFolder } from './temporaryFolder.ts';

describe('what an answer rests on', () => {
  const { now } = Date;
  let root: string;
  beforeEach(() => {
    root = temporaryFolder({ 'a.ts': 'export {};\n' });
    // However slow the machine, it is looked at just after it was written.
    const written = now();
    Date.now = () => written;
  });
  afterEach(() => {
    Date.now = now;
    removeFolder(root);
  });

  function seen(): Basis {
    const recorder = new BasisRecorder(root);
    recorder.begin();
    recorder.folder('');
    recorder.read('listed', 'a.ts', new FileReader(root).readListed('a.ts'));
    return recorder.basis();
  }

  it('does not trust the stamp of what was written just before it was looked at', () => {
    assert.deepEqual(settledStamp([1, 2, 5000, 5000], 7001), [1, 2, 5000, 5000]);
    assert.equal(settledStamp([1, 2, 5000, 5001], 7001), undefined);
    assert.equal(settledStamp([1, 2, 5001, 5000], 7001), undefined);
    assert.equal(settledStamp([1, 2, 9000, 5000], 7001), undefined, 'from a clock that is ahead');
    assert.equal(settledStamp([1, 2, NaN, NaN], 7001), undefined);
    assert.equal(settledStamp(undefined, 7001), undefined);
    assert.deepEqual([...seen().listed, ...seen().folders].map(({ stamp }) => stamp), [undefined, undefined]);
    Date.now = () => now() + 60_000;
    assert.ok([...seen().listed, ...seen().folders].every(({ stamp }) => stamp !== undefined));
  });

  it('is the same object while nothing has changed, and has new stamps once they can be trusted', () => {
    const young = seen();
    assert.equal(renewedBasis(root, young), young);
    Date.now = () => now() + 60_000;
    const old = renewedBasis(root, young);
    assert.ok(old !== undefined && old !== young);
    assert.equal(renewedBasis(root, old), old);
  });

  it('reads nothing whose stamp is trusted', () => {
    Date.now = () => now() + 60_000;
    const basis = seen();
    const wrong: Basis = { ...basis, listed: Array.from(basis.listed, (sighting) => ({ ...sighting, content: 'not what it holds' })) };
    assert.equal(renewedBasis(root, wrong), wrong);
    assert.equal(renewedBasis(root, { ...wrong, listed: Array.from(wrong.listed, (sighting) => ({ ...sighting, stamp: undefined })) }), undefined);
  });

  it('does not count a restless folder as another, but looks into it', () => {
    Date.now = () => now() + 60_000;
    const basis = seen();
    fs.writeFileSync(path.join(root, 'kept.lint'), '');
    assert.notEqual(renewedBasis(root, basis), basis);
    assert.equal(renewedBasis(root, basis, ''), basis);
    fs.writeFileSync(path.join(root, 'b.ts'), '');
    assert.equal(renewedBasis(root, basis, ''), undefined);
  });

  it('does not hold where the root has gone', () => {
    const basis = seen();
    assert.equal(renewedBasis(path.join(root, 'gone'), basis), undefined);
  });
});
