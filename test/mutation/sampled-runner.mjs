// Stryker's runner for Jest, which with MUTATION_SHARE=20 tests one mutant in twenty: all of them take hours. The others count as
// mutants that cannot be run, and have no part in the score; those that no test reaches count all, which makes the score of a sample too low.
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { strykerPlugins as jestPlugins } from '@stryker-mutator/jest-runner';

const SHARE = Number(process.env.MUTATION_SHARE ?? 1);
if (!(SHARE >= 1)) throw new Error(`MUTATION_SHARE: expected a number from 1, got ${process.env.MUTATION_SHARE}`);
const PRIME = 10_007;

/** Neighbours are no sample: they stand in one file. */
const isInSample = ({ id }) => (Number(id) * 7919) % PRIME < PRIME / SHARE;

const [{ factory: jestRunner }] = jestPlugins;

function sampledRunner(injector) {
  const runner = jestRunner(injector);
  const run = runner.mutantRun.bind(runner);
  runner.mutantRun = async (options) =>
    isInSample(options.activeMutant) ? run(options) : { status: 'error', errorMessage: 'not in the sample' };
  return runner;
}
sampledRunner.inject = tokens(commonTokens.injector);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'sampled-jest', sampledRunner)];
