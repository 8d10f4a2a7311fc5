import { ApiObject } from 'cdk8s';
import { isConstruct } from './construct-argument';

/** The object that a construct stands for: itself, or the one under a construct of cdk8s-plus or of ours. */
export function objectOf(construct: unknown): ApiObject | undefined {
  if (!isConstruct(construct)) return undefined;
  if (ApiObject.isApiObject(construct)) return construct as ApiObject;
  try {
    const { defaultChild } = construct.node;
    return defaultChild !== undefined && ApiObject.isApiObject(defaultChild) ? (defaultChild as ApiObject) : undefined;
  } catch {
    // It has two that could be meant.
    return undefined;
  }
}
