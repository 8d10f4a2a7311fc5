import type { Cell, Setting, Variants } from '../setting';
import { ADDRESSES, BACKEND_PORT, type Backend, type Node, POD_RANGE } from '../topology';
import { balance, filter, nat, type Rule } from './ruleset';

/** The Service, as it is seen from inside. */
export const CLUSTER_IP = '10.247.0.10';

/** What kube-proxy on a node knows. */
export interface Known {
  readonly node: Node;
  readonly setting: Setting;
  readonly variants: Variants;
  readonly ports: readonly Pick<Cell, 'port' | 'nodePort'>[];
  readonly backends: readonly Backend[];
}

/** Addresses that have rules of kube-proxy beside the cluster IP and those of the node. */
const capturedAddresses = ({ captured }: Setting): readonly string[] => (captured ? Object.values(ADDRESSES) : []);

const MARK = '0x4000/0x4000';

const toBackend = ({ address }: Backend) => `-p tcp -m tcp -j DNAT --to-destination ${address}:${BACKEND_PORT}`;

const COMMON: readonly Rule[] = [
  nat('PREROUTING', '-j KUBE-SERVICES'),
  nat('OUTPUT', '-j KUBE-SERVICES'),
  nat('POSTROUTING', '-j KUBE-POSTROUTING'),
  nat('KUBE-MARK-MASQ', `-j MARK --or-mark 0x4000`),
];

const MASQUERADE: readonly Rule[] = [
  nat('KUBE-POSTROUTING', `-m mark ! --mark ${MARK} -j RETURN`),
  nat('KUBE-POSTROUTING', '-j MARK --xor-mark 0x4000'),
  nat('KUBE-POSTROUTING', '-j MASQUERADE --random-fully'),
];

const FORWARD: readonly Rule[] = [
  filter('FORWARD', '-j KUBE-FORWARD'),
  filter('KUBE-FORWARD', '-m conntrack --ctstate INVALID -j DROP'),
  filter('KUBE-FORWARD', `-m mark --mark ${MARK} -j ACCEPT`),
  filter('KUBE-FORWARD', '-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT'),
];

/** kube-proxy in iptables mode, as it has been laid out since Kubernetes 1.25. */
export function iptablesMode({ node, setting, variants, ports, backends }: Known): readonly Rule[] {
  const isLocal = setting.externalTrafficPolicy === 'Local';
  const local = backends.filter((backend) => backend.node === node.name);
  const podRange = { none: undefined, 'cluster-cidr': POD_RANGE, 'node-cidr': node.pods }[variants['pod-detection']];
  const rules: Rule[] = [...COMMON];
  for (const { port, nodePort } of ports) {
    const [service, serviceLocal, external] = ['SVC', 'SVL', 'EXT'].map((kind) => `KUBE-${kind}-${port}`);
    const endpoint = ({ name }: Backend) => `KUBE-SEP-${port}-${name}`;
    const to = (address: string) => `-d ${address}/32 -p tcp -m tcp --dport ${port}`;

    rules.push(nat('KUBE-SERVICES', `${to(CLUSTER_IP)} -j ${service}`));
    for (const address of capturedAddresses(setting))
      rules.push(nat('KUBE-SERVICES', `${to(address)} -j ${external}`, `captured:${port}`));
    rules.push(nat('KUBE-NODEPORTS', `-p tcp -m tcp --dport ${nodePort} -j ${external}`, `node-port:${port}`));

    if (!isLocal) {
      rules.push(nat(external, '-j KUBE-MARK-MASQ'), nat(external, `-j ${service}`));
    } else {
      // Pod traffic, and traffic of the node itself, is not external.
      if (podRange !== undefined) rules.push(nat(external, `-s ${podRange} -j ${service}`));
      rules.push(
        nat(external, '-m addrtype --src-type LOCAL -j KUBE-MARK-MASQ'),
        nat(external, `-m addrtype --src-type LOCAL -j ${service}`),
      );
      if (local.length > 0) rules.push(nat(external, `-j ${serviceLocal}`));
      else {
        for (const address of capturedAddresses(setting))
          rules.push(filter('KUBE-EXTERNAL-SERVICES', `${to(address)} -j DROP`));
        rules.push(
          filter('KUBE-EXTERNAL-SERVICES', `-p tcp -m addrtype --dst-type LOCAL -m tcp --dport ${nodePort} -j DROP`),
        );
      }
      rules.push(...balance(serviceLocal, local.map(endpoint), variants.balancing));
    }
    if (podRange !== undefined) rules.push(nat(service, `! -s ${podRange} ${to(CLUSTER_IP)} -j KUBE-MARK-MASQ`));
    rules.push(...balance(service, backends.map(endpoint), variants.balancing));
    for (const backend of backends)
      rules.push(
        nat(endpoint(backend), `-s ${backend.address}/32 -j KUBE-MARK-MASQ`),
        nat(endpoint(backend), toBackend(backend), `${backend.name}:${port}`),
      );
  }
  rules.push(nat('KUBE-SERVICES', '-m addrtype --dst-type LOCAL -j KUBE-NODEPORTS'));
  return [
    ...rules,
    ...MASQUERADE,
    filter('INPUT', '-m conntrack --ctstate NEW -j KUBE-EXTERNAL-SERVICES'),
    filter('FORWARD', '-m conntrack --ctstate NEW -j KUBE-EXTERNAL-SERVICES'),
    ...FORWARD,
  ];
}

