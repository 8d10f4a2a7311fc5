import { BY_PRIVATE_ADDRESS } from './by-private-address';
import { BY_PUBLIC_ADDRESS } from './by-public-address';
import { CAPTURED } from './captured';
import { CAPTURED_BY_LOCAL } from './captured-by-local';
import type { DerivedRule } from './derived-rule';
import { FROM_OUTSIDE } from './from-outside';
import { TURBO_BY_PRIVATE_ADDRESS } from './turbo-by-private-address';

/** Every situation that exists has exactly one of them. */
export const DERIVED_RULES: readonly DerivedRule[] = [
  ...FROM_OUTSIDE,
  ...CAPTURED,
  ...CAPTURED_BY_LOCAL,
  ...BY_PUBLIC_ADDRESS,
  ...BY_PRIVATE_ADDRESS,
  ...TURBO_BY_PRIVATE_ADDRESS,
];
