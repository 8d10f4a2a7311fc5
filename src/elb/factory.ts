import { alternatives } from '../diagnostics/show';
import { UsageError } from './usage-error';

/** What our own factories show to a private constructor. */
export const FACTORY: unique symbol = Symbol('cdk8s-cce.factory');

/** Plain JavaScript can call a private constructor all the same, and would get around every check of the factories. */
export function checkFactory(key: unknown, type: string, ...factories: readonly string[]): void {
  if (key === FACTORY) return;
  const calls = factories.map((factory) => `${type}.${factory}()`);
  throw new UsageError(type, `it is not made by 'new'; use ${alternatives(calls)}`);
}
