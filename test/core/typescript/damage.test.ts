import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ModuleFacts } from '../../../src/core/model/module.ts';
import { parseModule } from './parser.ts';
import { shownCalls, shownExports, shownValue } from './shown.ts';

/** The facts of a text with an error in it. */
function brokenFacts(text: string): ModuleFacts {
  const facts = parseModule('src/orders.ts', text, 'hash');
  assert.notEqual(facts.syntaxError, undefined, text);
  return facts;
}

const rest = 'export const handler = async () => redis.get("orders");';

describe('JavaScript with types', () => {
  const flow = `// @flow\nimport Redis from 'ioredis';\nexport class Cache {\n  redis: any;\n  constructor(url: string, ...rest: Array<mixed>) {\n    this.redis = new Redis(url);\n  }\n}\n`;

  it('is read whole, as Babel compiles it', () => {
    const facts = parseModule('src/cache.js', flow, 'hash');
    assert.equal(facts.syntaxError, undefined);
    assert.deepEqual([facts.classes.length, facts.calls.length], [1, 1]);
  });

  it('is told of as JavaScript where it is neither', () => {
    const broken = 'const a: string = (;\n';
    assert.equal(parseModule('src/a.js', broken, 'hash').syntaxError?.range.start, broken.indexOf('a:'));
    assert.equal(parseModule('src/a.ts', broken, 'hash').syntaxError?.range.start, broken.indexOf(';'));
  });

  it('reads what only JavaScript means as that', () => {
    const facts = parseModule('src/a.js', 'f(a < b > (c));\n', 'hash');
    assert.equal(facts.calls.length, 1);
  });
});

describe('half-typed code', () => {
  it('says what is wrong and where', () => {
    const text = `const a = 1;\nconst b = (;\n${rest}`;
    const { syntaxError } = brokenFacts(text);
    assert.deepEqual([text.slice(syntaxError?.range.start, syntaxError?.range.end), (syntaxError?.message ?? '').length > 0], [';', true]);
  });

  it('is marked with whole line ends', () => {
    const text = "const a = 1;\r\nlog('greeting\r\n";
    const { syntaxError } = brokenFacts(text);
    assert.equal(text.slice(syntaxError?.range.start, syntaxError?.range.end), '\r\n');
  });

  for (const [name, text] of [
    ['a member to come', `const redis = new Redis();\nredis.\n${rest}`],
    ['a name to come', `const redis = new Redis();\nconst \n${rest}`],
    ['an open call', `const redis = new Redis();\nlog(\n${rest}`],
    ['an open string', `const redis = new Redis();\nlog('\n${rest}`],
    ['an open block', `const redis = new Redis();\nif (redis) {\n${rest}`],
    ['an open block in a function', `const redis = new Redis();\nfunction ping() {\n  if (redis) {\n  return redis.ping();\n}\n${rest}`],
    ['a condition that lacks its end', `const redis = new Redis();\nif (redis {\n  log();\n}\n${rest}`],
    ['an import that lacks its end', `import { Redis from 'ioredis';\nlog();\nconst redis = new Redis();\n${rest}`],
  ] as const) {
    it(`keeps the rest of the file: ${name}`, () => {
      const facts = brokenFacts(text);
      assert.match(shownCalls(facts).join('\n'), /^new :?Redis\(\)$/m);
      assert.match(shownExports(facts).join(), /handler = handler/);
    });
  }

  it('of an options object is not taken for one without that option', () => {
    const facts = brokenFacts(`const redis = new Redis({\n  host,\n  lazyConnect: tr ue,\n});\n${rest}`);
    const construction = facts.calls.find(({ form }) => form === 'new');
    assert.ok(construction === undefined || construction.guards.some(({ test }) => test.kind === 'unresolved'));
    assert.doesNotMatch(shownCalls(facts).join('\n'), /\{host: /);
  });

  it('of an object that is named elsewhere is not known', () => {
    const facts = brokenFacts(`const options = {\n  host,\n  lazyConnect: tr ue,\n};\nconst redis = new Redis(options);\n${rest}`);
    const init = facts.bindings.find(({ name }) => name === 'options')?.init;
    assert.equal(init === undefined ? '?' : shownValue(facts, init), '?');
  });

  it('of a condition leaves what it guards open', () => {
    for (const text of [`if (isLocal &&)\n  connect();\n${rest}`, `if (isLocal && {\n  connect();\n}\n${rest}`, `if (isLocal\n  && isTest.\n) {\n  connect();\n}\n${rest}`]) {
      const call = shownCalls(brokenFacts(text)).find((line) => line.includes('connect'));
      assert.ok(call === undefined || call.startsWith('[?]'), `${text}: ${call}`);
    }
  });

  it('of a field leaves its value open', () => {
    const facts = brokenFacts(`class Store {\n  redis = new Redis({\n    lazyConnect: tr ue,\n  });\n  get() { return load(); }\n}\n${rest}`);
    const [construction] = facts.calls.filter(({ form }) => form === 'new');
    assert.ok(construction === undefined || construction.guards.some(({ test }) => test.kind === 'unresolved'));
  });
});
