import { passThrough } from '../annotations/groups/pass-through';
import { OUTCOME_MARKS, optionName } from '../explain/words';
import { agreements } from '../reachability/agreement';
import { CLUSTER_IP_RULES } from '../reachability/cluster-ip';
import { CONTRADICTIONS } from '../reachability/contradictions';
import { CROSS_RULES } from '../reachability/cross-rules';
import { DERIVED_RULES } from '../reachability/derived';
import type { Conditions } from '../reachability/derived/derived-rule';
import { DIMENSION_NAMES, DIMENSIONS, type Dimension, STANDARD } from '../reachability/dimensions';
import { STATEMENTS } from '../reachability/documented';
import { DOCUMENTED_FACTS } from '../reachability/documented/facts';
import { EXCLUSIONS } from '../reachability/exclusions';
import { NODE_PORT_RULES } from '../reachability/node-port';
import { OPEN_QUESTIONS } from '../reachability/open-questions';
import { FAILURES } from '../reachability/remedies';
import { pagesOf } from '../reachability/verdict';
import { CLIENT_IPS, OUTCOMES, type Outcome, type RoutePath } from '../reachability/vocabulary';
import { pathText } from '../reporters/explain/path-text';
import { bullets, code, GENERATED, page, plain, table } from './markdown';
import { OTHER_PLATFORMS } from './other-platforms';
import { COLUMNS, rowsOf, type TableCell, type TableRow } from './reachability-table';
import { linked, sourcesSection } from './sources';

export function reachabilityPage(): string {
  return page(
    GENERATED,
    '# Why a pod cannot reach its own load balancer',
    'This page explains which clients reach the address of a LoadBalancer Service on CCE, by which way, and why others do not. It describes the mechanisms, lists every case in a table, says what to do, and names the points where the pages of the platform contradict each other.',
    `For your own manifests, \`npx cdk8s-cce explain\` gives the answer ([explain.md](explain.md)). An app can ask for it, and state what must hold ([reachability-in-code.md](reachability-in-code.md)). To try it on a cluster, see [verify.md](verify.md).`,
    SHORT,
    MECHANISM,
    IPVS,
    TURBO,
    TO_DO,
    everyCase(),
    beside(),
    whyOf(),
    restsOn(),
    remedies(),
    contradictions(),
    openQuestions(),
    otherPlatforms(),
    howItIsKnown(),
    sourcesSection([
      ...DERIVED_RULES.flatMap(({ basis, pages = [] }) => pagesOf(basis, pages)),
      ...CROSS_RULES.flatMap(({ basis, pages = [] }) => pagesOf(basis, pages)),
      ...CONTRADICTIONS.flatMap(({ sides }) => sides.flatMap(({ pages }) => pages)),
      ...OTHER_PLATFORMS.flatMap(({ source }) => source.split(', ')),
    ]),
  );
}

const SHORT = `## In short

| what you see | why | what to do |
| --- | --- | --- |
| A pod that shares a node with a backend calls the load balancer and hangs, always or sometimes. From outside it works | the [hairpin](#the-hairpin): the load balancer presents the caller's address, and the caller's node receives a packet from itself | call the Service by its name inside the cluster |
| A pod hangs on nodes without a backend, with \`externalTrafficPolicy: Local\` | the [short-circuit](#the-short-circuit) finds no backend on the node | set \`${passThrough.key}\`, or call the Service by its name |
| Inside the cluster, TLS, access control or metrics of the load balancer are missing | the short-circuit: connections do not go through the load balancer | set \`${passThrough.key}: "true"\` |
| One port of the load balancer refuses connections from inside the cluster, and works from outside | [IPVS](#ipvs-one-load-balancer-one-setting): another Service on the load balancer has no pass-through | give all Services on it the same setting |
| The backends see the address of a node | the node that receives the connection masquerades it | use \`externalTrafficPolicy: Local\`, and a load balancer that presents client addresses |`;

