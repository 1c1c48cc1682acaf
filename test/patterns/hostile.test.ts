import assert from 'node:assert/strict';
import { resolveAnswers } from '../../src/core/pattern/answers.ts';
import type { Problem } from '../../src/core/pattern/result.ts';
import { listPatterns } from '../../src/node/patternFolder.ts';
import { prepareScaffold } from '../../src/node/scaffold.ts';
import { writePlan } from '../../src/node/writePlan.ts';
import type { Attack } from './attack.ts';
import { contentAttacks } from './contentAttacks.ts';
import { pathAttacks } from './pathAttacks.ts';
import { makeSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { stockFiles, stockManifest } from './stockPattern.ts';

describe('hostile patterns and answers', function () {
  // Two thousand files are rendered before they are refused.
  this.timeout(60_000);
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = makeSandbox();
  });
  afterEach(() => sandbox.remove());

  /** Everything from manifest to disk; gives what stood in the way. */
  function scaffold({ manifest = {}, files = {}, answers = {}, record: earlier, disk }: Omit<Attack, 'says'>): readonly Problem[] {
    sandbox.put('pattern/pattern.json', typeof manifest === 'string' ? manifest : JSON.stringify({ ...stockManifest(), ...manifest }));
    for (const [path, content] of Object.entries({ ...stockFiles, ...files })) sandbox.put(`pattern/${path}`, content);
    if (earlier !== undefined) {
      sandbox.put('shop/facade/.archnotes/scaffolds/stock-port.json', earlier);
      sandbox.put('shop/facade/src/stockItemPort.ts', 'mine\n');
    }
    disk?.(sandbox);
    return withUntouchedSurroundings(() => {
      const { patterns, problems } = listPatterns([sandbox.pattern]);
      const pattern = patterns.find(({ origin }) => origin === 'own');
      if (pattern === undefined) return problems;
      const resolved = resolveAnswers(pattern.manifest.questions, answers);
      if (!resolved.ok) return resolved.problems;
      const plan = prepareScaffold(pattern, resolved.value, { target: sandbox.target });
      if (!plan.ok) return plan.problems;
      const written = writePlan(sandbox.target, [...plan.value.files, plan.value.record], true);
      return written.ok ? [] : written.problems;
    });
  }

  function withUntouchedSurroundings(work: () => readonly Problem[]): readonly Problem[] {
    const before = sandbox.tree();
    const problems = work();
    if (problems.length > 0) assert.deepEqual(sandbox.tree(), before);
    return problems;
  }

  it('would notice a file that is written: the pattern itself works', () => {
    const before = sandbox.tree();
    assert.deepEqual(scaffold({}), []);
    assert.deepEqual(sandbox.tree().filter((line) => !before.includes(line) && !line.startsWith('shop/facade/.archnotes/')), [
      'shop/facade/src/',
      'shop/facade/src/stockItemPort.ts export interface StockItemPort {\n  // none\n  count(): Promise<number>;\n}\n',
    ]);
  });

  for (const [name, attack] of Object.entries({ ...pathAttacks, ...contentAttacks })) {
    it(name, () => {
      const problems = scaffold(attack);
      assert.notEqual(problems.length, 0, 'nothing was refused');
      assert.match(problems.map(({ message }) => message.en).join('\n'), attack.says);
      for (const { message } of problems) {
        assert.match(message.ko, /[가-힣]/);
        assert.doesNotMatch(message.en + message.ko, /[\u0000-\u001f\u202e]/);
      }
    });
  }
});
