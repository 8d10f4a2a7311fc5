import { Construct, type IConstruct } from 'constructs';
import { show, showTyped } from '../diagnostics/show';
import { UsageError } from '../elb/checks';

/** @throws UsageError if a caller without a compiler gave something else */
export function checkConstruct(owner: string, scope: unknown): asserts scope is IConstruct {
  if (!Construct.isConstruct(scope)) {
    throw new UsageError(owner, `scope: expected a construct, such as an App or a Chart, got ${showTyped(scope)}`);
  }
}

/** How messages call a construct: by its path, which an App does not have. */
export function showConstruct(construct: IConstruct): string {
  const path = construct.node.path;
  return path === '' ? 'the app' : show(path);
}
