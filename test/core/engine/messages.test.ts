import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { filled } from '../../../src/core/engine/messages.ts';

describe('placeholders of a message', () => {
  const message = { en: '{call} opens. {cure}', ko: '{call} 호출이 엽니다. {cure}' };

  it('take texts and numbers as they are, and parts of sentences in the language of the message', () => {
    const data = { call: 'connect()', cure: { en: 'Wait.', ko: '기다리십시오.' } };
    assert.deepEqual(filled(message, data), { en: 'connect() opens. Wait.', ko: 'connect() 호출이 엽니다. 기다리십시오.' });
    assert.deepEqual(filled({ en: '{seconds} s', ko: '{seconds}초' }, { seconds: 3 }), { en: '3 s', ko: '3초' });
  });

  it('stay where nothing is known of them', () => {
    assert.deepEqual(filled({ en: '{toString}', ko: '{call}' }, {}), { en: '{toString}', ko: '{call}' });
  });
});
