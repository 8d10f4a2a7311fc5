import { type ApiObjectMetadata, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { InvalidValueError } from '../annotations/codec/codec';
import { shortened, show } from '../diagnostics/show';
import type { Elb } from '../elb/elb';
import type { ElbSettings, LoadBalancerServicePort } from '../elb/elb-settings';
import { annotationsOfPorts } from '../elb/port-annotations';
import type { Annotations } from '../elb/prop-annotations';
import { flag, memberOf } from '../elb/readers';
import { portOptions, servicePort } from '../elb/service-port-check';
import {
  annotationsOfSettings,
  checkOwnAnnotations,
  ELB_SETTINGS,
  MISPLACED_SETTINGS,
  REFUSED_SETTINGS,
} from '../elb/settings-annotations';
import { readProps, type Shape } from '../elb/structs';
import { locate, type Owner, UsageError } from '../elb/usage-error';
import { CceValidation } from './cce-validation';
import type { Client } from './client';
import { checkPlace } from './construct-argument';
import { ExternalTrafficPolicy } from './external-traffic-policy';
import { type IpFamily, IpFamilyPolicy } from './ip-family';
import {
  checkNamespace,
  ipAddress,
  ipFamiliesOnce,
  labelKey,
  labelValue,
  objectMetadata,
  podSelector,
  serviceName,
} from './kubernetes-props';
import type { Reachability } from './reachability';
import type { ClientIpKeptOptions, ReachableOptions } from './reachability-options';
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
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0249.html
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
   * @default - Kubernetes' own: false
   */
  readonly publishNotReadyAddresses?: boolean;
}

