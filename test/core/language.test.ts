import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill, phrase } from '../../src/core/language.ts';
import shell from '../../l10n/shell.json';

const root = join(__dirname, '..', '..');
const prefixes = ['cli.', 'client.', 'diagram.', 'scaffold.', 'server.', 'status.'];

describe('sentences of the shells', () => {
  it('are sorted by id and named for the shell that says them', () => {
    const ids = Object.keys(shell);
    assert.deepEqual(ids, [...ids].sort());
    for (const id of ids) assert.ok(prefixes.some((prefix) => id.startsWith(prefix)), id);
  });

  it('exist in English and Korean with the same placeholders', () => {
    for (const [id, sentence] of Object.entries(shell)) {
      assert.deepEqual(Object.keys(sentence), ['en', 'ko'], id);
      assert.ok(sentence.en.trim() !== '' && sentence.ko.trim() !== '', id);
      assert.deepEqual(placeholders(sentence.ko), placeholders(sentence.en), id);
    }
  });

  it('are each said somewhere in src', () => {
    const source = sourceFiles(join(root, 'src')).map((file) => readFileSync(file, 'utf8')).join('\n');
    // An id is written out, or its last word is put in: the compiler knows the words that can be.
    const said = (id: string): boolean => source.includes(`'${id}'`) || source.includes(`\`${id.replace(/[\w-]+$/, '')}\${`);
    const unsaid = Object.keys(shell).filter((id) => !said(id));
    assert.deepEqual(unsaid, []);
  });

  it('are looked up by id and language', () => {
    assert.equal(phrase('client.trust.manage', 'en'), shell['client.trust.manage'].en);
    assert.equal(phrase('client.trust.manage', 'ko'), shell['client.trust.manage'].ko);
  });

  it('take their data and leave in sight what is missing', () => {
    assert.equal(fill('{count} of {total} in {folder}', { count: 0, folder: '$& {count}' }), '0 of {total} in $& {count}');
    assert.equal(fill('{constructor}', {}), '{constructor}');
  });
});

function placeholders(sentence: string): readonly string[] {
  return [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('generated'))
    .map((path) => join(folder, path));
}
