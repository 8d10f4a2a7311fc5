import type { Duration } from 'cdk8s';
import type { ClientPlace } from './client-place';
import { PROBE_SCRIPT } from './probe-script';
import { type Probed, targetsFrom } from './probe-targets';
import type { ReachabilityProbeProps } from './reachability-probe-props';

export { probedOf } from './probe-targets';

/** To be scheduled and to pull the image. After that, a place that no node offers is given up. */
const SECONDS_TO_START = 300;

const NOBODY = 65534;

/** The Job that tries a Service from a place, as Kubernetes takes it. */
export function jobSpec(
  place: ClientPlace,
  probed: Probed,
  labels: Readonly<Record<string, string>>,
  given: ReachabilityProbeProps,
): object {
  const { attempts = 10, timeout, ttl } = given;
  const seconds = secondsOf(timeout, 3);
  const { hosts, tcpPorts } = probed;
  return {
    // A second attempt would not find anything else.
    backoffLimit: 0,
    activeDeadlineSeconds: SECONDS_TO_START + hosts.length * tcpPorts.length * attempts * seconds,
    ttlSecondsAfterFinished: secondsOf(ttl, 3600),
    template: {
      metadata: { labels },
      spec: {
        ...podSpec(place, probed, given),
        containers: [container(place, probed, { image: given.image ?? 'busybox:1.36', attempts, seconds })],
      },
    },
  };
}

function podSpec(place: ClientPlace, { selector }: Probed, { imagePullSecrets = [] }: ReachabilityProbeProps): object {
  const isHost = place.startsWith('hostnetwork-');
  const isBeside = place.endsWith('-on-backend-node');
  const term = { labelSelector: { matchLabels: selector }, topologyKey: 'kubernetes.io/hostname' };
  return {
    restartPolicy: 'Never',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    ...(isHost ? { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' } : {}),
    ...(imagePullSecrets.length === 0 ? {} : { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) }),
    affinity: {
      [isBeside ? 'podAffinity' : 'podAntiAffinity']: { requiredDuringSchedulingIgnoredDuringExecution: [term] },
    },
    // Where a backend runs the probe may as well.
    ...(isBeside ? { tolerations: [{ operator: 'Exists' }] } : {}),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: NOBODY,
      runAsGroup: NOBODY,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}

interface Trying {
  readonly image: string;
  readonly attempts: number;
  /** For each attempt. */
  readonly seconds: number;
}

function container(place: ClientPlace, probed: Probed, { image, attempts, seconds }: Trying): object {
  const { name, namespace } = probed.service.object;
  const env = {
    SERVICE: namespace === undefined ? name : `${namespace}/${name}`,
    PLACE: place,
    ATTEMPTS: String(attempts),
    TIMEOUT: String(seconds),
  };
  return {
    name: 'probe',
    image,
    command: ['sh', '-c', PROBE_SCRIPT, 'probe'],
    args: targetsFrom(probed, place),
    env: [
      ...Object.entries(env).map(([name, value]) => ({ name, value })),
      { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    ],
    resources: {
      requests: { cpu: '10m', memory: '16Mi' },
      limits: { cpu: '100m', memory: '32Mi' },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
  };
}

function secondsOf(given: Duration | undefined, otherwise: number): number {
  return given === undefined ? otherwise : given.toSeconds();
}
