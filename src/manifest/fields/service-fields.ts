import { ADDRESS_RANGE, CLUSTER_ADDRESS, EXTERNAL_ADDRESS } from './addresses';
import {
  ANNOTATION_NAME,
  APP_PROTOCOL,
  CONTAINER_PORT_NAME,
  DNS_LABEL,
  LABEL_VALUE,
  QUALIFIED_NAME,
  type TextForm,
} from './text-forms';

/** From `min` to `max`, and what the API server says of numbers beyond. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly refusal: string;
}

export interface TextType {
  readonly kind: 'text';
  readonly goType: string;
  /** Nothing else, in the order in which the API server names them. */
  readonly values?: readonly string[];
  readonly form?: TextForm;
  /** An empty one is no value at all. */
  readonly emptyMeansAbsent?: true;
}

export interface NumberType {
  readonly kind: 'number';
  readonly range?: NumberRange;
  /** 0 is no value at all. */
  readonly zeroMeansAbsent?: true;
}

/** A number, or a text that is a name. Empty ones of both are no value at all. */
export interface NumberOrNameType {
  readonly kind: 'number or name';
  readonly range: NumberRange;
  readonly form: TextForm;
}

export interface FlagType {
  readonly kind: 'flag';
}

/** Labels or annotations, with a text each. */
export interface LabelsType {
  readonly kind: 'labels';
  readonly label: TextType;
  readonly name: TextForm;
}

export interface ListType {
  readonly kind: 'list';
  readonly item: TextType | StructType;
  /** No item stands twice. */
  readonly distinct?: true;
}

export interface StructType {
  readonly kind: 'struct';
  readonly goName: string;
  readonly fields: Readonly<Record<string, FieldType>>;
}

/** What is not judged but for its name. */
export interface OpaqueType {
  readonly kind: 'opaque';
}

/** What may stand in a field. */
export type FieldType =
  | TextType
  | NumberType
  | NumberOrNameType
  | FlagType
  | LabelsType
  | ListType
  | StructType
  | OpaqueType;

/** The numbers that ports can have. */
export const PORT_NUMBERS = {
  min: 1,
  max: 65535,
  refusal: 'must be between 1 and 65535, inclusive',
} as const satisfies NumberRange;

const AFFINITY_SECONDS: NumberRange = {
  min: 1,
  max: 86400,
  refusal: 'must be greater than 0 and less than 86400',
};

const TEXT: TextType = { kind: 'text', goType: 'string' };
const FLAG: FlagType = { kind: 'flag' };
const OPAQUE: OpaqueType = { kind: 'opaque' };

const LABELS: LabelsType = { kind: 'labels', label: { ...TEXT, form: LABEL_VALUE }, name: QUALIFIED_NAME };
const ANNOTATIONS: LabelsType = { kind: 'labels', label: TEXT, name: ANNOTATION_NAME };
/** Up to v1.33 the name of a Service begins with a letter. */
const NAME: TextType = { ...TEXT, form: DNS_LABEL, emptyMeansAbsent: true };

function oneOf(goName: string, values: readonly string[], more: Pick<TextType, 'emptyMeansAbsent'> = {}): TextType {
  return { kind: 'text', goType: `v1.${goName}`, values, ...more };
}

function listOf(item: ListType['item'], more: Pick<ListType, 'distinct'> = {}): ListType {
  return { kind: 'list', item, ...more };
}

function struct<Fields extends StructType['fields']>(goName: string, fields: Fields) {
  return { kind: 'struct', goName, fields } as const satisfies StructType;
}

const SERVICE_PORT = struct('ServicePort', {
  port: { kind: 'number', range: PORT_NUMBERS },
  targetPort: { kind: 'number or name', range: PORT_NUMBERS, form: CONTAINER_PORT_NAME },
  // In which range they are is set for each cluster.
  nodePort: { kind: 'number', zeroMeansAbsent: true },
  name: { ...TEXT, form: DNS_LABEL, emptyMeansAbsent: true },
  // What load balancers can do with it is not for Kubernetes to say.
  protocol: { kind: 'text', goType: 'v1.Protocol' },
  appProtocol: { ...TEXT, form: APP_PROTOCOL },
});

