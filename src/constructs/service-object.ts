import { ApiObject } from 'cdk8s';
import { plainJson } from './plain-json';
import { renderOnce } from './synth-pass';

type ObjectClass = new (...args: any[]) => ApiObject;

/** Our classes by those that cdk8s-plus makes its objects of. */
const UNTYPED = new WeakMap<ObjectClass, ObjectClass>();

/**
 * Has the object under one of our Services written as it stands. cdk8s-plus' generated KubeService would drop every field that
 * it does not know, users' patches among them. By its class, where jsii looks for what Python, Java and Go call.
 */
export function renderUntyped(object: ApiObject): void {
  const theirs = object.constructor as ObjectClass;
  let ours = UNTYPED.get(theirs);
  if (ours === undefined) {
    ours = class extends theirs {};
    Object.defineProperty(ours, 'name', { value: theirs.name });
    Object.defineProperty(ours.prototype, 'toJson', { value: untypedToJson, configurable: true, writable: true });
    UNTYPED.set(theirs, ours);
  }
  Object.setPrototypeOf(object, ours.prototype);
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
