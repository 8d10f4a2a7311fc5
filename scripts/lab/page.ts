import { code, table } from '../../src/docs/markdown';
import { answer } from '../../src/reachability/answer';
import { BASE_RUN, SHARED } from './compare';
import { condense, find, type Measurement, type Point, pointOf, type Result, type Row } from './record';
import { countIn, judge, pointsOf } from './report';
import { RECORDED, shownBy, situations, VARIANTS } from './setting';

/** docs/lab.md: how the laboratory is built, and what it showed. */
export function page({ machine, runs }: Measurement): string {
  const base = runs.get(BASE_RUN)!;
  const { byRule, known, unknown } = judge(BASE_RUN, base);
  const all = [...known.values(), unknown].flat();
  const total = [...byRule.values()].flat().length;
  const sameOutcome = total - countIn(all.filter(({ aspect }) => aspect === 'outcome'));
  const cells = base.flatMap(pointsOf).length;
  const rules = rulesOf(base);
  return [
    INTRODUCTION,
    '## The machine of the record',
    [
      `- kernel: ${machine.kernel}; ${machine.iptables}`,
      `- has: ${machine.has.join(', ')}`,
      `- lacks: ${machine.lacks.join(', ') || 'nothing that matters'}`,
    ].join('\n'),
    CONSTRUCTION,
    '## What no page says',
    'The base setting has the first value of each variant. To measure with another value: `npm run lab -- --variant NAME=VALUE`.',
    table(
      ['variant', 'value', 'meaning'],
      Object.entries(VARIANTS).flatMap(([name, values]) =>
        Object.entries(values).map(([value, meaning], index) => [index === 0 ? code(name) : '', code(value), meaning]),
      ),
    ),
    '## Model against packets',
    `${thousands(cells)} cells of ten attempts each cover ${thousands(total)} situations. They are fewer because some facts do not change any
packet: the class of the load balancer, whether a client is a node or a pod with hostNetwork on it, and whether pass-through is \`onlyLocal\`
or the value that it amounts to. The outcome is that of the model in ${sameOutcome === total ? 'all' : thousands(sameOutcome)} situations; outcome, client IP and path
are in ${thousands(total - countIn(all))}.`,
    table(
      ['rule', 'outcome', 'situations', 'agree', 'differ, as noted', 'differ'],
      [...byRule]
        .sort()
        .map(([rule, own]) => [
          rule,
          answer(own[0]).outcome,
          String(own.length),
          String(own.length - countIn(all, rule)),
          count(countIn([...known.values()].flat(), rule)),
          count(countIn(unknown, rule)),
        ]),
    ),
    '### Differences, and why',
    table(
      ['rules', 'what differs', 'situations', 'why'],
      [...known].map(([{ rules, aspect, reason }, found]) => [
        rules.join(', '),
        aspect,
        String(countIn(found)),
        reason,
      ]),
    ),
    '## What was measured',
    LEGEND,
    ...SECTIONS.flatMap(({ title, holds }) => [`### ${title}`, results(base, holds, rules)]),
    '## Variants',
    'This table lists the outcomes that differ from those of the base setting.',
    table(
      ['variant', 'rules', 'measured', 'situations', 'why'],
      RECORDED.flatMap(({ name }) => {
        const differences = [...judge(name, runs.get(name)!).known];
        if (name === SHARED) return [[code(name), 'X-1, X-4', 'as the model says', ...shared(runs.get(name)!)]];
        return differences.map(([{ rules, measured = '', reason }, found], index) => [
          index === 0 ? code(name) : '',
          rules.join(', '),
          measured,
          String(countIn(found)),
          reason,
        ]);
      }),
    ),
    LIMITS,
  ].join('\n\n');
}

const INTRODUCTION = `# The laboratory

The [model](reachability.md) of who reaches a load balancer is derived from the pages of CCE, from the source of kube-proxy, and by reasoning.
The laboratory compares it with real packets. Network namespaces stand for nodes, pods, the load balancer and the Internet. The rules of
kube-proxy are installed in the kernel. Clients in every place then open ten TCP connections each to the load balancer.

\`npm run lab -- --write\` writes this page and \`scripts/lab/measured.jsonl\`, which holds every result. The tests compare the model with that
record on every machine.

## To run it

The laboratory needs Linux, root, \`iproute2\`, \`iptables\` and \`util-linux\`. Elsewhere it says what is missing, and exits with 0.

\`\`\`sh
npm run lab                                       # base setting, some 90 s; exits with 1 if packets differ from model, notes or record
npm run lab -- --only clusterType=standard-vpc    # a part of it
npm run lab -- --variant registered-nodes=all     # another setting
npm run lab -- --cells                            # what was measured
npm run lab -- --write                            # all variants, some 6 minutes; writes this page and the record
npm run lab -- --probe                            # the Jobs of a ReachabilityProbe; exits with 1 if a result is unexpected
npm run lab -- --only captured=false --shell pod-on-backend-node -- curl -m 2 http://192.168.0.100
\`\`\`

The last command runs any program in the place of a client, against a real listener that answers HTTP with its own name and the address that it
saw. \`--help\` lists clients, settings and variants. Nothing stays behind, however the laboratory ends: the namespaces have no names, and
exist only as long as its processes.`;

