import assert from 'node:assert/strict';
import { importsOf, mergeModules } from '../../src/build/mergedModules.ts';

const texts = new Map([
  ['a.js', 'let n=0;function add(){n+=1}export{n as a,add as b};'],
  ['b.js', 'import{a as n}from"./a.js";var twice=()=>n*2;export{twice as a,twice as default};'],
  ['late.js', 'import "./a.js";\nimport{a as x,b as add}from"./a.js";import{a}from"./b.js";add();export{x,a as twice};'],
]);
const merge = { name: 'one.js', members: ['a.js', 'b.js'], minify: true };

describe('modules that are made one', () => {
  it('say what they said apart, also of what changes later', async () => {
    const merged = await mergeModules(texts, merge);
    assert.deepEqual([...merged.keys()], ['late.js', 'one.js']);
    const [one, late] = [addressOf(merged.get('one.js') ?? ''), merged.get('late.js') ?? ''];
    const { x, twice } = await load(addressOf(late.replaceAll('"./one.js"', JSON.stringify(one))));
    assert.deepEqual([x, twice()], [1, 2]);
    assert.equal((await load(one)).default(), 2);
  });

  it('are imported from the new one by all others', async () => {
    const merged = await mergeModules(texts, merge);
    assert.deepEqual(importsOf(merged.get('late.js') ?? ''), ['one.js']);
    assert.deepEqual(importsOf(merged.get('one.js') ?? ''), []);
    const bare = await mergeModules(new Map([...texts, ['bare.js', 'import "./a.js";']]), merge);
    assert.deepEqual(importsOf(bare.get('bare.js') ?? ''), ['one.js']);
  });

  it('keep importing what is not among them', async () => {
    assert.deepEqual(importsOf((await mergeModules(texts, { ...merge, members: ['b.js', 'late.js'] })).get('one.js') ?? ''), ['a.js']);
  });

  it('are refused where somebody refers to one in another way', async () => {
    const odd = new Map([...texts, ['odd.js', 'import * as a from "./a.js";']]);
    await assert.rejects(mergeModules(odd, merge), { message: 'odd.js of Mermaid refers to a.js in a way that is not known.' });
  });
});

function addressOf(text: string): string {
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

interface Loaded {
  readonly x: number;
  twice(): number;
  default(): number;
}

async function load(address: string): Promise<Loaded> {
  const loaded: Loaded = await import(address);
  return loaded;
}