const MECHANISM = `## Two mechanisms

### The short-circuit

The status of a Service lists the addresses of its load balancer. For these addresses, kube-proxy makes rules on every node. So a client
inside the cluster never reaches the load balancer: its own node forwards the connection to a backend.

\`\`\`mermaid
flowchart LR
  X["client outside"] --> E["load balancer"]
  E --> N["node port of a node with a backend"]
  N --> K["kube-proxy on that node"]
  K --> P["backend pod"]
  C["pod or node inside"] -- "the same address" --> KC["kube-proxy on the client's own node"]
  KC --> P
\`\`\`

With policy Cluster this works for all clients, but at a price: the backend may see the address of a node, and nothing that is configured on
the load balancer holds for traffic from inside. With policy Local, the node forwards only to its own backends, and a client on a node
without a backend may fail. \`${passThrough.key}: "true"\` removes these rules.

### The hairpin

Without these rules, traffic from inside goes through the load balancer. If its listener is of layer 4 and presents the client's address to
the backends, the nodes of the backends cannot call it over the private network. If the load balancer picks the client's own node, that node
receives a connection from itself, and its answer does not go back through the load balancer.

\`\`\`mermaid
flowchart LR
  subgraph N1["node 1, runs a backend pod"]
    A["any client"]
    B["backend pod"]
  end
  subgraph N2["node 2, no backend pod"]
    D["any client"]
  end
  A --> E["load balancer, private address"]
  D --> E
  E -- "caller on node 2" --> K["kube-proxy on node 1"]
  K --> B
  E -- "caller on node 1, its address presented" --> R["node 1 sees its own address: lost"]
\`\`\`

A dedicated load balancer presents the client's address, unless its backends are IP addresses. A shared one presents it only if the transfer of
client addresses is switched on. If the client calls the EIP, there is no hairpin, because the connection then comes from an EIP that no node
takes for its own address.

**Removing the first mechanism exposes the second:** pass-through moves the failure from nodes without a backend to nodes with a backend.

### onlyLocal

With \`externalTrafficPolicy: Local\` the platform writes \`${passThrough.key}: onlyLocal\` by itself. No page defines this value; here it is
taken to mean "pass-through while the policy is Local". The pages therefore describe two states. Their text about pass-through describes
the state without the annotation, in which clients on nodes without a backend fail. Their table of failing access describes the state with
it, in which clients on nodes with a backend fail.`;

const IPVS = `## IPVS: one load balancer, one setting

Under iptables, kube-proxy matches an address together with a port. Under IPVS, it makes the address an address of the node itself, on the
device \`kube-ipvs0\`, for all ports. One Service without pass-through is enough for this. From then on, connections from inside to any other
listener of the load balancer (of another Service, an ingress or another cluster) end on the client's own node, and are refused there. From
outside everything works, which makes this hard to notice.

\`\`\`mermaid
flowchart LR
  C["client inside, calls port 443 of Service B, which has pass-through"] --> I["its node: the address is local, because of Service A"]
  I -- "port 80, Service A, no pass-through" --> P["a backend of A"]
  I -- "port 443: no virtual server" --> R["refused"]
  O["client outside"] --> E["load balancer"] --> B["a backend of B"]
\`\`\``;

const TURBO = `## Turbo clusters

A pod has a network interface of its own in the VPC and bypasses the rules of its node, so its connections always go through the load
balancer. Nodes, and pods with \`hostNetwork\`, have the short-circuit until pass-through is set. It does no harm if client and backend share a
node, because pod and node have different addresses. Only a backend pod that calls its own dedicated load balancer loses the attempts for
which it is picked itself.

\`\`\`mermaid
flowchart LR
  X["client outside"] --> E["load balancer"]
  CP["client pod"] -- "own interface" --> E
  E -- "dedicated" --> PE["interface of the backend pod"]
  E -- "shared" --> NP["node port and kube-proxy"]
  NP --> PE
  CN["node or hostNetwork pod"] -- "default" --> KN["kube-proxy on that node"]
  KN --> PE
  CN -. "pass-through" .-> E
\`\`\`

In Turbo clusters, policy Local exists only for backends with \`hostNetwork\`.`;

const TO_DO = `## What to do, in order

1. Inside the cluster, call the Service by its name or its ClusterIP. This skips the load balancer and works from everywhere in the cluster,
   unless \`internalTrafficPolicy\` is Local and the node of the caller runs no backend.
2. If traffic from inside needs what the load balancer does, set pass-through. Then keep callers and backends apart by anti-affinity, or use a
   load balancer that does not present client addresses.
3. If neither the client's address nor the load balancer matters inside the cluster, use policy Cluster without pass-through.
4. Under IPVS, give all Services of a load balancer the same pass-through setting, and put ingresses on another load balancer.
5. Do not switch a Service from Cluster to Local, because established connections keep going to the same backends. Create it anew.`;

