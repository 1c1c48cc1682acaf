import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tooDeeply } from '../../../src/core/languages/typescript/moduleParser.ts';
import { nestedCode, nestingShapes } from './nesting.ts';
import { factsOf, parseModule } from './parser.ts';

const sound = "import Redis from 'ioredis';\nnew Redis();\n";

describe('facts of deeply nested code', function () {
  this.timeout(60_000);

  for (const name of Object.keys(nestingShapes)) {
    it(`read or refuse ${name}, and read the next file`, () => {
      for (const depth of [150, 1200, 20_000]) {
        const path = name.startsWith('element') ? 'deep.tsx' : 'deep.ts';
        const facts = parseModule(path, nestedCode(name, depth), 'hash');
        assert.ok(facts.syntaxError === undefined || facts.syntaxError.plain === tooDeeply || facts.syntaxError.range.end > 0, facts.syntaxError?.message);
        assert.equal(factsOf(sound).calls.length, 1);
      }
    });
  }

  it('say that it is too deep, and hold nothing', () => {
    const facts = parseModule('deep.ts', nestedCode('parentheses', 20_000), 'hash');
    assert.deepEqual(facts.syntaxError, { message: tooDeeply.en, plain: tooDeeply, range: { start: 0, end: 0 } });
    assert.deepEqual([facts.calls, facts.imports, facts.bodies.length], [[], [], 1]);
  });

  it('read long chains that only look deep', () => {
    const facts = parseModule('chain.ts', `x = ${'"a" + '.repeat(50_000)}f();`, 'hash');
    assert.deepEqual([facts.syntaxError, facts.calls.length], [undefined, 1]);
  });
});
