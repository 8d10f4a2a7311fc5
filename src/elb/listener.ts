import type { Duration } from 'cdk8s';
import { xForwardedHost } from '../annotations/groups/client-ip';
import { certId, clientCaCertId, gzipEnabled, http2Enable, tlsCertificateIds } from '../annotations/groups/listener';
import { clientTimeout, memberTimeout } from '../annotations/groups/timeout';
import { duration } from './duration';
import { checkFactory, FACTORY } from './factory';
import { type Annotations, inSeconds, writerOf } from './prop-annotations';
import { anything, encodedBy, flag } from './readers';
import { readProps, type Shape } from './structs';

/** What HTTP and HTTPS listeners can be given. Each setting holds for all HTTP and HTTPS ports of the Service. */
export interface HttpListenerOptions {
  /**
   * How long the load balancer waits for a client's request: for its headers, and between two packets of its body.
   *
   * Written as `kubernetes.io/elb.client_timeout`, in whole seconds: 1 to 300. Needs a cluster of v1.23.13-r0, v1.25.8-r0,
   * v1.27.5-r0, v1.28.3-r0 or later. Removing the property leaves the value on the load balancer.
   *
   * @default - the load balancer's own value: 60 s
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0729.html
   */
  readonly requestTimeout?: Duration;

  /**
   * How long the load balancer waits for a backend's answer before it returns 504.
   *
   * Written as `kubernetes.io/elb.member_timeout`, in whole seconds: 1 to 300. Needs a cluster of v1.23.13-r0, v1.25.8-r0,
   * v1.27.5-r0, v1.28.3-r0 or later. Removing the property leaves the value on the load balancer.
   *
   * @default - the load balancer's own value: 60 s
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0729.html
   */
  readonly responseTimeout?: Duration;

  /**
   * Whether the load balancer compresses responses.
   *
   * Written as `kubernetes.io/elb.gzip-enabled`. Dedicated load balancers of Huawei Cloud only; needs a cluster of
   * v1.23.14-r0, v1.25.9-r0, v1.27.6-r0, v1.28.4-r0 or later. Removing the property leaves the setting on the load balancer.
   *
   * @default - no compression
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0866.html
   */
  readonly compression?: boolean;

  /**
   * Whether the load balancer writes the Host header of a request into `X-Forwarded-Host`.
   *
   * Written as `kubernetes.io/elb.x-forwarded-host`. Dedicated load balancers of Huawei Cloud only: with a shared one the
   * platform refuses the Service. Needs a cluster of v1.23.13-r0, v1.25.8-r0, v1.27.5-r0, v1.28.3-r0 or later. Removing the
   * property leaves the setting on the load balancer.
   *
   * @default - the header is not written
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0865.html
   */
  readonly forwardedHost?: boolean;
}

/** The certificates of a listener that ends TLS. All HTTPS and TLS ports of a Service share one configuration. */
export interface CertificateOptions {
  /**
   * The id of the server certificate, as the load balancer service stores it: 32 hexadecimal digits.
   *
   * Written as `kubernetes.io/elb.cert-id`. Needs a cluster of v1.19.16 or later.
   */
  readonly certificateId: string;

  /**
   * The ids of further certificates, chosen by the name that the client asks for (SNI). Each must carry a domain name;
   * at most 30.
   *
   * Written as `kubernetes.io/elb.tls-certificate-ids`. Needs a cluster of v1.23.13-r0, v1.25.8-r0, v1.27.5-r0, v1.28.3-r0
   * or later. Removing the property leaves them on the load balancer.
   *
   * @default - the server certificate answers for every name
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0841.html
   */
  readonly sniCertificateIds?: string[];

  /**
   * The id of the CA certificate against which clients' certificates are checked (two-way authentication).
   *
   * Written as `kubernetes.io/elb.client-ca-cert-id`. Dedicated load balancers only; needs a cluster of v1.23.14-r0,
   * v1.25.9-r0, v1.27.6-r0, v1.28.4-r0 or later.
   *
   * @default - clients need no certificate
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0683.html
   */
  readonly clientCaCertificateId?: string;
}

/** What an HTTPS listener can be given. */
export interface HttpsListenerOptions extends HttpListenerOptions, CertificateOptions {
  /**
   * Whether clients may speak HTTP/2 with the load balancer. Backends still get HTTP/1.x.
   *
   * Written as `kubernetes.io/elb.http2-enable`. Needs a cluster of v1.23.13-r0, v1.25.8-r0, v1.27.5-r0, v1.28.3-r0 or later.
   * Removing the property leaves the setting on the load balancer: write `false` to switch it off.
   *
   * @default - HTTP/1.x only
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0842.html
   */
  readonly http2?: boolean;
}

/** What a TLS listener can be given. */
export interface TlsListenerOptions extends CertificateOptions {}

/**
 * What the load balancer speaks on a port of protocol TCP. Without a listener it passes the bytes on (TCP).
 *
 * Written as `kubernetes.io/elb.protocol-port`, with the annotations of the options. Needs a cluster of v1.19.16 or later.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0683.html
 * @example
 *
 * declare const chart: Chart;
 * const https = Listener.https({ certificateId: '0123456789abcdef0123456789abcdef', http2: true });
 * new LoadBalancerService(chart, 'Web', {
 *   elb: ExistingElb.dedicated('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d'),
 *   ports: [
 *     { name: 'http', port: 80, targetPort: 8080, listener: Listener.http() },
 *     { name: 'https', port: 443, targetPort: 8080, listener: https },
 *   ],
 * });
 */
