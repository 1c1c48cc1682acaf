// Mocha's usual reporter, and at the end the line that `npm test` adds up.
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      console.log(`@counts mocha passed=${passes} failed=${failures}`);
    });
  }
};
