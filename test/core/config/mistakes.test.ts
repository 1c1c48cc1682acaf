import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ConfigurationReader } from '../../../src/core/config/parseConfiguration.ts';
import type { ConfigurationFacts } from '../../../src/core/model/configuration.ts';
import { rules } from '../../../src/generated/rules.ts';

// What is wrong in an archnotes.json: the place of it, what is said, and that the rest holds.

const reader = new ConfigurationReader(rules);
const read = (text: string): ConfigurationFacts => reader.read('archnotes.json', text, '');

/** Each mistake as the text it stands at, and a part of what is said. */
const rows: readonly (readonly [text: string, ...mistakes: readonly (readonly [at: string, said: string])[]])[] = [
  ['{}'],
  ['// nothing yet\n{ /* still nothing */ }'],
  ['{ "profile": "quiet", }'],
  ['{ "$schema": "https://example.org/schema.json" }'],
  ['{ "profiel": "quiet" }', ['"profiel"', 'Did you mean "profile"?']],
  ['{ "something": 1 }', ['"something"', 'There are: profile, rules, ignore, timeZone, environments, peers.']],
  ['{ "extends": "../base.json" }', ['"extends"', 'takes over nothing from another']],
  ['{ "profile": "strict" }', ['"strict"', 'one of: "recommended", "quiet"']],
  ['{ "profile": 1 }', ['1', 'one of: "recommended", "quiet"']],
  ['{ "rules": { "redis-eager-conect": "off" } }', ['"redis-eager-conect"', 'Did you mean "redis-eager-connect"?']],
  ['{ "rules": { "no-such-thing-at-all": "off" } }', ['"no-such-thing-at-all"', 'There is no rule']],
  ['{ "rules": { "redis-eager-connect": "warn" } }', ['"warn"', '"off", "hint", "info", "warning", "error"']],
  ['{ "rules": { "redis-eager-connect": 2 } }', ['2', '"off", "hint", "info", "warning", "error"']],
  ['{ "rules": { "redis-eager-connect": ["error"] } }', ['["error"]', '"off", "hint", "info", "warning", "error"']],
  ['{ "rules": { "redis-eager-connect": { "severity": "error" } } }', ['{ "severity": "error" }', 'has no options']],
  ['{ "rules": [] }', ['[]', 'an object in braces']],
  ['{ "ignore": "src" }', ['"src"', 'a list in brackets']],
  ['{ "ignore": ["src", 1, null] }', ['1', 'a text in double quotes'], ['null', 'a text in double quotes']],
  ['{ "ignore": ["!src"] }', ['"!src"', 'cannot take back']],
  ['{ "ignore": ["/src"] }', ['"/src"', 'Leave out the slash']],
  ['{ "ignore": ["../src"] }', ['"../src"', 'lead out of the folder']],
  ['{ "ignore": ["src\\\\a"] }', ['"src\\\\a"', 'Replace the backslash']],
  ['{ "ignore": ["+(a|b)"] }', ['"+(a|b)"', 'Groups such as']],
  ['{ "ignore": ["{a"] }', ['"{a"', 'do not close']],
  ['{ "ignore": [""] }', ['""', 'names nothing']],
  ['{ "timeZone": "KST" }', ['"KST"', 'no such time zone']],
  ['{ "timeZone": "+09:00" }', ['"+09:00"', 'no such time zone']],
  ['{ "timeZone": "Asia/Seol" }', ['"Asia/Seol"', 'Did you mean "Asia/Seoul"?']],
  ['{ "timeZone": 9 }', ['9', 'a text in double quotes']],
  ['{ "environments": { "prod": { "variable": {} } } }', ['"variable"', 'Did you mean "variables"?']],
  ['{ "environments": { "a b": {} } }', ['"a b"', 'name of an environment']],
  ['{ "environments": { "prod": { "variables": { "A-B": "1" } } } }', ['"A-B"', 'begin with a letter']],
  ['{ "environments": { "prod": { "variables": { "A": 1 } } } }', ['1', 'a text in double quotes']],
  ['{ "environments": { "prod": { "variables": { "A": true } } } }', ['true', 'a text in double quotes']],
  ['{ "environments": { "prod": null } }', ['null', 'an object in braces']],
  ['{ "peers": ["cfnlint"] }', ['"cfnlint"', 'Did you mean "cfn-lint"?']],
  ['{ "peers": "cfn-lint" }', ['"cfn-lint"', 'a list in brackets']],
  ['{ "rules": {}, "rules": {} }', ['"rules"', 'for the second time']],
  ['{ "profile": "quiet", "profile": "loud" }', ['"profile"', 'for the second time'], ['"loud"', 'one of: "recommended", "quiet"']],
  ['{ "rules": { "mermaid-syntax": "off", "mermaid-syntax": "info" } }', ['"mermaid-syntax"', 'for the second time']],
  ['{ "__proto__": {} }', ['"__proto__"', 'Nothing can be called']],
  ['{ "environments": { "__proto__": { "variables": {} } } }', ['"__proto__"', 'Nothing can be called']],
  ['{ "constructor": {} }', ['"constructor"', 'There is no key']],
  ['{ "rules": { "toString": "off" } }', ['"toString"', 'There is no rule']],
  ['', ['', 'a value is missing']],
  ['// only a comment', ['', 'a value is missing']],
  ['[]', ['[]', 'an object in braces']],
  ['"quiet"', ['"quiet"', 'an object in braces']],
  ['null', ['null', 'an object in braces']],
  ['{ profile: "quiet" }', ['profile', 'neither a string']],
  ["{ 'profile': 'quiet' }", ["'profile'", 'neither a string']],
  ['{ "profile": "quiet"', ['', 'closing brace']],
  ['{ "profile" "quiet" }', ['"quiet"', 'colon is missing']],
  ['{ "profile": "quiet" "rules": {} }', ['"rules"', 'comma is missing']],
  ['{ "profile": "quiet }', ['"quiet }', 'a string is not closed']],
  ['{} {}', ['{', 'follows the end']],
];