function everyCase(): string {
  const tables: readonly (readonly [string, Conditions])[] = [
    ['Standard clusters, private address', { clusterType: STANDARD, address: 'private-vip' }],
    ['Standard clusters, EIP', { clusterType: STANDARD, address: 'public-eip' }],
    ['Turbo clusters, private address', { clusterType: 'turbo', address: 'private-vip' }],
    ['Turbo clusters, EIP', { clusterType: 'turbo', address: 'public-eip' }],
  ];
  return page(
    '## Every case',
    `For listeners of layer 4. ${Object.entries(OUTCOME_MARKS)
      .map(([outcome, sign]) => `${sign} ${OUTCOMES[outcome as Outcome]}`)
      .join(
        '; ',
      )}. "✓, pages ✗" means that the connection works by the mechanism, and fails by a page of the platform. The ids are those of the [rules](#why). A [dimension](#the-dimensions) that is not in a row can have any value; every combination of the ten dimensions is in exactly one row. An empty cell is a client that does not exist: a backend pod with hostNetwork is a hostNetwork pod on a node with a backend.`,
    ...tables.flatMap(([title, conditions]) => [`### ${title}`, caseTable(rowsOf(conditions))]),
    '### The dimensions',
    table(
      ['dimension', 'value', 'meaning'],
      DIMENSION_NAMES.flatMap((dimension) =>
        Object.entries(DIMENSIONS[dimension]).map(([value, meaning]) => [
          code(optionName(dimension)),
          code(value),
          plain(meaning),
        ]),
      ),
    ),
    `Not in the tables, because they are other cases by a second name: ${EXCLUSIONS.filter(
      ({ unsupported }) => !unsupported,
    )
      .map(({ reason }) => plain(reason))
      .join(' ')}`,
  ).trimEnd();
}

function caseTable(rows: readonly TableRow[]): string {
  return table(
    ['if', ...COLUMNS.map(({ title }) => title)],
    rows.map(({ conditions, cells }) => [conditionsText(conditions), ...cells.map(cellText)]),
  );
}

function conditionsText(conditions: TableRow['conditions']): string {
  return Object.entries(conditions)
    .map(([dimension, values]) =>
      code(`${optionName(dimension as Dimension)}=${values?.join('|')}`).replace(/\|/g, '\\|'),
    )
    .join(' ');
}

function cellText(cell: TableCell | undefined): string {
  if (cell === undefined) return '';
  const { outcome, vendorOutcome, rules } = cell;
  const pages = vendorOutcome === undefined ? '' : `, pages ${OUTCOME_MARKS[vendorOutcome]}`;
  return `${OUTCOME_MARKS[outcome]}${pages} ${[...rules].sort().join(', ')}`;
}

function beside(): string {
  return page(
    '### What else is on the load balancer, and other listeners',
    table(
      ['rule', 'where', 'who is affected', 'outcome', 'why'],
      CROSS_RULES.map(({ id, where, affects, outcome, reason, note }) => [
        id,
        plain(where),
        plain(affects),
        OUTCOME_MARKS[outcome],
        plain([reason, note].filter((text) => text !== undefined).join(' ')),
      ]),
    ),
    '### The name of the Service, and its ClusterIP',
    table(
      ['rule', 'clients', code('internalTrafficPolicy'), 'outcome', 'why'],
      CLUSTER_IP_RULES.map(({ id, client, internalTrafficPolicy, outcome, reason, note }) => [
        id,
        client.map(code).join(' '),
        internalTrafficPolicy.join(' or '),
        OUTCOME_MARKS[outcome],
        plain([reason, note].filter((text) => text !== undefined).join(' ')),
      ]),
    ),
    '### Node ports',
    `Node ports are not in the tables above, since clients of a load balancer do not call them. ${code('externalTrafficPolicy: Local')} has effects there, too. The first row that matches holds.`,
    table(
      ['rule', 'if', 'outcome', 'why'],
      NODE_PORT_RULES.map(({ id, when, outcome, reason }) => [
        id,
        Object.entries(when)
          .map(([name, values]) => code(`${name}=${([] as string[]).concat(values).join('|')}`).replace(/\|/g, '\\|'))
          .join(' '),
        OUTCOME_MARKS[outcome],
        plain(reason),
      ]),
    ),
  ).trimEnd();
}

function whyOf(): string {
  return page(
    '## Why',
    'Every rule of the tables, with the way of the connections, the address that the backends see, the reason, and how certain it is.',
    table(
      ['rule', 'outcome', 'way', 'address that the backend sees', 'why', 'confidence'],
      [...DERIVED_RULES, ...EXCLUSIONS.filter(({ unsupported }) => unsupported).map(asRule)]
        .sort((one, other) => (one.id < other.id ? -1 : 1))
        .map(
          ({
            id,
            outcome,
            path,
            alternatePath,
            clientIp,
            clientIpIn = [],
            clientIpMayAlsoBe = [],
            reason,
            note,
            assumes,
            requires,
            confidence,
          }) => [
            id,
            OUTCOME_MARKS[outcome],
            ways(path, alternatePath),
            plain(
              [...new Set([clientIp, ...[...clientIpIn, ...clientIpMayAlsoBe].map(({ value }) => value)])].join(' or '),
            ),
            plain(
              [
                reason,
                note,
                requires === undefined ? undefined : `Requires ${requires}.`,
                assumes === undefined ? undefined : `Assumes: ${assumes}.`,
              ]
                .filter((text) => text !== undefined)
                .join(' '),
            ),
            confidence,
          ],
        ),
    ),
    bullets(Object.entries(CLIENT_IPS).map(([name, meaning]) => `${code(name)}: ${plain(meaning)}`)),
  ).trimEnd();
}

