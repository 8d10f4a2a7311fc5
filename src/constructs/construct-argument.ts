import { App, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { show, showTyped } from '../diagnostics/show';
import { isOfAnotherCopy } from '../elb/readers';
import { UsageError } from '../elb/usage-error';

/** Anything can say of itself that it is one. */
export function isConstruct(value: unknown): value is IConstruct {
  try {
    return Construct.isConstruct(value) && typeof value.node.id === 'string';
  } catch {
    // A proxy, or a getter that throws.
    return false;
  }
}

/** @throws UsageError if a caller without a compiler gave something else */
export function checkConstruct(owner: string, scope: unknown): asserts scope is IConstruct {
  if (!isConstruct(scope)) {
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
  const { scopes } = scope.node;
  if (!scopes.some(Chart.isChart)) {
    throw new UsageError(owner, `scope: expected a Chart, or a construct in one, got ${showTyped(scope)}`);
  }
  checkRoot(owner, scopes[0]);
  if (typeof id !== 'string') throw new UsageError(owner, `id: expected text, got ${showTyped(id)}`);
  if (id === '') throw new UsageError(owner, `id: expected text that is not empty, got ${showTyped(id)}`);
  if (id in Object.prototype) {
    throw new UsageError(owner, `id: expected no name that every object of JavaScript has, got ${showTyped(id)}`);
  }
}

/** Without an App, and with one of another copy of cdk8s, nothing can be written, which cdk8s says late and in words of its inside. */
function checkRoot(owner: string, root: IConstruct): void {
  if (root instanceof App) return;
  throw new UsageError(
    owner,
    isOfAnotherCopy(root, App.name)
      ? 'scope: expected a Chart in an App of this copy of cdk8s: two are installed, see npm ls cdk8s'
      : `scope: expected a Chart in an App, such as new Chart(new App(), 'web'), or Testing.chart() in a test; its root is ${showTyped(root)}`,
  );
}

/** How messages call a construct: by its path, which an App does not have. */
export function showConstruct(construct: IConstruct): string {
  const path = construct.node.path;
  return path === '' ? 'the app' : show(path);
}
