// Runs the tests of one mutant in the order in which they are likely to kill it, leaves out files without a test that reaches it, and
// stops at the first that kills it: Stryker has no bail for Jest, and loads all files for every mutant.
const { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { default: TestRunner } = require('jest-runner');
const shared = require('./wanted');

/** They take longer than all others together. */
const LAST = ['/rules/findings', '/lint/fix', '/ordinary-document', '/hidden-text'];

module.exports = class extends TestRunner {
  async runTests(tests, watcher, options) {
    const { rootDir, testNamePattern } = this._globalConfig;
    // To try a thousand names on every test takes longer than to run the tests.
    this._globalConfig = { ...this._globalConfig, testNamePattern: undefined };
    const namesOf = new TestNames(rootDir);
    let killed = false;
    this.on('test-file-success', ([{ path }, result]) => {
      killed ||= result.numFailingTests > 0 || result.testExecError !== undefined;
      namesOf.note(path, result);
    });
    this.on('test-file-failure', () => {
      killed = true;
    });
    for (const names of namesToRun(testNamePattern, mutatedFile(rootDir))) {
      shared.names = names;
      for (const test of inOrder(tests, mutatedFile(rootDir))) {
        if (killed) return;
        if (namesOf.mayHave(test.path, names)) await super.runTests([test], watcher, options);
      }
    }
    namesOf.save();
  }
};

/** Tests that speak of the mutated file, then all others. Mutants that are reached while a file is loaded have no pattern. */
function namesToRun(pattern, mutated) {
  if (pattern === undefined) return [undefined];
  // Stryker gives the names of the tests that reach a mutant as one pattern: `(name)|(name)`.
  const names = pattern
    .slice(1, -1)
    .split(')|(')
    .map((name) => name.replace(/\\(.)/g, '$1'));
  const isNear = (name) => name.includes(basename(mutated, '.ts'));
  return [new Set(names.filter(isNear)), new Set(names.filter((name) => !isNear(name)))];
}

/** Those of the mutated folder first. */
function inOrder(tests, mutated) {
  const folder = `/test/${mutated.split('/')[0]}/`;
  const rank = ({ path }) => (LAST.some((part) => path.includes(part)) ? 2 : path.includes(folder) ? 0 : 1);
  return [...tests].sort((a, b) => rank(a) - rank(b));
}

/** The file of each mutant, by its number. */
let files;

/** The source that holds the mutant of this run, as Stryker has written it; '' if there is none. */
function mutatedFile(rootDir) {
  const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
  if (mutant === undefined) return '';
  if (files === undefined) {
    files = new Map();
    const src = join(rootDir, 'src');
    for (const file of readdirSync(src, { recursive: true }).filter((each) => each.endsWith('.ts'))) {
      const text = readFileSync(join(src, file), 'utf8');
      for (const [, id] of text.matchAll(/stryMutAct_\w+\("(\d+)"\)/g)) files.set(id, file);
    }
  }
  return files.get(mutant) ?? '';
}

/** The names of the tests of each file, as the first run has found them. */
class TestNames {
  constructor(rootDir) {
    this.file = join(rootDir, 'reports', 'test-names.json');
    this.isKnown = existsSync(this.file);
    this.byPath = this.isKnown ? JSON.parse(readFileSync(this.file, 'utf8')) : {};
  }

  note(path, { testResults }) {
    this.byPath[path] ??= testResults.map(({ fullName }) => fullName);
  }

  mayHave(path, names) {
    return names === undefined || (this.byPath[path]?.some((name) => names.has(name)) ?? true);
  }

  save() {
    if (this.isKnown) return;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(this.byPath));
  }
}
