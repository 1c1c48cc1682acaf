import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { yukuConstants } from '../../../src/build/yukuConstants.ts';

const decoder = readFileSync('node_modules/@yuku-parser/wasm/decode.js', 'utf8');

/** The decoder with one place changed, which has to be there. */
function changed(from: string, to: string): string {
  assert.ok(decoder.includes(from), from);
  return decoder.replace(from, to);
}

describe('constants of the parser’s node table', () => {
  it('say where each field of a node is', () => {
    const constants = yukuConstants(decoder);
    assert.match(constants, /^export const NewExpression = \{ nodeKind: \d+, callee: \{ child: \d \}, arguments: \{ list: \d, count: 'low' \}/m);
    assert.match(constants, /^export const headerWords = \{.*\bfirstNa: \d+/m);
  });

  for (const [name, from, to, complaint] of [
    ['a field that is read in a new way', 'callee:f1!==NULL?node(f1):null', 'callee:lazyNode(f1)', /tag \d+ has a callee of an unknown form/],
    ['a field that moved without its name', 'case 20:{const f1=_u32[b+2]', 'case 20:{const f1=_u32[b+3]', /tag 20 has a f1 of an unknown form/],
    ['a new sort of literal', 'value:null,raw:"null"', 'value:0,raw:"zero"', /literal of an unknown sort/],
    ['another way to read lists', 'function nodeArr(s,len){', 'function nodeArr(s,len){len=len+1;', /reads its tables differently/],
    ['another size of nodes', 'i*11+11', 'i*12+11', /reads its tables differently/],
  ] as const) {
    it(`are refused for a decoder with ${name}`, () => {
      assert.throws(() => yukuConstants(changed(from, to)), complaint);
    });
  }
});