/**
 * A Service of type LoadBalancer on CCE, served by an Elastic Load Balance (ELB) instance.
 *
 * Everything that cdk8s-plus' `Service` offers works: `selector: deployment`, `bind()`, `exposeViaIngress()`, `metadata`.
 * A value that is wrong everywhere fails here; what depends on the cluster, on other objects or on the final manifest is
 * checked when the app is synthesized.
 *
 * The name of a Service starts with a letter. cdk8s makes it from the construct path: below a chart whose id starts with a digit,
 * give `metadata: { name }`.
 *
 * Traffic from inside the cluster to the load balancer's address does not meet the load balancer:
 * see `PassThroughLoadBalancerService`.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0681.html
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

  private readonly kept: KeptProps;

  /**
   * @param scope where it stands: a chart, or a construct in one
   * @param id its name there
   * @param props the load balancer, the ports and everything else
   * @throws if a property is wrong, missing, or contradicts another
   */
  constructor(scope: Construct, id: string, props: LoadBalancerServiceProps) {
    // Before super(), so that nothing stands in the tree if something is wrong.
    const { given, metadata } = prepare(new.target, scope, id, props);
    super(scope, id, {
      metadata,
      clusterIP: given.clusterIP,
      publishNotReadyAddresses: given.publishNotReadyAddresses,
      type: kplus.ServiceType.LOAD_BALANCER,
    });
    checkName(this, scope);
    this.kept = keep(given);
    this.elb = given.elb;
    this.externalTrafficPolicy = given.externalTrafficPolicy;
    renderUntyped(this.apiObject);
    for (const port of given.ports ?? []) super.bind(port.port, port);
    if (given.selector !== undefined) this.select(given.selector);
    CceValidation.enable(this);
  }

  /**
   * Adds a port, with what the load balancer does with it.
   *
   * @param port the port
   * @throws if a property is wrong, or contradicts the other ports or the settings of the Service
   */
  public addPort(port: LoadBalancerServicePort): void {
    const owner = ownerOf(this);
    const added = locate(owner, ['port'], () => servicePort(port)) as LoadBalancerServicePort;
    const before = annotationsOfPorts(owner, this.kept, this.ports);
    const after = annotationsOfPorts(owner, this.kept, [...this.ports, added]);
    super.bind(added.port, added);
    // What follows from the other ports may have been changed by hand since.
    for (const [key, text] of Object.entries(after)) if (before[key] !== text) this.metadata.addAnnotation(key, text);
  }

  /**
   * Adds a port. `addPort()` takes what the load balancer does with it as well.
   *
   * @param port the port number
   * @param options what cdk8s-plus knows of a port
   * @throws if a property is wrong, or contradicts the other ports or the settings of the Service
   */
  public override bind(port: number, options: kplus.ServiceBindOptions = {}): void {
    const given = locate(ownerOf(this), ['options'], () => portOptions(options)) as kplus.ServiceBindOptions;
    this.addPort({ ...given, port });
  }

  /**
   * Adds the labels of a workload, or of a choice of pods, to the selector. A pod must have all labels of the selector.
   *
   * @param selector the workload, or `kplus.Pods.select(...)`
   * @throws if it is neither, or selects by more than labels, or pods of another namespace
   */
  public override select(selector: kplus.IPodSelector): void {
    locate(ownerOf(this), ['selector'], () => {
      podSelector(selector);
      checkNamespace(selector, this.metadata.namespace);
    });
    super.select(selector);
  }

  /**
   * Adds a label to the selector. A pod must have all labels of the selector.
   *
   * @param key the key of the label
   * @param value its value
   * @throws if Kubernetes refuses the key or the value
   */
  public override selectLabel(key: string, value: string): void {
    const owner = ownerOf(this);
    locate(owner, ['key'], () => labelKey(key));
    locate(owner, ['value'], () => labelValue(value));
    super.selectLabel(key, value);
  }

  /**
   * Who reaches the Service, from where, and why not.
   *
   * @returns the same as `Reachability.of()`
   */
  public reachability(): Reachability {
    return reaching().Reachability.of(this);
  }

  /**
   * States that clients reach the Service. If that does not hold, the synthesis fails.
   *
   * @param client who calls
   * @param options what they call
   * @returns the reachability of the Service, for further expectations
   * @throws if an argument is wrong, or the client is a workload of another app
   */
  public expectReachableFrom(client: Client, options: ReachableOptions = {}): Reachability {
    return this.reachability().expectReachableFrom(client, options);
  }

  /**
   * States that the backends see the addresses of clients as they are. If that does not hold, the synthesis fails.
   *
   * @param options whose addresses, and what they call
   * @returns the reachability of the Service, for further expectations
   * @throws if an argument is wrong, or the client is a workload of another app
   */
  public expectClientIpKept(options: ClientIpKeptOptions = {}): Reachability {
    return this.reachability().expectClientIpKept(options);
  }

  /**
   * @internal
   */
  public override _toKube(): any {
    const { selector, clusterIp, publishNotReadyAddresses } = super._toKube();
    const { allocateLoadBalancerNodePorts, ipFamilies, ipFamilyPolicy } = this.kept;
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

/** What is asked for after the construction; all else would only take memory. */
type KeptProps = Pick<
  LoadBalancerServiceProps,
  'allocateLoadBalancerNodePorts' | 'healthCheck' | 'idleTimeout' | 'ipFamilies' | 'ipFamilyPolicy'
>;

function keep(given: LoadBalancerServiceProps): KeptProps {
  const { allocateLoadBalancerNodePorts, healthCheck, idleTimeout, ipFamilies, ipFamilyPolicy } = given;
  return { allocateLoadBalancerNodePorts, healthCheck, idleTimeout, ipFamilies, ipFamilyPolicy };
}

function ownerOf(service: LoadBalancerService): Owner {
  return { toString: () => `${service.constructor.name} '${service.node.path}'` };
}

interface Prepared {
  readonly given: LoadBalancerServiceProps;
  /** With all annotations. */
  readonly metadata: ApiObjectMetadata;
}

/** Everything that can fail without the tree. */
function prepare(
  type: typeof LoadBalancerService,
  scope: Construct,
  id: string,
  props: LoadBalancerServiceProps,
): Prepared {
  const { name } = type;
  checkPlace(name, scope, id);
  const owner = { toString: () => `${name} '${shortened([scope.node.path, id].filter(Boolean).join('/'))}'` };
  const given = readProps<LoadBalancerServiceProps>(owner, props, type._shape(), {
    required: ['elb'],
    refused: REFUSED_SETTINGS,
    misplaced: MISPLACED,
    // A subclass of somebody else's may have properties of its own, and hand all of them up.
    openEnded: !Object.hasOwn(type, '_shape'),
  });
  // A copy by now.
  const metadata: { -readonly [K in keyof ApiObjectMetadata]: ApiObjectMetadata[K] } = given.metadata ?? {};
  const { ports = [], ipFamilies = [], ipFamilyPolicy, selector } = given;
  if (selector !== undefined) {
    locate(owner, ['selector'], () => checkNamespace(selector, metadata.namespace ?? Chart.of(scope).namespace));
  }
  if (ipFamilyPolicy === IpFamilyPolicy.SINGLE_STACK && ipFamilies.length > 1) {
    throw new UsageError(
      owner,
      `'ipFamilies' names ${ipFamilies.join(' and ')}, and IpFamilyPolicy.SINGLE_STACK allows one; give one, or another policy`,
    );
  }
  const own = metadata.annotations;
  if (own !== undefined) checkOwnAnnotations(owner, own);
  const annotations = annotationsOfSettings(owner, given);
  Object.assign(annotations, type._extraAnnotations(owner, given), annotationsOfPorts(owner, given, ports));
  metadata.annotations = own === undefined ? annotations : { ...own, ...annotations };
  return { given, metadata };
}

/** A name that is given has been checked. One that cdk8s makes from the path can be one that no Service may have. */
function checkName(service: LoadBalancerService, scope: Construct): void {
  try {
    serviceName(service.name);
  } catch (error) {
    // The id that was given may have slashes in it, which stand for something else in the tree.
    scope.node.tryRemoveChild(service.node.id);
    throw new UsageError(
      ownerOf(service),
      `cdk8s makes the name ${show(service.name)} of the path; expected ${(error as InvalidValueError).expected}: give metadata: { name }, or the chart another id`,
    );
  }
}

const MISPLACED: Readonly<Record<string, string>> = {
  ...MISPLACED_SETTINGS,
  ...Object.fromEntries(['name', 'namespace', 'labels'].map((name) => [name, "give it in 'metadata'"])),
  passThrough: 'use PassThroughLoadBalancerService, which has it',
};

const SHAPE: Shape<LoadBalancerServiceProps> = {
  ...ELB_SETTINGS,
  metadata: objectMetadata,
  selector: podSelector,
  externalTrafficPolicy: memberOf('ExternalTrafficPolicy', ExternalTrafficPolicy),
  allocateLoadBalancerNodePorts: flag,
  ipFamilies: ipFamiliesOnce,
  ipFamilyPolicy: memberOf('IpFamilyPolicy', IpFamilyPolicy),
  clusterIP: ipAddress,
  publishNotReadyAddresses: flag,
};

// Loads when it is asked for.
function reaching(): typeof import('./reachability') {
  return require('./reachability');
}