/**
 * A stand-in for kube-proxy in IPVS mode. The iptables rules are those of IPVS mode, with a rule for every entry of an IP set. What
 * IPVS itself does, the chains IPVS-* do: a virtual server each, for addresses that `localAddresses` makes local to the node.
 */
export function ipvsStandIn({ node, setting, variants, ports, backends }: Known): readonly Rule[] {
  const isLocal = setting.externalTrafficPolicy === 'Local';
  const local = backends.filter((backend) => backend.node === node.name);
  // Without a local one all of them: Kubernetes 1.21 and later.
  const external = isLocal && local.length > 0 ? local : backends;
  const rules: Rule[] = [
    ...COMMON,
    nat('PREROUTING', '-j IPVS-SERVERS'),
    nat('OUTPUT', '-j IPVS-SERVERS'),
    nat('KUBE-LOAD-BALANCER', isLocal ? '-j RETURN' : '-j KUBE-MARK-MASQ'),
    nat('KUBE-NODE-PORT', isLocal ? '-j RETURN' : '-j KUBE-MARK-MASQ'),
  ];
  for (const { port, nodePort } of ports) {
    const endpoint = ({ name }: Backend) => `IPVS-${port}-${name}`;
    const to = (address: string) => `-d ${address}/32 -p tcp -m tcp --dport ${port}`;
    const toNodePort = `-p tcp -m addrtype --dst-type LOCAL -m tcp --dport ${nodePort}`;
    for (const address of capturedAddresses(setting))
      rules.push(
        nat('KUBE-SERVICES', `${to(address)} -j KUBE-LOAD-BALANCER`),
        nat('IPVS-SERVERS', `${to(address)} -j IPVS-EXT-${port}`, `captured:${port}`),
      );
    rules.push(
      // A process of the node calls an address that is local from that address.
      nat('KUBE-SERVICES', `-s ${CLUSTER_IP}/32 ${to(CLUSTER_IP)} -j KUBE-MARK-MASQ`),
      nat('KUBE-SERVICES', `${toNodePort} -j KUBE-NODE-PORT`),
      nat('IPVS-SERVERS', `${toNodePort} -j IPVS-EXT-${port}`, `node-port:${port}`),
      nat('IPVS-SERVERS', `${to(CLUSTER_IP)} -j IPVS-SVC-${port}`),
      ...balance(`IPVS-EXT-${port}`, external.map(endpoint), variants.balancing),
      ...balance(`IPVS-SVC-${port}`, backends.map(endpoint), variants.balancing),
      ...backends.map((backend) => nat(endpoint(backend), toBackend(backend), `${backend.name}:${port}`)),
    );
  }
  const loopBack = local.map(({ address }) =>
    nat('KUBE-POSTROUTING', `-s ${address}/32 -d ${address}/32 -p tcp -m tcp --dport ${BACKEND_PORT} -j MASQUERADE`),
  );
  return [...rules, ...loopBack, ...MASQUERADE, ...FORWARD];
}

/** What kube-proxy makes local to every node: on `kube-ipvs0` there, on `lo` here. */
export function localAddresses(setting: Setting, variants: Variants): readonly string[] {
  if (setting.proxyMode === 'iptables') return [];
  // An address is local for all ports, whichever Service it was bound for.
  const isBound = setting.captured || variants['same-elb'] === 'mixed';
  return [CLUSTER_IP, ...(isBound ? Object.values(ADDRESSES) : [])];
}
