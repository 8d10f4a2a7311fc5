import { synthRule } from './synth-rule';

export const expectedClientIpLost = synthRule({
  id: 'expected-client-ip-lost',
  severity: 'error',
  otherSeverities: ['warning'],
  statement: 'The backends see the addresses of clients where the app states it with expectClientIpKept().',
  why: 'The app relies on it: access control, limits and logs of the backends see another address.',
  help: 'Use externalTrafficPolicy Local with a load balancer that presents client addresses, or take the expectation back.',
  facts: [],
  pages: ['cce_bestpractice_00035', 'cce_10_0249'],
  basis: ['derived'],
  check: (synth, report) => {
    if (synth.expectations.some(({ kind }) => kind === 'client-ip-kept')) {
      judging().checkExpectations('client-ip-kept', synth, report);
    }
  },
});

// The model loads when it is asked.
function judging(): typeof import('../expectation-check') {
  return require('../expectation-check');
}