const CONSTRUCTION = `## How it is built

\`\`\`mermaid
flowchart LR
  user["user, on the Internet"] --- edge["edge: EIPs"]
  edge --- vpc["vpc"]
  machine["machine, in the VPC"] --- vpc
  elb["elb: load balancer"] --- vpc
  vpc --- n1["node-1"]
  vpc --- n2["node-2"]
  vpc --- n3["node-3"]
  n1 --- p1["backend-1a, backend-1b, client-1"]
  n2 --- p2["backend-2a"]
  n3 --- p3["client-3"]
\`\`\`

- **Nodes.** There are three. Backends are on the first (\`one-node\`) or on the first two (\`many-nodes\`), as pods or as processes of the
  node (\`host-network\`). Clients are on the first and the third.
- **Tunnel network.** VXLAN between the nodes. Towards anything that is not a pod, a pod uses the address of its node. Pods of one node reach each other
  through its packet filter.
- **VPC network.** The VPC has routes to the pods of each node. Pods keep their address towards private ranges. Pods of one node are on a
  bridge, and reach each other without passing its packet filter.
- **kube-proxy, iptables mode.** The rules of a LoadBalancer Service, chain by chain (\`KUBE-SERVICES\`, \`KUBE-NODEPORTS\`, \`KUBE-EXT-*\`,
  \`KUBE-SVC-*\`, \`KUBE-SVL-*\`, \`KUBE-SEP-*\`, \`KUBE-MARK-MASQ\`, \`KUBE-POSTROUTING\`, \`KUBE-EXTERNAL-SERVICES\`, \`KUBE-FORWARD\`), for both
  policies. One thing differs: backends take turns, while kube-proxy picks them at random (\`--variant balancing=random\`). This makes ten
  attempts show the same every time.
- **kube-proxy, IPVS mode: a stand-in.** The addresses of the load balancer are made local to the node, on \`lo\` in place of
  \`kube-ipvs0\`, and DNAT takes the place of the virtual servers. The iptables rules of IPVS mode are there as well, with a rule for every
  entry of an IP set. The stand-in shows the effects of local addresses and of masquerading, and nothing about IPVS itself.
- **Load balancer.** DNAT to the node ports of its members, in turns. It presents the client's address (\`clientIpTransfer: enabled\`) or
  calls from 100.125.0.10. Its members are the nodes that accept a connection on the node port: of all nodes with policy Local, and of those
  with a backend otherwise. The network returns answers through the load balancer, whatever address it presents.
- **EIPs.** Every node has an EIP, which it and its pods use as source address towards the Internet. The EIP of the load balancer leads to its
  private address.
- **The probe.** \`--probe\` does not compare with the record. For each setting, it synthesizes an app with a \`ReachabilityProbe\` and runs
  the script of each Job in the namespace where its pod would be. The script runs under busybox, if the machine has it or \`BUSYBOX\` names
  it, and otherwise under \`/bin/sh\` with a stand-in for \`nc\`. In the VPC network, the control by ClusterIP fails for pods on the node of a
  backend: the answer does not pass the packet filter, so its address is not translated back. Clusters solve that in a way that the
  laboratory does not have; with \`--variant same-node-pods=routed\` pods of one node reach each other through the packet filter.
- **Pass-through** means that kube-proxy has no rules for the addresses of the load balancer, private and public: \`true\`, and \`onlyLocal\`
  with policy Local. This comes from the pages; packets cannot show what CCE does with an annotation.

Each client place uses its own port of the Service, so the counters of the rules show which way its connections took.`;

const LEGEND = `\`backend-node\` and \`other-node\` also stand for pods with hostNetwork on these nodes. A backend sees the client's own address
(\`kept\`), the address of a node (\`node-ip\`), an address of the load balancer (\`elb-range\`), the EIP of the client's node (\`egress-eip\`), or
the address that the client called (\`elb-vip\`). An empty field means any value. Connections that fail hang; they are not refused. A dropped
connection was counted by the rules that it had passed before, so its way may name a pod that it did not reach.`;

