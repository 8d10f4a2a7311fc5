import { ApiObject, type Duration, Lazy, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { InvalidValueError } from '../annotations/codec/codec';
import { shortened, show } from '../diagnostics/show';
import { duration, wholeUnits } from '../elb/duration';
import { ADDRESSES, type ExistingElbOptions } from '../elb/existing-elb';
import { flag, listOf, matching, type Reader, wholeNumber } from '../elb/readers';
import { readProps, type Shape } from '../elb/structs';
import { type Owner, UsageError } from '../elb/usage-error';
import { ClientPlace } from './client-place';
import { checkPlace } from './construct-argument';
import { objectOf } from './object-of';
import { PROBE_LABELS } from './probe-labels';
import type { Probed } from './probe-targets';
import type { ReachabilityProbeProps } from './reachability-probe-props';

/**
 * Tries a Service from inside the cluster, and compares what it finds with what the model expects.
 *
 * Makes one Job for each place where a client can be: on nodes with a backend and on nodes without, with hostNetwork and without, by
 * pod affinity to what the Service selects. Each opens connections to the addresses of the load balancer, at every TCP port, and as a
 * control to the Service by its name; each prints one line of JSON for every address and port. A Job fails if something is not as
 * expected.
 *
 * What a Job cannot stand for is left out: the backend pods themselves, and clients outside the cluster. UDP ports are not tried, and
 * the lines say so. A connection that is accepted shows that a backend answers only where the listener speaks TCP; HTTP, HTTPS and
 * TLS connections are accepted by the load balancer itself.
 *
 * The pods ask nothing of the API server and have no privileges. Rules do not take them for clients of the app.
 *
 * The final manifest of the Service counts. The synthesis fails if no address of the load balancer is known, if the Service lacks
 * what the probe needs, or if the probe is in another namespace.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0355.html
 * @example
 *
 * declare const chart: Chart;
 * declare const service: LoadBalancerService;
 * new ReachabilityProbe(chart, 'Probe', { service, privateIp: '10.0.0.8' });
 */
export class ReachabilityProbe extends Construct {
  private readonly object: ApiObject;
  private readonly given: ReachabilityProbeProps;

  /**
   * @param scope where it stands: a chart, or a construct in one
   * @param id its name there
   * @param props what it tries, and how
   * @throws if a property is wrong or missing, or the Service is one of another app
   */
  constructor(scope: Construct, id: string, props: ReachabilityProbeProps) {
    // Before super(), so that nothing stands in the tree if something is wrong.
    checkPlace('ReachabilityProbe', scope, id);
    const owner = ownerOf([scope.node.path, id].filter(Boolean).join('/'));
    const given = readProps<ReachabilityProbeProps>(owner, props, SHAPE, { required: ['service'] });
    const object = objectOf(given.service) as ApiObject;
    if (object.node.root !== scope.node.root) {
      throw new UsageError(owner, `service: expected a Service of the same app, got one of another`);
    }
    super(scope, id);
    this.given = given;
    this.object = object;
    for (const place of given.hostNetwork === false ? PLACES.slice(0, 2) : PLACES) this.addJob(place);
    this.node.addValidation({ validate: () => this.problems() });
  }

  private addJob(place: ClientPlace): void {
    const { namespace } = this.object.metadata;
    new ApiObject(this, place, {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { ...(namespace === undefined ? {} : { namespace }), labels: this.labelsAt(place) },
      spec: Lazy.any({
        produce: () => probing().jobSpec(place, this.probed(), this.labelsAt(place), this.given),
      }),
    });
  }

  private labelsAt(place: ClientPlace): Record<string, string> {
    return {
      ...PROBE_LABELS,
      // One for each probe: the name of the Service is often a label of its pods.
      'app.kubernetes.io/instance': Names.toLabelValue(this),
      'app.kubernetes.io/component': place,
    };
  }

  /** What the synthesis says before it writes anything. */
  private problems(): string[] {
    try {
      this.probed();
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  }

  private probed(): Probed {
    const owner = ownerOf(this.node.path);
    const probed = probing().probedOf(owner, this.object, this.given);
    const { service, selector } = probed;
    const [job] = this.node.children as ApiObject[];
    if (job.metadata.namespace !== service.object.namespace) {
      throw new UsageError(
        owner,
        `its Jobs must be in the namespace of the Service, ${showNamespace(service.object.namespace)}, and are in ${showNamespace(job.metadata.namespace)}; put the probe into a chart of that namespace`,
      );
    }
    const labels = this.labelsAt(PLACES[0]);
    if (Object.entries(selector).every(([key, value]) => labels[key] === value)) {
      throw new UsageError(
        owner,
        `the Service would take the probe's own pods for backends: its selector has nothing but ${show(Object.keys(selector).join(', '))}; give it a label of its workload`,
      );
    }
    return probed;
  }
}

/** Where a Job can be. The last two stand for processes on the nodes as well. */
const PLACES = [
  ClientPlace.POD_ON_BACKEND_NODE,
  ClientPlace.POD_ON_OTHER_NODE,
  ClientPlace.HOST_NETWORK_POD_ON_BACKEND_NODE,
  ClientPlace.HOST_NETWORK_POD_ON_OTHER_NODE,
];

function ownerOf(path: string): Owner {
  return { toString: () => `ReachabilityProbe '${shortened(path)}'` };
}

function showNamespace(namespace: string | undefined): string {
  return namespace === undefined ? 'none' : show(namespace);
}

const aService: Reader = (value) => {
  if (objectOf(value)?.kind !== 'Service') {
    throw new InvalidValueError(value, 'one Service, such as a LoadBalancerService or an ApiObject of kind Service');
  }
  return value;
};

function seconds(min: number, max: number): Reader {
  return (value) => {
    const length = wholeUnits(duration(value) as Duration, 'seconds');
    if (length < min || length > max) throw new InvalidValueError(length, `${min} to ${max} seconds`);
    return value;
  };
}

const anImage = matching(
  /^(?=.{1,255}$)[a-z0-9][\w.:/@-]*$/i,
  "a container image, such as 'busybox:1.36' or 'registry.example.com/tools/busybox:1.36'",
);

const aName = matching(
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
  'the name of a secret: lower-case letters, digits, hyphens and periods, with a letter or digit at both ends',
);

const SHAPE: Shape<ReachabilityProbeProps> = {
  service: aService,
  ...(ADDRESSES as Shape<Pick<ExistingElbOptions, 'privateIp' | 'publicIp' | 'hostNames'>>),
  attempts: wholeNumber(2, 100),
  timeout: seconds(1, 60),
  hostNetwork: flag,
  image: anImage,
  imagePullSecrets: listOf(aName, 'names of secrets'),
  ttl: seconds(60, 604_800),
};

// The model loads when it is asked.
function probing(): typeof import('./probe-job') {
  return require('./probe-job');
}