export class Listener {
  /**
   * HTTP. Needs a cluster of v1.19.16 or later, and a flavor for layer 7 on a dedicated load balancer.
   *
   * @param options the settings of all HTTP and HTTPS ports
   * @throws if an option is wrong
   */
  public static http(options: HttpListenerOptions = {}): Listener {
    return new Listener(
      FACTORY,
      'http',
      readProps<HttpListenerOptions>('Listener.http', options, HTTP, { refused: NEEDS_TLS, misplaced: MISPLACED }),
    );
  }

  /**
   * HTTPS: the load balancer ends TLS and speaks HTTP with the backends. Needs a cluster of v1.19.16 or later, and a flavor
   * for layer 7 on a dedicated load balancer.
   *
   * @param options the certificates, and the settings of all HTTP and HTTPS ports
   * @throws if an option is wrong, or the certificate is missing
   */
  public static https(options: HttpsListenerOptions): Listener {
    const given = readProps<HttpsListenerOptions>(
      'Listener.https',
      options,
      { ...HTTP, ...CERTIFICATES, http2: flag },
      { required: ['certificateId'], misplaced: MISPLACED },
    );
    return new Listener(FACTORY, 'https', given);
  }

  /**
   * TLS: the load balancer ends TLS and passes the bytes on. Dedicated load balancers only, in regions whose load balancers
   * have it; needs a cluster of v1.23.14-r0, v1.25.9-r0, v1.27.6-r0, v1.28.4-r0 or later, and a flavor for layer 4.
   *
   * @param options the certificates
   * @throws if an option is wrong, or the certificate is missing
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0843.html
   */
  public static tls(options: TlsListenerOptions): Listener {
    return new Listener(
      FACTORY,
      'tls',
      readProps<TlsListenerOptions>('Listener.tls', options, CERTIFICATES, {
        required: ['certificateId'],
        refused: NEEDS_HTTP,
        misplaced: MISPLACED,
      }),
    );
  }

  /**
   * The annotations of the options; they hold for all ports of the Service that can have them.
   *
   * @internal
   */
  public readonly _annotations: Annotations;

  private constructor(
    key: unknown,
    /**
     * @internal
     */
    public readonly _protocol: 'http' | 'https' | 'tls',
    options: ListenerOptions,
  ) {
    checkFactory(key, 'Listener', 'http', 'https', 'tls');
    // A wrong value is told where it is given, not where the listener is used.
    this._annotations = {};
    writeOptions(`Listener.${_protocol}`, options, this._annotations);
  }

  /** `http`, `https` or `tls`. */
  public get protocol(): string {
    return this._protocol;
  }
}

type ListenerOptions = HttpListenerOptions & Partial<CertificateOptions> & { readonly http2?: boolean };

const writeOptions = writerOf<ListenerOptions>({
  requestTimeout: inSeconds(clientTimeout),
  responseTimeout: inSeconds(memberTimeout),
  compression: gzipEnabled,
  forwardedHost: xForwardedHost,
  certificateId: certId,
  sniCertificateIds: tlsCertificateIds,
  clientCaCertificateId: clientCaCertId,
  http2: http2Enable,
});

/** Keys whose values must be the same on all listeners that end TLS, their absence included. */
export const TLS_CONFIGURATION: readonly string[] = [certId.key, tlsCertificateIds.key, clientCaCertId.key];

const HTTP: Shape<HttpListenerOptions> = {
  requestTimeout: duration,
  responseTimeout: duration,
  compression: flag,
  forwardedHost: flag,
};

const CERTIFICATES: Shape<CertificateOptions> = {
  certificateId: encodedBy(certId.codec),
  sniCertificateIds: anything,
  clientCaCertificateId: anything,
};

/** All options of all listeners. */
export const LISTENER_OPTIONS: readonly string[] = [...Object.keys(HTTP), ...Object.keys(CERTIFICATES), 'http2'];

const NEEDS_TLS: Readonly<Record<string, string>> = Object.fromEntries(
  [...Object.keys(CERTIFICATES), 'http2'].map((name) => [name, 'an HTTP listener has no TLS; use Listener.https']),
);

const NEEDS_HTTP: Readonly<Record<string, string>> = Object.fromEntries(
  [...Object.keys(HTTP), 'http2'].map((name) => [name, 'a TLS listener knows nothing of HTTP; use Listener.https']),
);

const OF_THE_SERVICE: readonly string[] = [
  'algorithm',
  'stickySession',
  'adaptiveWeight',
  'accessControl',
  'idleTimeout',
  'transparentClientIp',
  'maxConnections',
  'maxNewConnectionsPerSecond',
  'hostNetwork',
];

/** What stands with the Service, and is looked for at a port or its listener. */
export const SETTINGS_OF_SERVICE: Readonly<Record<string, string>> = Object.fromEntries(
  OF_THE_SERVICE.map((name) => [name, "it holds for the whole Service; give it beside 'ports'"]),
);

const MISPLACED: Readonly<Record<string, string>> = {
  ...SETTINGS_OF_SERVICE,
  healthCheck: "each port has its own; give it beside 'listener'",
};
