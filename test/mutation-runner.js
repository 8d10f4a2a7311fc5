// Runs the test files of one mutant in the order in which they are likely to kill it, and stops at the first that does:
// Stryker has no bail for Jest, and loads all files for every mutant.
const { default: TestRunner } = require('jest-runner');

/** The pages hold every text of schema and rules; the round trips try thousands of values, and come last. */
const ORDER = [
  '/docs/pages.test',
  '/cluster/',
  '/annotations/codec',
  '/rules/',
  '/elb/',
  '/annotations/',
  '/engine/',
  '/diagnostics/',
  '/constructs/',
  '/annotations/round-trip.test',
];

function rank({ path }) {
  return ORDER.reduce((last, part, index) => (path.includes(part) ? index : last), -1);
}

module.exports = class extends TestRunner {
  async runTests(tests, watcher, options) {
    let killed = false;
    this.on('test-file-success', ([, result]) => {
      killed ||= result.numFailingTests > 0 || result.testExecError !== undefined;
    });
    this.on('test-file-failure', () => {
      killed = true;
    });
    for (const test of [...tests].sort((a, b) => rank(a) - rank(b))) {
      if (killed) return;
      await super.runTests([test], watcher, options);
    }
  }
};
