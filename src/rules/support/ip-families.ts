import { isUnresolved } from '../../annotations/unresolved';
import type { Path } from '../../diagnostics/diagnostic';
import type { CceService } from '../../engine/cce-service';
import { listAt, own } from '../../manifest/kube-object';

/** Where somebody asks for IPv6. */
export interface Ipv6Request {
  readonly what: string;
  readonly path: Path;
  readonly inner?: Path;
}

/** Where the spec asks for IPv6 with no way back: PreferDualStack does without the second family. */
export function ipv6RequestOf({ object }: CceService): Ipv6Request | undefined {
  const policy = own(object.spec, 'ipFamilyPolicy');
  const index = listAt(object.spec, 'ipFamilies').indexOf('IPv6');
  const canDoWithout = policy === 'PreferDualStack' || isUnresolved(policy);
  if (index === 0 || (index > 0 && !canDoWithout)) {
    return { what: 'spec.ipFamilies has IPv6', path: ['spec', 'ipFamilies', index] };
  }
  if (policy !== 'RequireDualStack') return undefined;
  return { what: 'spec.ipFamilyPolicy is RequireDualStack', path: ['spec', 'ipFamilyPolicy'] };
}
