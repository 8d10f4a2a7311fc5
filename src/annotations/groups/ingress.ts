import { type Dictionary, isDictionary, listAt, own } from '../../manifest/kube-object';
import { isPort } from '../codec/port';
import type { AnnotationSpec, Page } from '../spec';
import { aclId, aclStatus, aclType } from './access-control';
import { autocreate, tags } from './autocreate';
import { xForwardedForPort, xForwardedHost, xForwardedPort } from './client-ip';
import { elbClass, elbId, elbIp, enterpriseId, subnetId } from './connection';
import { customEipId } from './eip';
import {
  clientCaCertId,
  connection,
  cps,
  gzipEnabled,
  http2Enable,
  securityPolicyIdOfIngress,
  tlsCertificateIds,
  tlsCiphersPolicy,
} from './listener';
import { clientTimeout, keepaliveTimeout, memberTimeout } from './timeout';
import { sessionAffinityMode, sessionAffinityOption } from './traffic';

/** A key that the platform reads on ingresses, and not on Services. */
export interface IngressKey {
  /** Ends with a period if the name of a Service follows. */
  readonly key: string;
  readonly summary: string;
  readonly pages: readonly Page[];
  /** Newer clusters of Huawei Cloud have the feature on Services as well; whether by this key is not documented. */
  readonly perhapsOfServices?: boolean;
  readonly writtenBy?: 'platform';
}