const LIMITS = `## Limits

- IPVS is a stand-in, see above.
- Turbo clusters are not built: their pods have network interfaces of the platform.
- Only TCP, only layer 4, only one Service. The source address checks of the kernel (\`rp_filter\`) are off, and those of the VPC do not exist.
- The load balancer either presents client addresses or does not. Which class does what is taken from the pages.
- Every client has a way to the Internet.
- The rules are those of Kubernetes 1.25 and later. Only the pages on failing access show what CCE changes in its kube-proxy.
`;

/** Parts of the whole: each point is in one. */
const SECTIONS: readonly { readonly title: string; readonly holds: (point: Point) => boolean }[] = [
  { title: 'From outside the cluster', holds: ({ place }) => place === 'external' },
  {
    title: 'From inside, kube-proxy captures the address, policy Cluster',
    holds: ({ place, captured, externalTrafficPolicy }) =>
      place !== 'external' && captured && externalTrafficPolicy === 'Cluster',
  },
  {
    title: 'From inside, kube-proxy captures the address, policy Local',
    holds: ({ place, captured, externalTrafficPolicy }) =>
      place !== 'external' && captured && externalTrafficPolicy === 'Local',
  },
  {
    title: 'From inside, pass-through, EIP',
    holds: ({ place, captured, address }) => place !== 'external' && !captured && address === 'public-eip',
  },
  {
    title: 'From inside, pass-through, private address',
    holds: ({ place, captured, address }) => place !== 'external' && !captured && address === 'private-vip',
  },
];

const COLUMNS: readonly (keyof Point)[] = [
  'place',
  'address',
  'externalTrafficPolicy',
  'clientIpTransfer',
  'backendSpread',
  'backendKind',
  'clusterType',
  'proxyMode',
  'captured',
];

/** A table of the points of a section: columns where there is something to tell apart. */
function results(rows: readonly Row[], holds: (point: Point) => boolean, rules: RulesOfPoints): string {
  const points = rows.flatMap(pointsOf).filter(([point]) => holds(point));
  const condensed = condense(points);
  const valuesOf = (dimension: keyof Point) => new Set(points.map(([point]) => point[dimension]));
  const isWhole = ({ where }: Row, dimension: keyof Point) => where[dimension].length === valuesOf(dimension).size;
  const columns = COLUMNS.filter((dimension) => condensed.some((row) => !isWhole(row, dimension)));
  const order = (row: Row) =>
    columns.map((dimension) => (isWhole(row, dimension) ? ' ' : row.where[dimension].join())).join('|');
  return table(
    [
      ...columns.map((dimension) => (dimension === 'place' ? 'client' : dimension)),
      'outcome',
      'the backend sees',
      'way',
      'rules',
    ],
    [...condensed]
      .sort((a, b) => (order(a) < order(b) ? -1 : 1))
      .map((row) => [
        ...columns.map((dimension) => (isWhole(row, dimension) ? '' : row.where[dimension].join(', '))),
        row.result.outcome,
        row.result.sources.join(', '),
        way(row.result),
        [...new Set(pointsOf(row).flatMap(([point]) => [...(rules.get(keyOf(point)) ?? [])]))].sort().join(', '),
      ]),
  );
}

/** The hops that are not the same for all. */
function way({ hops }: Result): string {
  const told: readonly string[] = ['client', 'snat@egress', 'kube-proxy@receiving-node'];
  return hops.filter((hop) => !told.includes(hop)).join(' > ');
}

const keyOf = (point: Point) => JSON.stringify(Object.entries(point).sort());

/** By point: the rules that decide the situations it stands for. */
type RulesOfPoints = ReadonlyMap<string, ReadonlySet<string>>;

function rulesOf(rows: readonly Row[]): RulesOfPoints {
  const rules = new Map<string, Set<string>>();
  for (const situation of situations()) {
    const { setting, cell } = shownBy(situation);
    const point = pointOf(setting, cell);
    if (find(rows, point) === undefined) continue;
    const key = keyOf(point);
    rules.set(key, (rules.get(key) ?? new Set()).add(answer(situation).facts[0]));
  }
  return rules;
}

/** The variant that the model has rules for. */
function shared(rows: readonly Row[]): readonly [string, string] {
  const { byRule } = judge(SHARED, rows);
  const total = [...byRule.values()].flat().length;
  return [
    `${total}, ${byRule.get('X-1')?.length ?? 0} of X-1`,
    "under IPVS the address is local for all ports, so that what is not captured is refused on the client's own node; iptables rules match ports, and nothing changes",
  ];
}

const count = (value: number) => (value === 0 ? '' : String(value));
const thousands = (value: number) => value.toLocaleString('en-US');
