import { Namespace } from './namespace';
import { iptablesMode, ipvsStandIn, type Known, localAddresses } from './rules/kube-proxy';
import { FABRIC, INTERNET_EDGE, loadBalancer, PORTS, podEgress, THROUGH_ELB } from './rules/network';
import { counted, type Rule, render } from './rules/ruleset';
import { HEALTH, type Setting, type Variants } from './setting';
import {
  BACKEND_PORT,
  backendsOf,
  type ClusterType,
  EDGE,
  EIPS,
  ELB,
  MACHINE,
  NEXT_HOP,
  NODES,
  type Node,
  PODS,
  USER,
  VPC,
} from './topology';

const HEALTH_CHECK_TIMEOUT = 600;

/** Forwards, and neither judges sources nor tells senders of shorter ways. */
const ROUTER = {
  'ipv4/ip_forward': 1,
  'ipv4/conf/all/rp_filter': 0,
  'ipv4/conf/default/rp_filter': 0,
  'ipv4/conf/all/send_redirects': 0,
  'ipv4/conf/default/send_redirects': 0,
};

/** A cluster of one kind, with all that stands around it. */
export class World {
  static async build(clusterType: ClusterType, variants: Variants): Promise<World> {
    const names = [VPC, EDGE, ELB.name, MACHINE.name, USER.name, ...[...NODES, ...PODS].map(({ name }) => name)];
    const opened = await Promise.allSettled(names.map((name) => Namespace.open(name)));
    const namespaces = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const world = new World(clusterType, variants, new Map(namespaces.map((each) => [each.name, each])));
    try {
      for (const each of opened) if (each.status === 'rejected') throw each.reason;
      await world.connect();
      return world;
    } catch (error) {
      world.close();
      throw error;
    }
  }

  private localPort = 10_000;

  private constructor(
    readonly clusterType: ClusterType,
    readonly variants: Variants,
    private readonly namespaces: ReadonlyMap<string, Namespace>,
  ) {}

  namespace(name: string): Namespace {
    const namespace = this.namespaces.get(name);
    if (namespace === undefined) throw new Error(`there is no namespace ${name}`);
    return namespace;
  }

  /** Lays out a setting, and gives the nodes that pass the health check of the load balancer. */
  async apply(setting: Setting): Promise<readonly Node[]> {
    const backends = backendsOf(setting.backendKind, setting.backendSpread);
    await Promise.all(
      NODES.map(async (node) => {
        const known: Known = { node, setting, variants: this.variants, ports: PORTS, backends };
        const rules = setting.proxyMode === 'iptables' ? iptablesMode(known) : ipvsStandIn(known);
        await this.restore(node.name, [...rules, ...podEgress(this.clusterType)]);
        await this.namespace(node.name).ip([
          'addr flush dev lo label lo:ipvs',
          ...localAddresses(setting, this.variants).map(
            (address) => `addr add ${address}/32 dev lo scope host label lo:ipvs`,
          ),
        ]);
      }),
    );
    const registered = NODES.filter(
      ({ name }) =>
        // Policy Local has a health check to tell who is a member.
        setting.externalTrafficPolicy === 'Local' ||
        this.variants['registered-nodes'] === 'all' ||
        backends.some(({ node }) => node === name),
    );
    const { answers } = await this.namespace(ELB.name).ask('call', {
      calls: registered.map(({ address }) => ({
        host: address,
        port: HEALTH.nodePort,
        from: ELB.own,
        localPort: this.nextPort(),
      })),
      timeout: HEALTH_CHECK_TIMEOUT,
    });
    const members = registered.filter((_, index) => !('error' in answers[index]));
    await this.restore(ELB.name, loadBalancer(setting, this.variants, members));
    return members;
  }

  /** What has been counted in a namespace since the setting was laid out, or since `forget`. */
  async counts(name: string): Promise<ReadonlyMap<string, number>> {
    return counted(await this.namespace(name).run('iptables-save', ['-c', '-t', 'nat']));
  }

  async forget(name: string): Promise<void> {
    await this.namespace(name).run('iptables', ['-t', 'nat', '-Z']);
  }

  /**
   * A port that no connection came from before. What the kernel remembers of one decides about the next, and of two that become alike
   * on the way, at the same moment, it drops one.
   */
  nextPort(): number {
    return this.localPort++;
  }

  close(): void {
    for (const namespace of this.namespaces.values()) namespace.close();
  }

  private async restore(name: string, rules: readonly Rule[]): Promise<void> {
    await this.namespace(name).run('iptables-restore', [], render(rules));
  }

