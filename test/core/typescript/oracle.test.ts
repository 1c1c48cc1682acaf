import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { accountOfFacts, accountOfTypeScript } from './oracle.ts';
import { parseModule } from './parser.ts';
import { realFiles } from './realFiles.ts';

describe('facts of real files, held against TypeScript', function () {
  this.timeout(120_000);

  it('have the same imports, exports, calls, functions and classes at the same places', () => {
    const files = realFiles();
    const counts = { files: 0, imports: 0, exports: 0, calls: 0, functions: 0, classes: 0 };
    for (const { path, text } of files) {
      const facts = parseModule(path, text, 'hash');
      assert.equal(facts.syntaxError, undefined, path);
      const account = accountOfFacts(facts);
      assert.deepEqual(account, accountOfTypeScript(path, text), path);
      counts.files += 1;
      counts.imports += account.imports.length;
      counts.exports += account.exports.length;
      counts.calls += account.calls.length;
      counts.functions += account.functions.length;
      counts.classes += account.classes.length;
    }
    // What was compared, so that a folder that moved away is noticed.
    const least = { files: 550, imports: 1500, exports: 1200, calls: 45_000, functions: 10_000, classes: 200 };
    assert.ok(counts.files >= least.files && counts.calls >= least.calls && counts.imports >= least.imports, JSON.stringify(counts));
    assert.ok(counts.exports >= least.exports && counts.functions >= least.functions && counts.classes >= least.classes, JSON.stringify(counts));
  });
});
