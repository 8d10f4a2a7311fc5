import type { IConstruct } from 'constructs';

/** Marks the constructs whose purpose is pass-through; global, so that two copies of the package know each other's. */
const PASS_THROUGH = Symbol.for('cdk8s-cce.pass-through-construct');

export function markPassThroughConstruct(type: { readonly prototype: object }): void {
  Object.defineProperty(type.prototype, PASS_THROUGH, { value: true });
}

export function isPassThroughConstruct(construct: IConstruct | undefined): boolean {
  return construct !== undefined && PASS_THROUGH in construct;
}
