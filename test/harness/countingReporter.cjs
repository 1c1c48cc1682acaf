// Mocha's usual reporter, and at the end the lines that `npm test` reads.
const { reporters } = require('mocha');
const { countsLine, failureLine } = require('./counts.ts');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      for (const test of this.failures) console.log(failureLine('mocha', { title: test.fullTitle(), error: test.err.message }));
      console.log(countsLine('mocha', { passed: passes, failed: failures }));
    });
  }
};
