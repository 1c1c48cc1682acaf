import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseModule } from './parser.ts';
import { mutated, seeded } from './mutations.ts';
import { rangesOf } from './ranges.ts';
import { realFiles } from './realFiles.ts';

describe('facts of mutated files', function () {
  this.timeout(120_000);

  it('are always facts, within the text', () => {
    const files = realFiles().filter(({ text }) => text.length > 0 && text.length < 6000);
    const random = seeded(20261124);
    let broken = 0;
    for (let round = 0; round < 3000; round++) {
      const file = files[round % files.length];
      assert.ok(file !== undefined);
      let text = file.text;
      for (let times = 1 + Math.floor(random() * 3); times > 0; times--) text = mutated(text, random);
      const facts = parseModule(file.path, text, 'hash');
      if (facts.syntaxError !== undefined) broken += 1;
      for (const { start, end } of rangesOf(facts)) assert.ok(0 <= start && start <= end && end <= text.length, `${file.path}: ${start}-${end}`);
    }
    assert.ok(broken > 1000, `only ${broken} of them were broken`);
  });
});
