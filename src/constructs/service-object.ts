import { ApiObject } from 'cdk8s';
import { renderOnce } from './synth-pass';

/**
 * The object under our Services. Untyped, unlike cdk8s-plus' own: the generated KubeService drops every field that it does not
 * know, users' patches among them.
 */
export class ServiceObject extends ApiObject {
  public override toJson(): any {
    return renderOnce(this, () => super.toJson());
  }
}
