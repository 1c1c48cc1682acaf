import assert from 'node:assert/strict';
import { checkTargetPath } from '../../../src/core/pattern/targetPath.ts';
import { exportNames } from '../../../src/core/diagram/exportNames.ts';

const one = (document: string, title = '') => ({ document, title, index: 0, count: 1 });

describe('names of exported files', () => {
  it('the document alone where it has one diagram, else also number and title', () => {
    assert.deepEqual(exportNames([one('docs/order-states.mmd', 'Orders')]), ['docs-order-states']);
    const several = ['Payment flow', '', '결제 / 취소'].map((title, index) => ({ document: 'notes.md', title, index, count: 3 }));
    assert.deepEqual(exportNames(several), ['notes-1-Payment-flow', 'notes-2', 'notes-3-결제-취소']);
  });

  it('are all different, also where case does not count', () => {
    assert.deepEqual(exportNames([one('a.mmd'), one('A.mmd'), one('a.md'), one('a-2.md')]), ['a', 'A-2', 'a-3', 'a-2-2']);
  });

  it('lead nowhere, whatever documents and titles are called', () => {
    const hostile = ['../../etc/passwd', '..', '.', '/', 'C:\\x', 'con.mmd', 'NUL', 'a\u0000b', 'a\u202Eb', '%2e%2e%2f', '~', ' ', '', 'ﾠ', '파'.repeat(300), 'x'.repeat(300), '--', '.git/config', '👩‍👩‍👧', '한글.mmd'];
    const names = exportNames(hostile.flatMap((text) => [one(text), { document: 'a.md', title: text, index: 0, count: 2 }]));
    assert.equal(new Set(names).size, names.length);
    for (const name of names) {
      assert.equal(checkTargetPath(`${name}.svg`), undefined, name);
      assert.doesNotMatch(name, /[/\\.]/);
    }
  });
});