describe('mistakes in an archnotes.json', () => {
  for (const [text, ...mistakes] of rows) {
    it(`${text.replace(/\s+/g, ' ')}: ${String(mistakes.length)}`, () => {
      const found = read(text).mistakes;
      assert.deepEqual(found.map(({ range }) => text.slice(range.start, range.end)), mistakes.map(([at]) => at));
      for (const [index, [, said]] of mistakes.entries()) {
        assert(found[index]?.message.en.includes(said), found[index]?.message.en);
        assert(/[가-힣]/.test(found[index]?.message.ko ?? ''), 'and in Korean');
        assert(!/[{]\w+[}]/.test(`${String(found[index]?.message.en)}${String(found[index]?.message.ko)}`), 'no placeholder is left');
      }
    });
  }

  it('points at the second of two keys, and the second counts', () => {
    const { mistakes, configuration } = read('{ "profile": "recommended", "profile": "quiet" }');
    assert.deepEqual(mistakes.map(({ range }) => range.start), ['{ "profile": "recommended", '.length]);
    assert.equal(configuration.profile, 'quiet');
  });

  it('leaves the rest of the file as it is', () => {
    const { configuration } = read(`{
      "profile": "loud",
      "rules": { "mermaid-syntax": "warning", "nothing": "off", "snapstart-invalid": "on" },
      "ignore": ["!a", "b", 3, "c"],
      "timeZone": "asia/seoul",
      "environments": { "prod": { "variables": { "A": "1", "B": 2 }, "x": 1 }, "dev": [] },
      "peers": ["eslint", "cfn-lint"]
    }`);
    assert.equal(configuration.profile, 'recommended');
    assert.deepEqual([...configuration.rules], [['mermaid-syntax', { severity: 'warning', options: {} }]]);
    assert.deepEqual(['a', 'b', 'c/d', 'd'].map(configuration.ignores), [false, true, true, false]);
    assert.equal(configuration.timeZone, 'Asia/Seoul');
    assert.deepEqual(configuration.environments.map(({ name, variables }) => [name, ...variables]), [['prod', ['A', '1']]]);
    assert.deepEqual([...configuration.peers], ['cfn-lint']);
  });

  it('counts what can be read of a text that somebody is typing, and tells of the break alone', () => {
    const { configuration, mistakes } = read('{ "profile": "quiet", "rules": { "mermaid-syntax": "off", "redis-eag');
    assert.equal(configuration.profile, 'quiet');
    assert.equal(configuration.rules.get('mermaid-syntax')?.severity, 'off');
    assert.equal(mistakes.length, 1);
  });
});