export const INGRESS_KEYS: readonly IngressKey[] = [
  {
    key: 'kubernetes.io/elb.port',
    summary: 'Single listener port that the Ingress opens on the load balancer.',
    pages: ['cce_10_0695', 'cce_10_0252', 'cce_10_0683'],
  },
  {
    key: 'kubernetes.io/elb.listener-master-ingress',
    writtenBy: 'platform',
    summary: 'Set by CCE: namespace/name of the Ingress whose listener settings are in force (first route).',
    pages: ['cce_10_0687', 'cce_faq_00460', 'cce_10_0949'],
  },
  {
    key: 'kubernetes.io/elb.pool-protocol',
    perhapsOfServices: true,
    summary: 'Protocol between load balancer and backends; HTTP when absent.',
    pages: ['cce_10_0695', 'cce_10_0691', 'cce_10_0949'],
  },
  {
    key: 'kubernetes.io/elb.listen-ports',
    summary: 'Several listeners for one Ingress, typically HTTP 80 plus HTTPS 443.',
    pages: ['cce_10_0695', 'cce_10_0937', 'cce_10_0771 (Huawei)'],
  },
  {
    key: 'kubernetes.io/elb.slowstart',
    perhapsOfServices: true,
    summary: 'Slow-start duration for newly added backends.',
    pages: ['cce_10_0695', 'cce_10_0735', 'cce_10_0949'],
  },
  {
    key: 'kubernetes.io/elb.x-real-ip',
    summary: 'Overwrite X-Real-IP with the client address.',
    pages: ['cce_10_0867 (Huawei)', 'cce_10_0954 (Huawei)'],
  },
  {
    key: 'kubernetes.io/elb.ingress-order',
    summary: 'Rank of this Ingress among all Ingresses on the same listener; smaller is earlier.',
    pages: ['cce_10_0695', 'cce_10_0939', 'cce_10_0950'],
  },
  {
    key: 'kubernetes.io/elb.rule-priority-enabled',
    summary:
      'Order the forwarding policies of this Ingress as written in spec (top first) instead of ELB default sorting.',
    pages: ['cce_10_0695', 'cce_10_0939', 'cce_10_0950'],
  },
  {
    key: 'kubernetes.io/elb.headers.',
    summary: 'Route to the named backend Service only when a request header matches.',
    pages: ['cce_10_0695', 'cce_10_0896', 'cce_10_0896 (Huawei zh 2026)'],
  },
  {
    key: 'kubernetes.io/elb.conditions.',
    summary:
      'Extra match conditions (method, header, cookie, query, source network) for paths whose backend is the named Service.',
    pages: ['cce_10_0695', 'cce_10_0949', 'cce_10_0949 (Huawei zh 2026-02)'],
  },
  {
    key: 'kubernetes.io/elb.actions.',
    summary: 'Advanced forwarding actions for paths whose backend is the named Service.',
    pages: ['cce_10_0695', 'cce_10_0949', 'cce_10_0949 (Huawei zh 2025-07 and 2026-02)'],
  },
  {
    key: 'kubernetes.io/elb.ssl-redirect',
    summary: 'Redirect HTTP requests of this Ingress to its HTTPS listener.',
    pages: ['cce_10_0771 (Huawei)', 'cce_10_11012 (Huawei)', 'cce_10_0858'],
  },
  {
    key: 'kubernetes.io/elb.redirect-url',
    summary: 'Redirect every request matched by this Ingress to a fixed URL.',
    pages: ['cce_10_0690 (Huawei)'],
  },
  {
    key: 'kubernetes.io/elb.redirect-url-code',
    summary: 'Status code of the URL redirect.',
    pages: ['cce_10_0690 (Huawei)'],
  },
  {
    key: 'kubernetes.io/elb.rewrite-target',
    summary: 'Rewrite the request path using capture groups of a regular-expression path.',
    pages: ['cce_10_0770 (Huawei)', 'cce_10_0858'],
  },
  {
    key: 'kubernetes.io/elb.cors-allow-origin',
    summary: 'Origin(s) allowed in Access-Control-Allow-Origin.',
    pages: ['cce_10_0931 (Huawei)', 'cce_10_0858'],
  },
  {
    key: 'kubernetes.io/elb.cors-allow-headers',
    summary: 'Request headers allowed.',
    pages: ['cce_10_0931 (Huawei)', 'cce_10_0858'],
  },
  {
    key: 'kubernetes.io/elb.cors-expose-headers',
    summary: 'Response headers readable by cross-origin scripts.',
    pages: ['cce_10_0931 (Huawei)', 'cce_10_0858'],
  },
  {
    key: 'kubernetes.io/elb.cors-allow-methods',
    summary: 'HTTP methods allowed.',
    pages: ['cce_10_0931 (Huawei)', 'cce_10_0858'],
  },
  {
    key: 'kubernetes.io/elb.cors-allow-credentials',
    summary: 'Whether credentials may be sent.',
    pages: ['cce_10_0931 (Huawei)', 'cce_10_0858'],
  },
  {
    key: 'kubernetes.io/elb.cors-max-age',
    summary: 'Preflight cache lifetime.',
    pages: ['cce_10_0931 (Huawei)', 'cce_10_0858'],
  },
  {
    key: 'kubernetes.io/elb.cors-disabled',
    summary: 'Master switch that suspends all CORS settings without deleting them.',
    pages: ['cce_10_0931 (Huawei)'],
  },
  {
    key: 'kubernetes.io/elb.canary',
    summary: 'Marks the Ingress as the grayscale copy of another Ingress.',
    pages: ['cce_10_0736 (Huawei)', 'cce_10_0858'],
  },
  {
    key: 'kubernetes.io/elb.canary-weight',
    summary: 'Percentage of traffic sent to the grayscale Ingress.',
    pages: ['cce_10_0736 (Huawei)', 'cce_10_0858'],
  },
  {
    key: 'kubernetes.io/elb.canary-by-header',
    summary: 'Header name for header-based grayscale.',
    pages: ['cce_10_0736 (Huawei)'],
  },
  {
    key: 'kubernetes.io/elb.canary-by-header-value',
    summary: 'Header values for header-based grayscale.',
    pages: ['cce_10_0736 (Huawei)'],
  },
  {
    key: 'kubernetes.io/elb.canary-by-cookie',
    summary: 'Cookie name for cookie-based grayscale.',
    pages: ['cce_10_0736 (Huawei)'],
  },
  {
    key: 'kubernetes.io/elb.canary-by-cookie-value',
    summary: 'Cookie values for cookie-based grayscale.',
    pages: ['cce_10_0736 (Huawei)'],
  },
  {
    key: 'kubernetes.io/elb.enhance-l7policy',
    summary:
      'Low-level escape hatch: raw ELB forwarding policy objects (wildcard domains, URL redirects, rewrites, fixed responses).',
    pages: ['ref-cce/category_40 (Huawei configuration reference)'],
  },
];

export function findIngressKey(key: string): IngressKey | undefined {
  return INGRESS_KEYS.find((ingress) =>
    ingress.key.endsWith('.') ? key.startsWith(ingress.key) : key === ingress.key,
  );
}

/**
 * What the platform reads on ingresses as it does on Services.
 *
 * @see cce_10_0695, cce_10_0252, cce_10_0925, cce_10_11010
 */
