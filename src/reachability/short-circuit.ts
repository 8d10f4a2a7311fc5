import { type Client, LIKE_A_NODE, type Situation } from './dimensions';

/**
 * The first mechanism: whether kube-proxy on the client's own node captures the address, so that the load balancer is never met.
 *
 * Not for clients outside the cluster; not for pods of Turbo clusters, which call through interfaces of their own (P-04); and not
 * with pass-through, which is `true`, or `onlyLocal` while the policy is Local (P-02, DC-04).
 */
export function isShortCircuited(situation: Situation): boolean {
  const { client, clusterType, passThrough, externalTrafficPolicy } = situation;
  if (client === 'external') return false;
  if (clusterType === 'turbo' && !isLikeANode(client)) return false;
  if (passThrough === 'true') return false;
  return !(passThrough === 'onlyLocal' && externalTrafficPolicy === 'Local');
}

/** Whether its traffic crosses the rules of a node wherever it goes: it is in the network namespace of one. */
export function isLikeANode(client: Client): boolean {
  return (LIKE_A_NODE as readonly Client[]).includes(client);
}
