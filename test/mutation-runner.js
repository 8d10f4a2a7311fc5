// Runs the test files of one mutant in the order in which they are likely to kill it, leaves out those without a test that
// reaches it, and stops at the first that kills it: Stryker has no bail for Jest, and loads all files for every mutant.
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { default: TestRunner } = require('jest-runner');

/** The pages hold every text of schema and rules. */
const FIRST = ['/docs/pages', '/cluster/', '/annotations/', '/rules/findings', '/rules/reports', '/elb/'];

function rank({ path }) {
  const index = FIRST.findIndex((part) => path.includes(part));
  return index === -1 ? FIRST.length : index;
}

/** Stryker gives the names of the tests that reach a mutant as one pattern: `(name)|(name)`. */
function namesIn(pattern) {
  return new Set(
    pattern
      .slice(1, -1)
      .split(')|(')
      .map((name) => name.replace(/\\(.)/g, '$1')),
  );
}

module.exports = class extends TestRunner {
  async runTests(tests, watcher, options) {
    const { rootDir, testNamePattern } = this._globalConfig;
    const file = join(rootDir, 'reports', 'test-names.json');
    const namesOf = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    // Mutants that are reached while a file is loaded have no pattern: every test counts.
    const wanted = testNamePattern ? namesIn(testNamePattern) : undefined;
    const isWanted = ({ path }) => wanted === undefined || (namesOf[path]?.some((name) => wanted.has(name)) ?? true);
    // To try a thousand names on every test takes longer than to run the tests.
    this._globalConfig = { ...this._globalConfig, testNamePattern: undefined };
    let killed = false;
    this.on('test-file-success', ([{ path }, result]) => {
      killed ||= result.numFailingTests > 0 || result.testExecError !== undefined;
      namesOf[path] ??= result.testResults.map(({ fullName }) => fullName);
    });
    this.on('test-file-failure', () => {
      killed = true;
    });
    for (const test of tests.filter(isWanted).sort((a, b) => rank(a) - rank(b))) {
      if (killed) break;
      await super.runTests([test], watcher, options);
    }
    if (existsSync(file)) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(namesOf));
  }
};
