import { spawnSync } from 'node:child_process';
import { release } from 'node:os';
import { Namespace } from './namespace';

/** What the laboratory is made of, and how a kernel shows that it has it. Without a needed one there is no laboratory. */
const ABILITIES: readonly { readonly name: string; readonly needed: boolean; readonly test: string }[] = [
  { name: 'veth', needed: true, test: 'ip link add try0 type veth peer name try1' },
  { name: 'bridge', needed: true, test: 'ip link add try2 type bridge' },
  { name: 'vxlan', needed: true, test: 'ip link add try3 type vxlan id 1 dstport 4789' },
  { name: 'iptables NAT', needed: true, test: 'iptables -t nat -A OUTPUT -p tcp -j DNAT --to-destination 10.0.0.1:80' },
  { name: 'masquerade', needed: true, test: 'iptables -t nat -A POSTROUTING -j MASQUERADE --random-fully' },
  { name: 'statistic match', needed: true, test: 'iptables -A OUTPUT -m statistic --mode nth --every 2 --packet 0' },
  { name: 'addrtype match', needed: true, test: 'iptables -A OUTPUT -m addrtype --dst-type LOCAL' },
  {
    name: 'connection tracking',
    needed: true,
    test: 'iptables -A OUTPUT -m conntrack --ctstate NEW -m connmark --mark 1',
  },
  { name: 'IPVS', needed: false, test: 'test -e /proc/sys/net/ipv4/vs' },
  { name: 'dummy devices', needed: false, test: 'ip link add try4 type dummy' },
  { name: 'ipvlan', needed: false, test: 'ip link add try5 link try0 type ipvlan' },
];

/** Programs that it runs, and the package that most distributions have them in. */
const PROGRAMS: Readonly<Record<string, string>> = {
  unshare: 'util-linux',
  nsenter: 'util-linux',
  ip: 'iproute2',
  bridge: 'iproute2',
  iptables: 'iptables',
  'iptables-save': 'iptables',
  'iptables-restore': 'iptables',
};

export interface Machine {
  readonly kernel: string;
  readonly iptables: string;
  readonly has: readonly string[];
  readonly lacks: readonly string[];
}

/** What the machine can do, or why there can be no laboratory on it. */
export async function examine({
  platform,
  getuid,
}: Pick<NodeJS.Process, 'platform' | 'getuid'> = process): Promise<Machine | { readonly reason: string }> {
  if (platform !== 'linux') return { reason: `it needs Linux, and this is ${platform}` };
  if (getuid?.() !== 0) return { reason: 'it needs root, to open network namespaces' };
  const missing = Object.keys(PROGRAMS).filter((name) => spawnSync(name, ['--version']).error !== undefined);
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((name) => PROGRAMS[name]))];
    return { reason: `there is no ${missing.join(', no ')} on this machine: install ${packages.join(' and ')}` };
  }
  const has: string[] = [];
  const lacks: string[] = [];
  let namespace: Namespace;
  try {
    namespace = await Namespace.open('a namespace');
  } catch (error) {
    return { reason: `no network namespace can be opened: ${(error as Error).message}` };
  }
  try {
    for (const { name, test } of ABILITIES) {
      const { status } = await namespace.ask('run', { command: 'sh', args: ['-c', test] });
      (status === 0 ? has : lacks).push(name);
    }
  } finally {
    namespace.close();
  }
  const needed = ABILITIES.filter(({ name, needed }) => needed && lacks.includes(name)).map(({ name }) => name);
  if (needed.length > 0) return { reason: `the kernel lacks ${needed.join(', ')}` };
  const iptables = spawnSync('iptables', ['--version'], { encoding: 'utf8' }).stdout.trim();
  return { kernel: `Linux ${release().replace(/-.*/, '')}`, iptables, has, lacks };
}
