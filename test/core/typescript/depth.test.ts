import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tooDeeply } from '../../../src/core/languages/typescript/moduleParser.ts';
import { factsOf, parseModule } from './parser.ts';

/** How code nests: what opens and what closes one level, with the innermost between. */
const shapes: Readonly<Record<string, readonly [open: string, core: string, close: string]>> = {
  parentheses: ['(', '1', ')'],
  arrays: ['[', '1', ']'],
  'array holes': ['[,', '1', ']'],
  'array spreads': ['[...', 'x', ']'],
  objects: ['{a:', '1', '}'],
  'object spreads': ['{...', 'x', '}'],
  'computed keys': ['{[', '1', ']:1}'],
  'object methods': ['{m(){return ', '1', '}}'],
  getters: ['{get m(){return ', '1', '}}'],
  calls: ['f(', '1', ')'],
  'spread arguments': ['f(...', 'x', ')'],
  'optional calls': ['f?.(', '1', ')'],
  constructions: ['new C(', '1', ')'],
  'constructed callees': ['new (', 'C', ')'],
  requires: ['require(', '"x"', ')'],
  'dynamic imports': ['import(', '"x"', ')'],
  indexes: ['x[', '1', ']'],
  templates: ['`${', '1', '}`'],
  'tagged templates': ['t`${', '1', '}`'],
  arrows: ['() => ', '1', ''],
  'arrow bodies': ['() => { return ', '1', '}'],
  'async arrows': ['async () => await ', '1', ''],
  functions: ['function () { return ', '1', '}'],
  generators: ['function* () { yield ', '1', '}'],
  'default parameters': ['(a = ', '1', ') => 1'],
  classes: ['class { m() { return ', '1', '} }'],
  fields: ['class { f = ', '1', '}'],
  'static fields': ['class { static f = ', '1', '}'],
  'static blocks': ['class { static { x = ', '1', '} }'],
  superclasses: ['class extends (', 'C', ') {}'],
  ternaries: ['a ? ', '1', ' : 2'],
  alternates: ['a ? 1 : ', '2', ''],
  tests: ['(', 'a', ') ? 1 : 2'],
  negations: ['!', 'a', ''],
  'double negations': ['!!', 'a', ''],
  minuses: ['- ', '1', ''],
  typeofs: ['typeof ', 'a', ''],
  voids: ['void ', '0', ''],
  awaits: ['await ', 'a', ''],
  sums: ['', '1', ' + 1'],
  'right sums': ['1 + (', '1', ')'],
  powers: ['2 ** ', '1', ''],
  ands: ['a && (', 'b', ')'],
  'left ands': ['', 'a', ' && b'],
  ors: ['a || (', 'b', ')'],
  nullish: ['a ?? (', 'b', ')'],
  comparisons: ['', 'a', ' == b'],
  assignments: ['a = ', '1', ''],
  'nullish assignments': ['a ??= ', '1', ''],
  sequences: ['(1, ', '1', ')'],
  members: ['', 'a', '.b'],
  'called members': ['', 'a', '.b()'],
  'optional members': ['', 'a', '?.b'],
  assertions: ['(', 'a', ' as T)'],
  satisfying: ['(', 'a', ' satisfies T)'],
  'non-null': ['', 'a', '!'],
  elements: ['<div>', '', '</div>'],
  'element attributes': ['<div a={', '1', '} />'],
  blocks: ['{', ';', '}'],
  ifs: ['if (a) {', ';', '}'],
  elses: ['if (a) ; else ', ';', ''],
  loops: ['for (;;) {', ';', '}'],
  tries: ['try {', ';', '} catch {}'],
  switches: ['switch (a) { case 1: ', ';', '}'],
  labels: ['l: {', ';', '}'],
  patterns: ['{a:', 'b', '}'],
  types: ['Array<', 'T', '>'],
};

const isStatement = (name: string): boolean => ['blocks', 'ifs', 'elses', 'loops', 'tries', 'switches', 'labels'].includes(name);

function textOf(name: string, depth: number): string {
  const [open, core, close] = shapes[name] ?? ['', '', ''];
  const nested = open.repeat(depth) + core + close.repeat(depth);
  if (isStatement(name)) return nested;
  if (name === 'patterns') return `const ${nested} = x;`;
  return name === 'types' ? `let x: ${nested};` : `x = ${nested};`;
}

const sound = "import Redis from 'ioredis';\nnew Redis();\n";

describe('facts of deeply nested code', function () {
  this.timeout(60_000);

  for (const name of Object.keys(shapes)) {
    it(`read or refuse ${name}, and read the next file`, () => {
      for (const depth of [150, 1200, 20_000]) {
        const path = name.startsWith('element') ? 'deep.tsx' : 'deep.ts';
        const facts = parseModule(path, textOf(name, depth), 'hash');
        assert.ok(facts.syntaxError === undefined || facts.syntaxError.plain === tooDeeply || facts.syntaxError.range.end > 0, facts.syntaxError?.message);
        assert.equal(factsOf(sound).calls.length, 1);
      }
    });
  }

  it('say that it is too deep, and hold nothing', () => {
    const facts = parseModule('deep.ts', textOf('parentheses', 20_000), 'hash');
    assert.deepEqual(facts.syntaxError, { message: tooDeeply.en, plain: tooDeeply, range: { start: 0, end: 0 } });
    assert.deepEqual([facts.calls, facts.imports, facts.bodies.length], [[], [], 1]);
  });

  it('read long chains that only look deep', () => {
    const facts = parseModule('chain.ts', `x = ${'"a" + '.repeat(50_000)}f();`, 'hash');
    assert.deepEqual([facts.syntaxError, facts.calls.length], [undefined, 1]);
  });
});
