import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ConfigurationReader } from '../../../src/core/config/parseConfiguration.ts';
import { rules } from '../../../src/generated/rules.ts';
import { hostileTexts } from './hostileTexts.ts';

// Whatever stands in an archnotes.json: it is read in one go, every mistake has a place in the text and a sentence in both
// languages, and what holds is sound.

const reader = new ConfigurationReader(rules);

describe('hostile configurations', () => {
  for (const [kind, texts] of Object.entries(hostileTexts)) {
    it(`${kind}: ${String(texts.length)} texts give mistakes with places, and a configuration`, () => {
      for (const text of texts) {
        const { configuration, mistakes } = reader.read('archnotes.json', text, '');
        const shown = text.slice(0, 60);
        assert(mistakes.length > 0, `${shown} has a mistake`);
        for (const { range, message } of mistakes) {
          assert(range.start >= 0 && range.start <= range.end && range.end <= text.length, `${shown}: ${String(range.start)}-${String(range.end)}`);
          assert(message.en.length > 10 && /[가-힣]/.test(message.ko), shown);
        }
        assert(['recommended', 'quiet'].includes(configuration.profile), shown);
        assert.equal(configuration.ignores('src/orders.ts'), false, shown);
        for (const id of configuration.rules.keys()) assert(rules.some(({ meta }) => meta.id === id), shown);
      }
      assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    });
  }

  it('are more than a hundred', () => {
    assert(Object.values(hostileTexts).flat().length > 100);
  });

  it('half a configuration is read at every length', () => {
    const whole = '{ "profile": "quiet", /* ? */ "rules": { "mermaid-syntax": "off" }, "ignore": ["a/**"], "timeZone": "Asia/Seoul", "environments": { "prod": { "variables": { "A": "1" } } }, "peers": ["cfn-lint"] }';
    assert.deepEqual(reader.read('archnotes.json', whole, '').mistakes, []);
    for (let length = 0; length < whole.length; length += 1) {
      const { mistakes } = reader.read('archnotes.json', whole.slice(0, length), '');
      assert.equal(mistakes.length, 1, whole.slice(0, length));
    }
  });
});
