// Skips the rest of a file once one of its tests has failed: the mutant is killed.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  killed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_done') this.killed ||= test.errors.length > 0;
    if (name === 'test_start' && this.killed) test.mode = 'skip';
  }
};