  private async connect(): Promise<void> {
    await Promise.all([...this.namespaces.values()].map((each) => each.ip(['link set lo up'])));
    await Promise.all(
      [VPC, EDGE, ELB.name, ...NODES.map(({ name }) => name)].map((each) => this.namespace(each).sysctl(ROUTER)),
    );
    for (const { name, address } of NODES) await this.attach(VPC, name, name, [address]);
    await this.attach(VPC, ELB.name, ELB.name, [ELB.vip, ELB.own]);
    await this.attach(VPC, MACHINE.name, MACHINE.name, [MACHINE.address]);
    await this.attach(EDGE, USER.name, USER.name, [USER.address]);
    await this.attachEdge();
    await this.namespace(VPC).ip([
      `rule add fwmark ${THROUGH_ELB} lookup 100`,
      `route add default via ${ELB.vip} dev ${ELB.name} table 100`,
      ...(this.clusterType === 'standard-vpc'
        ? NODES.map(({ name, address, pods }) => `route add ${pods} via ${address} dev ${name} onlink`)
        : []),
    ]);
    await this.restore(VPC, FABRIC);
    await this.restore(EDGE, INTERNET_EDGE);
    await Promise.all(NODES.map((node) => this.attachPods(node)));
    if (this.clusterType === 'standard-tunnel') await Promise.all(NODES.map((node) => this.attachTunnel(node)));
    await Promise.all(
      [...NODES.slice(0, 2), ...PODS.filter(({ name }) => name.startsWith('backend'))].map(({ name }) =>
        this.namespace(name).ask('listen', { port: BACKEND_PORT, backend: name }),
      ),
    );
  }

  /** A cable from a namespace to the router that it hangs on. */
  private async attach(router: string, link: string, name: string, addresses: readonly string[]): Promise<void> {
    await this.namespace(router).ip([
      `link add ${link} type veth peer name eth0 netns ${this.namespace(name).pid}`,
      `link set ${link} up`,
      `addr add ${NEXT_HOP}/32 dev ${link}`,
      ...addresses.map((address) => `route add ${address}/32 dev ${link}`),
    ]);
    await this.namespace(name).ip([
      ...addresses.map((address) => `addr add ${address}/32 dev eth0`),
      'link set eth0 up',
      `route add ${NEXT_HOP}/32 dev eth0`,
      `route add default via ${NEXT_HOP} dev eth0`,
    ]);
  }

  private async attachEdge(): Promise<void> {
    await this.namespace(VPC).ip([
      `link add ${EDGE} type veth peer name ${VPC} netns ${this.namespace(EDGE).pid}`,
      `link set ${EDGE} up`,
      `addr add 169.254.2.1/30 dev ${EDGE}`,
      `route add default via 169.254.2.2`,
    ]);
    await this.namespace(EDGE).ip([
      `addr add 169.254.2.2/30 dev ${VPC}`,
      `link set ${VPC} up`,
      `route add default via 169.254.2.1`,
      `route add blackhole ${EIPS}`,
    ]);
  }

  private async attachPods(node: Node): Promise<void> {
    const namespace = this.namespace(node.name);
    const pods = PODS.filter((pod) => pod.node === node.name);
    if (this.isSwitched()) {
      await namespace.ip([
        'link add pods type bridge',
        'link set pods up',
        `addr add ${node.gateway}/24 dev pods`,
        ...pods.flatMap(({ name }) => [
          `link add ${name} type veth peer name eth0 netns ${this.namespace(name).pid}`,
          `link set ${name} master pods up`,
        ]),
      ]);
      // Else the bridge shows its frames to the packet filter.
      await namespace.run('sh', ['-c', 'f=/proc/sys/net/bridge/bridge-nf-call-iptables; test ! -e $f || echo 0 > $f']);
    } else {
      await namespace.ip(
        pods.flatMap(({ name, address }) => [
          `link add ${name} type veth peer name eth0 netns ${this.namespace(name).pid}`,
          `link set ${name} up`,
          `addr add ${node.gateway}/32 dev ${name}`,
          `route add ${address}/32 dev ${name}`,
        ]),
      );
    }
    await Promise.all(
      pods.map(({ name, address }) =>
        this.namespace(name).ip([
          `addr add ${address}/${this.isSwitched() ? 24 : 32} dev eth0`,
          'link set eth0 up',
          ...(this.isSwitched() ? [] : [`route add ${node.gateway}/32 dev eth0`]),
          `route add default via ${node.gateway} dev eth0`,
        ]),
      ),
    );
  }

  private async attachTunnel(node: Node): Promise<void> {
    const namespace = this.namespace(node.name);
    const others = NODES.filter((other) => other !== node);
    await namespace.ip([
      `link add tunnel address ${node.mac} type vxlan id 1 local ${node.address} dstport 4789 nolearning`,
      'link set tunnel up',
      `addr add ${node.tunnel}/32 dev tunnel`,
      ...others.flatMap(({ tunnel, mac, pods }) => [
        `neigh add ${tunnel} lladdr ${mac} dev tunnel nud permanent`,
        `route add ${pods} via ${tunnel} dev tunnel onlink`,
      ]),
    ]);
    for (const { mac, address } of others)
      await namespace.run('bridge', ['fdb', 'append', mac, 'dev', 'tunnel', 'dst', address]);
  }

  private isSwitched(): boolean {
    const chosen = this.variants['same-node-pods'];
    return chosen === 'by-network' ? this.clusterType === 'standard-vpc' : chosen === 'switched';
  }
}
