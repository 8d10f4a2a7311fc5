// Runs those tests of a file that are wanted, up to the first that fails: then the mutant is killed.
const { TestEnvironment } = require('jest-environment-node');
const wanted = require('./wanted');

module.exports = class extends TestEnvironment {
  killed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_done') this.killed ||= test.errors.length > 0;
    if (name === 'test_start' && (this.killed || wanted.names?.has(fullName(test)) === false)) test.mode = 'skip';
  }
};

/** As Jest joins it. */
function fullName(test) {
  const names = [];
  for (let block = test; block.parent; block = block.parent) names.unshift(block.name);
  return names.join(' ');
}