/** The spec of a Service, as Kubernetes v1.28 to v1.35 have it. See kubernetes:service-v1. */
export const SERVICE_SPEC = struct('ServiceSpec', {
  type: oneOf('ServiceType', ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'], { emptyMeansAbsent: true }),
  selector: LABELS,
  ports: listOf(SERVICE_PORT),
  clusterIP: { ...TEXT, form: CLUSTER_ADDRESS, emptyMeansAbsent: true },
  clusterIPs: listOf({ ...TEXT, form: CLUSTER_ADDRESS }),
  externalIPs: listOf({ ...TEXT, form: EXTERNAL_ADDRESS }),
  externalName: TEXT,
  externalTrafficPolicy: oneOf('ServiceExternalTrafficPolicy', ['Cluster', 'Local'], { emptyMeansAbsent: true }),
  internalTrafficPolicy: oneOf('ServiceInternalTrafficPolicy', ['Cluster', 'Local']),
  healthCheckNodePort: { kind: 'number', range: PORT_NUMBERS, zeroMeansAbsent: true },
  publishNotReadyAddresses: FLAG,
  sessionAffinity: oneOf('ServiceAffinity', ['ClientIP', 'None'], { emptyMeansAbsent: true }),
  sessionAffinityConfig: struct('SessionAffinityConfig', {
    clientIP: struct('ClientIPConfig', { timeoutSeconds: { kind: 'number', range: AFFINITY_SECONDS } }),
  }),
  ipFamilies: listOf(oneOf('IPFamily', ['IPv4', 'IPv6']), { distinct: true }),
  ipFamilyPolicy: oneOf('IPFamilyPolicy', ['PreferDualStack', 'RequireDualStack', 'SingleStack']),
  allocateLoadBalancerNodePorts: FLAG,
  loadBalancerClass: TEXT,
  loadBalancerIP: TEXT,
  loadBalancerSourceRanges: listOf({ ...TEXT, form: ADDRESS_RANGE }),
  // Versions differ in the values that they know.
  trafficDistribution: TEXT,
});

/**
 * What the platform writes. Nobody has to, but the API server reads it with the rest. Fields that not all of these versions have are
 * not judged, nor are numbers of 64 bits and times.
 */
const SERVICE_STATUS = struct('ServiceStatus', {
  loadBalancer: struct('LoadBalancerStatus', {
    ingress: listOf(
      struct('LoadBalancerIngress', {
        ip: TEXT,
        hostname: TEXT,
        ipMode: OPAQUE,
        ports: listOf(
          struct('PortStatus', {
            port: { kind: 'number' },
            protocol: { kind: 'text', goType: 'v1.Protocol' },
            error: TEXT,
          }),
        ),
      }),
    ),
  }),
  conditions: listOf(
    struct('Condition', {
      type: TEXT,
      status: { kind: 'text', goType: 'v1.ConditionStatus' },
      observedGeneration: OPAQUE,
      lastTransitionTime: OPAQUE,
      reason: TEXT,
      message: TEXT,
    }),
  ),
});

/** Its metadata: the types of these fields are a matter of reading. */
export const OBJECT_META = struct('ObjectMeta', {
  name: NAME,
  namespace: NAME,
  labels: LABELS,
  annotations: ANNOTATIONS,
  ...Object.fromEntries(
    [
      'generateName',
      'finalizers',
      'ownerReferences',
      'uid',
      'resourceVersion',
      'generation',
      'creationTimestamp',
      'deletionTimestamp',
      'deletionGracePeriodSeconds',
      'managedFields',
      'selfLink',
    ].map((name) => [name, OPAQUE]),
  ),
});

export const SERVICE = struct('Service', {
  apiVersion: OPAQUE,
  kind: OPAQUE,
  metadata: OBJECT_META,
  spec: SERVICE_SPEC,
  status: SERVICE_STATUS,
});
