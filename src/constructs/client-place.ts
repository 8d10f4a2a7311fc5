/** Where a client is, seen from the pods of the Service that it calls: its backends. */
export enum ClientPlace {
  /** Outside the cluster, in the VPC or on the Internet. */
  EXTERNAL = 'external',
  /** A process on a node that runs a backend pod. */
  BACKEND_NODE = 'backend-node',
  /** A process on a node without a backend pod. */
  OTHER_NODE = 'other-node',
  /** A backend pod of the Service itself. */
  BACKEND_POD = 'backend-pod',
  /** Another pod on a node that runs a backend pod. */
  POD_ON_BACKEND_NODE = 'pod-on-backend-node',
  /** A pod on a node without a backend pod. */
  POD_ON_OTHER_NODE = 'pod-on-other-node',
  /** A pod with hostNetwork on a node that runs a backend pod. */
  HOST_NETWORK_POD_ON_BACKEND_NODE = 'hostnetwork-pod-on-backend-node',
  /** A pod with hostNetwork on a node without a backend pod. */
  HOST_NETWORK_POD_ON_OTHER_NODE = 'hostnetwork-pod-on-other-node',
}
