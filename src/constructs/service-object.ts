import { ApiObject } from 'cdk8s';
import { plainJson } from './plain-json';
import { renderOnce } from './synth-pass';

/**
 * Has the object under one of our Services written as it stands. cdk8s-plus' generated KubeService would drop every field that
 * it does not know, users' patches among them.
 */
export function renderUntyped(object: ApiObject): void {
  Object.defineProperty(object, 'toJson', { value: untypedToJson, configurable: true, writable: true });
}

export function isRenderedUntyped(object: ApiObject): boolean {
  return object.toJson === untypedToJson;
}

function untypedToJson(this: ApiObject): unknown {
  return renderOnce(this, () => plainJson(this, () => specOf(this)) ?? ApiObject.prototype.toJson.call(this));
}

/** What cdk8s-plus has the `spec` of the object resolve to. */
function specOf(object: ApiObject): unknown {
  return (object.node.scope as unknown as { _toKube(): unknown })._toKube();
}
