import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { InvalidValueError } from '../annotations/codec/codec';
import {
  type Check,
  checkProps,
  flag,
  locate,
  memberOf,
  nonEmptyListOf,
  type Owner,
  type Shape,
  text,
} from '../elb/checks';
import type { Elb } from '../elb/elb';
import type { ElbSettings, LoadBalancerServicePort } from '../elb/elb-settings';
import { servicePort } from '../elb/service-port-check';
import {
  type Annotations,
  annotationsOfPorts,
  annotationsOfSettings,
  checkOwnAnnotations,
  ELB_SETTINGS,
  REFUSED_SETTINGS,
} from '../elb/settings-annotations';
import { CceValidation } from './cce-validation';
import { ExternalTrafficPolicy } from './external-traffic-policy';
import { IpFamily, IpFamilyPolicy } from './ip-family';
import { renderUntyped } from './service-object';

/** Properties of `LoadBalancerService`. */
export interface LoadBalancerServiceProps extends kplus.ResourceProps, ElbSettings {
  /**
   * Which pods get the traffic: a workload, or `kplus.Pods.select(...)`.
   *
   * @default - none: something else manages the endpoints
   */
  readonly selector?: kplus.IPodSelector;

  /**
   * Which backends a node forwards external traffic to.
   *
   * @default - Kubernetes' own: `CLUSTER`
   * @see CCE user guide, "Service Overview" (cce_10_0249)
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * Whether the Service gets node ports. Load balancers reach pods through them, except dedicated ones in Turbo clusters.
   *
   * @default - Kubernetes' own: true
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * The IP families, the first one being that of the cluster address.
   *
   * @default - that of the cluster
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * How many IP families the Service gets.
   *
   * @default - Kubernetes' own: one
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * The address of the Service inside the cluster.
   *
   * @default - any free one
   */
  readonly clusterIP?: string;

  /**
   * Whether backends that are not ready get traffic as well.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}

/**
 * A Service of type LoadBalancer on CCE, served by an Elastic Load Balance (ELB) instance.
 *
 * Everything one knows of cdk8s-plus' `Service` works: `selector: deployment`, `bind()`, `exposeViaIngress()`, `metadata`.
 * A value that is wrong everywhere fails here; what depends on the cluster, on other objects or on the final manifest is
 * judged when the app is synthesized.
 *
 * Traffic from inside the cluster to the load balancer's address does not meet the load balancer:
 * see `PassThroughLoadBalancerService`.
 *
 * @see CCE user guide, "Creating a LoadBalancer Service" (cce_10_0681)
 * @example
 *
 * declare const chart: Chart;
 * declare const deployment: kplus.Deployment;
 * new LoadBalancerService(chart, 'Web', {
 *   elb: ExistingElb.shared('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d'),
 *   selector: deployment,
 *   ports: [{ port: 80, targetPort: 8080 }],
 *   idleTimeout: Duration.minutes(2),
 * });
 */
export class LoadBalancerService extends kplus.Service {
  /**
   * The properties, with a check for each.
   *
   * @internal
   */
  public static _shape(): Shape<LoadBalancerServiceProps> {
    return SHAPE;
  }

  /**
   * The annotations that follow from properties which only a subclass has.
   *
   * @internal
   */
  public static _extraAnnotations(_owner: Owner, _props: LoadBalancerServiceProps): Annotations {
    return {};
  }

  /** The load balancer that serves it. */
  public readonly elb: Elb;

  /** Which backends a node forwards external traffic to; `undefined` where Kubernetes' default holds. */
  public readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  private readonly settings: LoadBalancerServiceProps;

  constructor(scope: Construct, id: string, props: LoadBalancerServiceProps) {
    const type = new.target;
    const owner = { toString: () => `${type.name} '${[scope?.node?.path, id].filter(Boolean).join('/')}'` };
    // Before super(), so that nothing stands in the tree if something is wrong.
    const annotations = prepare(owner, type, props);
    super(scope, id, {
      metadata: { ...props.metadata, annotations },
      clusterIP: props.clusterIP,
      publishNotReadyAddresses: props.publishNotReadyAddresses,
      type: kplus.ServiceType.LOAD_BALANCER,
    });
    this.settings = { ...props };
    this.elb = props.elb;
    this.externalTrafficPolicy = props.externalTrafficPolicy;
    renderUntyped(this.apiObject);
    for (const port of props.ports ?? []) super.bind(port.port, port);
    if (props.selector !== undefined) this.select(props.selector);
    CceValidation.enable(this);
  }

