import { synthRule } from './synth-rule';

export const expectedClientCannotReach = synthRule({
  id: 'expected-client-cannot-reach',
  severity: 'error',
  otherSeverities: ['warning'],
  statement: 'Clients reach a Service where the app states it with expectReachableFrom().',
  why: 'The app relies on it: from there connections time out, are refused, or work only now and then.',
  help: 'Have the clients call the Service by its name, change the Service or the load balancer, or take the expectation back.',
  facts: [],
  pages: ['cce_10_0355', 'cce_10_0249'],
  basis: ['derived'],
  check: (synth, report) => {
    if (synth.expectations.some(({ kind }) => kind === 'reachable')) {
      judging().checkExpectations('reachable', synth, report);
    }
  },
});

// The model loads when it is asked.
function judging(): typeof import('../expectation-check') {
  return require('../expectation-check');
}
