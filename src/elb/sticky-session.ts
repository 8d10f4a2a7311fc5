import type { Duration } from 'cdk8s';
import { sessionAffinityMode, sessionAffinityOption } from '../annotations/groups/traffic';
import { duration, wholeUnits } from './duration';
import { checkFactory, FACTORY } from './factory';
import { readProps, type Shape } from './structs';
import { locate, type Renaming } from './usage-error';

/** How long a session sticks. */
export interface StickySessionOptions {
  /**
   * How long a client without traffic stays with its backend, in whole minutes: 1 to 60.
   *
   * @default - the load balancer's own value: 60 minutes
   */
  readonly duration?: Duration;
}

/**
 * Keeps a client on one backend.
 *
 * Written as `kubernetes.io/elb.session-affinity-mode` and `kubernetes.io/elb.session-affinity-option`. Works on TCP and UDP
 * listeners. In a Standard cluster the stickiness reaches the pod only with `ExternalTrafficPolicy.LOCAL` and pods on
 * different nodes; in a Turbo cluster it needs a dedicated load balancer.
 *
 * @see https://support.huaweicloud.com/intl/en-us/bestpractice-cce/cce_bestpractice_00231.html
 */
export class StickySession {
  /**
   * By the client's source address, the only kind that LoadBalancer Services have.
   *
   * @param options how long a session sticks
   * @throws if an option is wrong
   */
  public static sourceIp(options: StickySessionOptions = {}): StickySession {
    return new StickySession(FACTORY, options);
  }

  private readonly annotations: Readonly<Record<string, string>>;

  private constructor(key: unknown, options: StickySessionOptions) {
    checkFactory(key, 'StickySession', 'sourceIp');
    const owner = 'StickySession.sourceIp';
    const { duration: length } = readProps<StickySessionOptions>(owner, options, OPTIONS, { renamed: PROP_OF_FIELD });
    const annotations: Record<string, string> = {};
    annotations[sessionAffinityMode.key] = sessionAffinityMode.codec.encode('SOURCE_IP');
    if (length !== undefined) {
      const persistenceTimeout = locate(owner, ['duration'], () => wholeUnits(length, 'minutes'));
      annotations[sessionAffinityOption.key] = locate(
        owner,
        [],
        () => sessionAffinityOption.codec.encode({ persistenceTimeout }),
        PROP_OF_FIELD,
      );
    }
    this.annotations = annotations;
  }

  /**
   * @internal
   */
  public _annotations(): Readonly<Record<string, string>> {
    return this.annotations;
  }
}

const OPTIONS: Shape<StickySessionOptions> = { duration };

/** What the annotation calls otherwise. */
const PROP_OF_FIELD: Renaming = { persistenceTimeout: 'duration' };