  /**
   * Adds a port, with everything that the load balancer can be told of it.
   *
   * @param port the port
   * @throws if something of it is wrong or contradicts the other ports or the settings of the Service
   */
  public addPort(port: LoadBalancerServicePort): void {
    const owner = `${this.constructor.name} '${this.node.path}'`;
    locate(owner, ['port'], () => servicePort(port));
    const before = annotationsOfPorts(owner, this.settings, this.ports);
    const after = annotationsOfPorts(owner, this.settings, [...this.ports, port]);
    super.bind(port.port, port);
    // What follows from the other ports may have been changed by hand since.
    for (const [key, text] of Object.entries(after)) if (before[key] !== text) this.metadata.addAnnotation(key, text);
  }

  /**
   * Adds a port. For what the load balancer can be told of a port use `addPort()`.
   *
   * @param port the port number
   * @param options what cdk8s-plus knows of a port
   * @throws if something of it is wrong or contradicts the other ports or the settings of the Service
   */
  public override bind(port: number, options: kplus.ServiceBindOptions = {}): void {
    this.addPort({ ...options, port });
  }

  /**
   * @internal
   */
  public override _toKube(): any {
    const { selector, clusterIp, publishNotReadyAddresses } = super._toKube();
    const { allocateLoadBalancerNodePorts, ipFamilies, ipFamilyPolicy } = this.settings;
    return {
      allocateLoadBalancerNodePorts,
      clusterIP: clusterIp,
      externalTrafficPolicy: this.externalTrafficPolicy,
      ipFamilies,
      ipFamilyPolicy,
      ports: (this.ports as LoadBalancerServicePort[]).map((port) => ({
        appProtocol: port.appProtocol,
        name: port.name,
        nodePort: port.nodePort,
        port: port.port,
        protocol: port.protocol,
        targetPort: port.targetPortName ?? port.targetPort,
      })),
      publishNotReadyAddresses,
      selector: Object.keys(selector ?? {}).length === 0 ? undefined : selector,
      type: kplus.ServiceType.LOAD_BALANCER,
    };
  }
}

/** The annotations, and everything that can fail without the tree. */
function prepare(owner: Owner, type: typeof LoadBalancerService, props: LoadBalancerServiceProps): Annotations {
  checkProps<LoadBalancerServiceProps>(owner, props, type._shape(), {
    required: ['elb'],
    refused: REFUSED_SETTINGS,
    // A subclass of somebody else's may have properties of its own.
    openEnded: !Object.hasOwn(type, '_shape'),
  });
  const own = props.metadata?.annotations;
  checkOwnAnnotations(owner, own);
  const annotations = annotationsOfSettings(owner, props);
  Object.assign(annotations, type._extraAnnotations(owner, props), annotationsOfPorts(owner, props, props.ports ?? []));
  return own === undefined ? annotations : { ...own, ...annotations };
}

const podSelector: Check = (value) => {
  if (typeof (value as Partial<kplus.IPodSelector> | null)?.toPodSelectorConfig === 'function') return;
  throw new InvalidValueError(
    value,
    "a workload, such as a kplus.Deployment, or kplus.Pods.select(chart, 'Pods', { labels: { app: 'web' } })",
  );
};

const plainObject: Check = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidValueError(value, 'an object');
};

const SHAPE: Shape<LoadBalancerServiceProps> = {
  ...ELB_SETTINGS,
  metadata: plainObject,
  selector: podSelector,
  externalTrafficPolicy: memberOf('ExternalTrafficPolicy', ExternalTrafficPolicy),
  allocateLoadBalancerNodePorts: flag,
  ipFamilies: nonEmptyListOf(memberOf('IpFamily', IpFamily), 'IP families'),
  ipFamilyPolicy: memberOf('IpFamilyPolicy', IpFamilyPolicy),
  clusterIP: text,
  publishNotReadyAddresses: flag,
};
