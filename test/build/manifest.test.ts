import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const root = join(__dirname, '..', '..');
const strings = z.record(z.string(), z.string());
const manifest = readFileSync(join(root, 'package.json'), 'utf8');
const english = readStrings('package.nls.json');
const korean = readStrings('package.nls.ko.json');

describe('strings of the manifest', () => {
  it('are exactly those that package.json names', () => {
    const named = [...new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1] ?? ''))].sort();
    assert.ok(named.length > 0);
    assert.deepEqual(Object.keys(english).sort(), named);
    assert.deepEqual(Object.keys(korean).sort(), named);
  });

  it('differ between English and Korean, and Korean is written in Hangul', () => {
    for (const [key, text] of Object.entries(korean)) {
      assert.notEqual(text, english[key], key);
      // A file for each language is named in none.
      if (!text.startsWith('./dist/')) assert.match(text, /[가-힣]/, key);
    }
  });
});

function readStrings(name: string): Record<string, string> {
  return strings.parse(JSON.parse(readFileSync(join(root, name), 'utf8')));
}
