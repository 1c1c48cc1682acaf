import assert from 'node:assert/strict';
import { parseAnswers, resolveAnswers } from '../../src/core/pattern/answers.ts';
import { checkFormat, formatNames } from '../../src/core/pattern/format.ts';
import type { FormatName } from '../../src/core/pattern/format.ts';
import { parseManifest } from '../../src/core/pattern/parseManifest.ts';
import type { Question } from '../../src/core/pattern/question.ts';
import { stockManifest } from './stockPattern.ts';

function questions(): readonly Question[] {
  const manifest = parseManifest('pattern.json', JSON.stringify(stockManifest()));
  assert.ok(manifest.ok, JSON.stringify(manifest));
  return manifest.value.questions;
}

describe('answers', () => {
  it('fill in defaults, and leave out what is not asked', () => {
    const answers = resolveAnswers(questions(), { entity: 'cart' });
    assert.deepEqual(answers, { ok: true, value: { entity: 'cart', note: 'none', cached: false } });
  });

  it('ask on earlier answers', () => {
    const answers = resolveAnswers(questions(), { cached: true });
    assert.deepEqual(answers, { ok: true, value: { entity: 'stock-item', note: 'none', cached: true, seconds: 30 } });
  });

  it('name line and column of what does not fit, in both languages', () => {
    const answers = parseAnswers(questions(), 'answers.json', '{\n  "entity": "cart",\n  "colour": "red"\n}\n');
    assert.ok(!answers.ok);
    const [problem] = answers.problems;
    assert.equal(problem?.path, 'answers.json');
    assert.deepEqual(problem?.position, { line: 2, character: 2 });
    assert.match(problem?.message.en ?? '', /no question "colour"/);
    assert.match(problem?.message.ko ?? '', /질문은 없습니다/);
  });

  it('name the place where a file stops being JSON', () => {
    const answers = parseAnswers(questions(), 'answers.json', '{\n  "entity": cart\n}\n');
    assert.ok(!answers.ok);
    assert.deepEqual(answers.problems[0]?.position, { line: 1, character: 12 });
  });

  it('are not named like earlier ones, however that is written, nor as what means something else in code', () => {
    const named: readonly Question[] = questions().map((question) => (question.id === 'note' && question.type === 'text' ? { ...question, unlike: ['entity'], taken: ['to-string'] } : question));
    const complaint = (entity: string, note: string): string => {
      const answers = resolveAnswers(named, { entity, note });
      return answers.ok ? '' : answers.problems.map(({ message }) => message.en).join();
    };
    for (const note of ['order-2', 'order2', 'Order 2', 'ORDER_2']) assert.match(complaint('order-2', note), /"note": In code this is the same name as "order-2", the answer to "entity"/, note);
    for (const note of ['to-string', 'toString']) assert.match(complaint('order-2', note), /means something else in the code/, note);
    assert.equal(complaint('order-2', 'order-20'), '');
  });

  it('can only be unlike earlier ones, and defaults are', () => {
    const complaint = (changes: object): string => {
      const changed = questions().map((question) => (question.id === 'note' ? { ...question, ...changes } : question));
      const parsed = parseManifest('pattern.json', JSON.stringify({ ...stockManifest(), questions: changed }));
      return parsed.ok ? '' : parsed.problems.map(({ message }) => message.en).join();
    };
    assert.equal(complaint({ unlike: ['entity'] }), '');
    assert.match(complaint({ unlike: ['cached'] }), /No earlier question is called "cached"/);
    assert.match(complaint({ unlike: ['entity'], default: 'StockItem' }), /same name as "stock-item"/);
  });

  it('say what is missing where there is no default', () => {
    const answers = resolveAnswers(questions().map((question) => ({ ...question, default: undefined })), {});
    assert.ok(!answers.ok);
    assert.deepEqual(answers.problems.map(({ message }) => message.en), ['entity', 'note', 'cached'].map((id) => `The answer to "${id}" is missing. Add it.`));
  });

  it('take a byte order mark for what it is', () => {
    assert.ok(parseAnswers(questions(), 'answers.json', '\uFEFF{}').ok);
  });

  const fitting: Readonly<Record<FormatName, readonly [fits: readonly string[], not: readonly string[]]>> = {
    identifier: [['orderStatus', '$x', '_'], ['2nd', 'order-status', 'a b', '']],
    kebab: [['order', 'order-status-2'], ['Order', 'order--status', '-order', 'order-', '주문']],
    'http-url': [['http://legacy.internal:8080', 'https://shop.example/api/v2', 'http://10.0.0.7'], ['ftp://x', 'http://', 'http://x/', 'http://x?a=1', 'http://user@x', "http://x'", 'http://a..b', 'http://x/../y z']],
    'https-url': [['https://shop.example'], ['http://shop.example']],
    'url-path': [['/orders', '/orders/status.v2', '/~me'], ['orders', '/', '/orders/', '/orders/../x', "/o'", '/주문', '/.']],
    'header-name': [['x-customer-id', 'JSESSIONID'], ['x y', "x'", '-x', '']],
    'time-zone': [['Asia/Seoul', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+9'], ['seoul', 'Asia/', '/Seoul', "Asia/Seoul'", 'Asia Seoul', '+09:00', '']],
    path: [['src/orders'], ['../x', '/x', 'a//b']],
  };
  for (const name of formatNames) {
    it(`tell what is a ${name}`, () => {
      const [fits, not] = fitting[name];
      for (const text of fits) assert.equal(checkFormat(name, text), undefined, text);
      for (const text of not) assert.notEqual(checkFormat(name, text), undefined, text);
    });
  }

  it('check long texts as fast as short ones', () => {
    for (const name of formatNames) checkFormat(name, `https://${'a-'.repeat(50_000)}!`);
  });
});
