import * as fc from 'fast-check';

// The same values at each run, so that a test fails for who broke it. FAST_CHECK_SEED tries others.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 1) });

export { fc };