/** What the ids stand for that `explain` names behind those of the rules. */
function restsOn(): string {
  const used = new Set([...DERIVED_RULES, ...CROSS_RULES, ...CLUSTER_IP_RULES].flatMap(({ basis }) => basis));
  const facts = [
    ...STATEMENTS.map(({ id, says, pages }) => ({ id, says, pages })),
    ...DOCUMENTED_FACTS.map(({ id, fact, pages }) => ({ id, says: fact, pages })),
  ].filter(({ id }) => used.has(id));
  const exclusions = EXCLUSIONS.filter(({ unsupported }) => !unsupported);
  return page(
    '### What the rules rest on',
    `What the pages say, in short. ${code('explain')} names these ids after the id of the rule.`,
    table(
      ['id', 'what the pages say', 'pages'],
      [...facts, ...exclusions.map(({ id, reason, pages }) => ({ id, says: reason, pages }))].map(
        ({ id, says, pages }) => [id, plain(says), pages.map(linked).join(', ')],
      ),
    ),
  ).trimEnd();
}

function asRule({ id, reason }: (typeof EXCLUSIONS)[number]): (typeof DERIVED_RULES)[number] {
  return { id, when: {}, outcome: 'unknown', path: [], clientIp: 'unspecified', reason, basis: [], confidence: 'low' };
}

function ways(path: RoutePath, alternatePath: RoutePath | undefined): string {
  return [path, ...(alternatePath === undefined ? [] : [alternatePath])].map(pathText).join('; or ');
}

function remedies(): string {
  return page(
    '## What to do about each failure',
    'The best remedy comes first, each with its side effects in italics. `explain` offers a remedy only where it can be applied.',
    ...FAILURES.map(({ symptom, of, remedies }) =>
      page(
        `**${plain(symptom)}** (${of.join(', ')})`,
        remedies.map((remedy, index) => `${index + 1}. ${plain(remedy.do)} *${plain(remedy.sideEffects)}*`).join('\n'),
      ).trimEnd(),
    ),
  ).trimEnd();
}

function contradictions(): string {
  return page(
    '## Where the pages contradict each other',
    ...CONTRADICTIONS.map(({ id, topic, sides, resolution, confidence }) =>
      page(
        `### ${id}: ${plain(topic)}`,
        bullets(
          sides.map(
            ({ says, pages, when }) =>
              `"${plain(says)}" (${[...pages.map(linked), ...(when === undefined ? [] : [plain(when)])].join(', ')})`,
          ),
        ),
        `**Taken for true:** ${plain(resolution)} Confidence: ${confidence}.`,
      ).trimEnd(),
    ),
  ).trimEnd();
}

function openQuestions(): string {
  return page(
    '## What no page answers',
    bullets(
      OPEN_QUESTIONS.map(
        ({ id, question, evidence }) =>
          `**${id}.** ${plain(question)}${evidence === undefined ? '' : ` *What is known: ${plain(evidence)}*`}`,
      ),
    ),
  ).trimEnd();
}

function otherPlatforms(): string {
  return page(
    '## How other clouds do it',
    `Every load balancer in front of kube-proxy has the first mechanism, and every load balancer that presents client addresses has the second. ${code(passThrough.key)} has the effect of ${code('ipMode: Proxy')} for one Service, and existed before it.`,
    table(
      ['platform', 'what decides', 'source'],
      OTHER_PLATFORMS.map(({ name, how, source }) => [name, how, source.split(', ').map(linked).join(', ')]),
    ),
  ).trimEnd();
}

function howItIsKnown(): string {
  const all = agreements();
  const full = all.filter(({ differing }) => differing.length === 0).length;
  return page(
    '## How it is known',
    `The rules are derived from what the pages state, and from how kube-proxy and the load balancer work. A test compares them with ${all.length} statements of the pages. ${full} of these agree with the rules in every situation that they are about. The other ${all.length - full} differ in some situations, each because of a contradiction that is named above, or of an exception that a page itself makes. The rules for Standard clusters were measured with packets ([lab.md](lab.md)), those for Turbo clusters were not.`,
  ).trimEnd();
}
