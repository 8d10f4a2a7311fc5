import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { show, showTyped } from '../diagnostics/show';
import { UsageError } from '../elb/usage-error';

/** @throws UsageError if a caller without a compiler gave something else */
export function checkConstruct(owner: string, scope: unknown): asserts scope is IConstruct {
  if (!Construct.isConstruct(scope)) {
    throw new UsageError(owner, `scope: expected a construct, such as an App or a Chart, got ${showTyped(scope)}`);
  }
}

/**
 * Where an object of Kubernetes can stand, and under what name. cdk8s and constructs ask as well, when half of it stands in the tree.
 *
 * @throws UsageError if it cannot
 */
export function checkPlace(owner: string, scope: unknown, id: unknown): asserts scope is IConstruct {
  checkConstruct(owner, scope);
  if (!scope.node.scopes.some(Chart.isChart)) {
    throw new UsageError(owner, `scope: expected a Chart, or a construct in one, got ${showTyped(scope)}`);
  }
  if (typeof id !== 'string') throw new UsageError(owner, `id: expected text, got ${showTyped(id)}`);
  if (id === '') throw new UsageError(owner, `id: expected text that is not empty, got ${showTyped(id)}`);
}

/** How messages call a construct: by its path, which an App does not have. */
export function showConstruct(construct: IConstruct): string {
  const path = construct.node.path;
  return path === '' ? 'the app' : show(path);
}
