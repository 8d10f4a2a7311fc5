import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { alternatives, show, showTyped } from '../diagnostics/show';
import { checkFactory, FACTORY } from '../elb/factory';
import { memberOf } from '../elb/readers';
import { locate, UsageError } from '../elb/usage-error';
import { WORKLOAD_KINDS } from '../manifest/pod-template';
import { ClientPlace } from './client-place';
import { objectOf } from './object-of';

/**
 * Who calls a Service: the pods of a workload, or whoever is at some place.
 *
 * @example
 *
 * declare const service: LoadBalancerService;
 * declare const frontend: kplus.Deployment;
 * service.expectReachableFrom(Client.podsOf(frontend));
 * service.expectReachableFrom(Client.external());
 */
export class Client {
  /**
   * The pods of a workload, wherever they can run by what the app shows of it.
   *
   * A workload that the Service selects is a backend itself. A required pod affinity to the backends by
   * `kubernetes.io/hostname` keeps its pods on their nodes, a required anti-affinity, on either side, off them; otherwise both
   * are possible. `hostNetwork` of the pod template counts. In a chart of another `CceCluster` the pods are outside.
   *
   * @param workload a `kplus.Deployment` and the like, an L1 construct, or an ApiObject of an `Include`
   * @throws if it is not one workload
   */
  public static podsOf(workload: IConstruct): Client {
    const owner = 'Client.podsOf';
    const object = objectOf(workload);
    if (object === undefined || !WORKLOAD_KINDS.has(object.kind)) {
      const got = object === undefined ? showTyped(workload) : `an object of kind ${show(object.kind)}`;
      throw new UsageError(
        owner,
        `workload: expected one ${alternatives([...WORKLOAD_KINDS])}, got ${got}; for pods that the app does not show use Client.anyPod() or Client.at()`,
      );
    }
    return new Client(FACTORY, `the pods of ${show(workload.node.path)}`, [], object);
  }

  /** Clients outside the cluster, in the VPC or on the Internet. */
  public static external(): Client {
    return new Client(FACTORY, 'clients outside the cluster', [ClientPlace.EXTERNAL]);
  }

  /** Pods of the cluster wherever they run, with hostNetwork or without, the backends included. */
  public static anyPod(): Client {
    return new Client(FACTORY, 'pods anywhere in the cluster', [
      ClientPlace.BACKEND_POD,
      ClientPlace.POD_ON_BACKEND_NODE,
      ClientPlace.POD_ON_OTHER_NODE,
      ClientPlace.HOST_NETWORK_POD_ON_BACKEND_NODE,
      ClientPlace.HOST_NETWORK_POD_ON_OTHER_NODE,
    ]);
  }

  /** Processes on the nodes of the cluster, with a backend or without. */
  public static anyNode(): Client {
    return new Client(FACTORY, 'processes on any node', [ClientPlace.BACKEND_NODE, ClientPlace.OTHER_NODE]);
  }

  /** The pods that the Service itself selects. */
  public static backends(): Client {
    return new Client(FACTORY, 'the backend pods', [ClientPlace.BACKEND_POD]);
  }

  /**
   * Clients at one place.
   *
   * @param place where they are, seen from the backends of the Service
   * @throws if it is not a place
   */
  public static at(place: ClientPlace): Client {
    const owner = 'Client.at';
    const given = locate(owner, ['place'], () => memberOf('ClientPlace', ClientPlace)(place)) as ClientPlace;
    return new Client(FACTORY, `clients at ${given}`, [given]);
  }

  /**
   * How messages call it: in the plural.
   *
   * @internal
   */
  public readonly _called: string;

  /**
   * Where it can be; to be found out for a workload.
   *
   * @internal
   */
  public readonly _places: readonly ClientPlace[];

  /**
   * @internal
   */
  public readonly _workload?: ApiObject;

  private constructor(key: unknown, called: string, places: readonly ClientPlace[], workload?: ApiObject) {
    checkFactory(key, 'Client', 'podsOf', 'external', 'anyPod', 'anyNode', 'backends', 'at');
    this._called = called;
    this._places = places;
    this._workload = workload;
  }
}