const SHARED_WITH_SERVICES: readonly AnnotationSpec[] = [
  elbClass,
  elbId,
  elbIp,
  autocreate,
  subnetId,
  enterpriseId,
  tags,
  customEipId,
  tlsCertificateIds,
  tlsCiphersPolicy,
  securityPolicyIdOfIngress,
  clientCaCertId,
  http2Enable,
  keepaliveTimeout,
  clientTimeout,
  memberTimeout,
  aclId,
  aclStatus,
  aclType,
  xForwardedPort,
  xForwardedForPort,
  xForwardedHost,
  gzipEnabled,
  cps,
  connection,
  sessionAffinityMode,
  sessionAffinityOption,
];

/** The keys of Services that authors write on ingresses as well. */
export const KEYS_SHARED_WITH_SERVICES: ReadonlySet<string> = new Set(SHARED_WITH_SERVICES.map(({ key }) => key));

const PORT = 'kubernetes.io/elb.port';
const LISTEN_PORTS = 'kubernetes.io/elb.listen-ports';
const CERTIFICATES = 'kubernetes.io/elb.tls-certificate-ids';

/** What of an ingress decides about its listeners. */
export interface IngressListeners {
  readonly annotations: Dictionary;
  readonly spec: unknown;
}

const INGRESS_CLASS = 'kubernetes.io/ingress.class';
const OF_CCE = 'cce';

/** Whether the platform's own controller serves the ingress, with a load balancer: unless another class is named. */
export function isServedByCce({ annotations, spec }: IngressListeners): boolean {
  const named = [own(spec, 'ingressClassName'), own(annotations, INGRESS_CLASS)].find(
    (each) => typeof each === 'string' && each !== '',
  );
  return named === undefined || named === OF_CCE;
}

/** Tells what the author of an ingress writes for the platform, by the key and the value. */
export function settingsOfIngress(spec: unknown): (key: string, value: unknown) => boolean {
  // Where the spec names the class, the older way to do so says nothing more.
  const hasClass = (own(spec, 'ingressClassName') ?? '') !== '';
  return (key, value) => {
    if (key === INGRESS_CLASS) return value === OF_CCE && !hasClass;
    const ingressKey = findIngressKey(key);
    return ingressKey === undefined ? KEYS_SHARED_WITH_SERVICES.has(key) : ingressKey.writtenBy !== 'platform';
  };
}

/** Whether annotations are those of an ingress: they have a key that nothing else has. */
export function isOfIngress(annotations: Dictionary): boolean {
  return Object.keys(annotations).some((key) => {
    const ingressKey = findIngressKey(key);
    return key === INGRESS_CLASS || (ingressKey !== undefined && ingressKey.perhapsOfServices !== true);
  });
}

/** A listener of a load balancer; UDP and QUIC are one side, all others the other. */
export interface IngressListener {
  readonly side: 'TCP' | 'UDP';
  readonly port: number;
}

/**
 * The listeners of a LoadBalancer ingress; `undefined` if they cannot be read.
 *
 * @see cce_10_0695
 */
export function ingressListeners({ annotations, spec }: IngressListeners): readonly IngressListener[] | undefined {
  // The list wins over the single port.
  const list = own(annotations, LISTEN_PORTS) ?? '';
  if (list !== '') return listenersOf(list);
  const port = own(annotations, PORT) ?? '';
  if (port !== '') {
    const number = typeof port === 'string' && /^\d{1,5}$/.test(port) ? Number(port) : undefined;
    return isPort(number) ? [{ side: 'TCP', port: number }] : undefined;
  }
  const endsTls = listAt(spec, 'tls').length > 0 || (own(annotations, CERTIFICATES) ?? '') !== '';
  return [{ side: 'TCP', port: endsTls ? 443 : 80 }];
}

/** `[{"HTTP":80},{"HTTPS":443}]` */
function listenersOf(text: unknown): readonly IngressListener[] | undefined {
  if (typeof text !== 'string') return undefined;
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(entries)) return undefined;
  const listeners: IngressListener[] = [];
  for (const [protocol, port] of entries.flatMap((entry) =>
    isDictionary(entry) ? Object.entries(entry) : [['', entry]],
  )) {
    if (!isPort(port)) return undefined;
    listeners.push({ side: protocol === 'QUIC' ? 'UDP' : 'TCP', port });
  }
  return listeners.length === 0 ? undefined : listeners;
}
