import { aclId, aclStatus, aclType } from '../annotations/groups/access-control';
import { checkFactory, FACTORY } from './factory';
import { locate, UsageError } from './usage-error';

/**
 * Who may connect to the listeners, by IP address groups of the load balancer service.
 *
 * Written as `kubernetes.io/elb.acl-id`, `kubernetes.io/elb.acl-status` and `kubernetes.io/elb.acl-type`. Needs a cluster of
 * v1.23.12-r0, v1.25.7-r0, v1.27.4-r0, v1.28.2-r0 or later. Removing the property leaves the access control on the load balancer:
 * use `AccessControl.off()` to open the listeners again.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0831.html
 */
export class AccessControl {
  /**
   * Only addresses of these groups may connect (trustlist).
   *
   * @param groupIds ids of IP address groups, not addresses: one, or up to five with a dedicated load balancer in a cluster of
   * v1.25.16-r10, v1.27.16-r10, v1.28.15-r0, v1.29.10-r0, v1.30.6-r0, v1.31.1-r0 or later
   * @throws if there is no id, more than five, or one that is wrong
   */
  public static allowOnly(...groupIds: string[]): AccessControl {
    return AccessControl.list('AccessControl.allowOnly', 'white', groupIds);
  }

  /**
   * Addresses of these groups may not connect (blocklist).
   *
   * @param groupIds ids of IP address groups, not addresses: one, or up to five with a dedicated load balancer in a cluster of
   * v1.25.16-r10, v1.27.16-r10, v1.28.15-r0, v1.29.10-r0, v1.30.6-r0, v1.31.1-r0 or later
   * @throws if there is no id, more than five, or one that is wrong
   */
  public static deny(...groupIds: string[]): AccessControl {
    return AccessControl.list('AccessControl.deny', 'black', groupIds);
  }

  /** Every address may connect, whatever was set before. */
  public static off(): AccessControl {
    return new AccessControl(FACTORY, { [aclStatus.key]: aclStatus.codec.encode('off') });
  }

  private static list(owner: string, type: 'white' | 'black', groupIds: string[]): AccessControl {
    if (groupIds.length === 0) {
      throw new UsageError(
        owner,
        'give the id of at least one IP address group; AccessControl.off() lets every address connect',
      );
    }
    const annotations: Record<string, string> = {};
    annotations[aclId.key] = locate(owner, ['groupIds'], () => aclId.codec.encode(groupIds));
    annotations[aclStatus.key] = aclStatus.codec.encode('on');
    annotations[aclType.key] = aclType.codec.encode(type);
    return new AccessControl(FACTORY, annotations);
  }

  private constructor(
    key: unknown,
    private readonly annotations: Readonly<Record<string, string>>,
  ) {
    checkFactory(key, 'AccessControl', 'allowOnly', 'deny', 'off');
  }

  /**
   * @internal
   */
  public _annotations(): Readonly<Record<string, string>> {
    return this.annotations;
  }
}
