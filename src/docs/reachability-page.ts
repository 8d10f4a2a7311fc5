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
    'Who reaches the address of a LoadBalancer Service on CCE, from where, by which way, and why not: the mechanism, every case in a table, where the pages of the platform contradict each other, and what to do.',
    `For your own manifests \`npx cdk8s-cce explain\` answers it ([explain.md](explain.md)). An app can ask, and state what must hold ([reachability-in-code.md](reachability-in-code.md)). [verify.md](verify.md) tries it on a cluster.`,
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
| A pod calls the load balancer and hangs, always or now and then; from outside all is well. It shares a node with a backend | the [hairpin](#the-hairpin): the load balancer presents the caller's address, and the node of the caller sees its own | inside the cluster call the Service by its name |
| A pod hangs on nodes without a backend, with \`externalTrafficPolicy: Local\` | the [short-circuit](#the-short-circuit) finds no backend on the node | \`${passThrough.key}\`, or the Service by its name |
| Inside the cluster TLS, access control or metrics of the load balancer are not there | the short-circuit: the load balancer is never met | \`${passThrough.key}: "true"\` |
| Inside the cluster one port of the load balancer refuses, from outside it works | [IPVS](#ipvs-one-load-balancer-one-setting): another Service on the load balancer is without pass-through | the same setting for all Services on it |
| The backends see the address of a node | the node that receives the connection masquerades | \`externalTrafficPolicy: Local\`, and a load balancer that presents client addresses |`;

const MECHANISM = `## Two mechanisms

### The short-circuit

The status of a Service lists the addresses of its load balancer. kube-proxy makes rules of them on every node, so that a client inside
the cluster never meets the load balancer: its own node forwards to a backend.

\`\`\`mermaid
flowchart LR
  X["client outside"] --> E["load balancer"]
  E --> N["node port of a node with a backend"]
  N --> K["kube-proxy on that node"]
  K --> P["backend pod"]
  C["pod or node inside"] -- "the same address" --> KC["kube-proxy on the client's own node"]
  KC --> P
\`\`\`

With policy Cluster that works for everybody, at a price: the backend can see the address of a node, and nothing that is configured on the
load balancer holds for traffic from inside. With policy Local the node forwards to its own backends only, and a client on a node that has
none can fail. \`${passThrough.key}: "true"\` takes these rules away.

### The hairpin

Without the rules traffic from inside goes through the load balancer. If its listener is of layer 4 and presents the client's own address
to the backends, it cannot be called by them over the private network: the node that is picked sees a connection from itself, and its
answer never goes back through the load balancer.

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

A dedicated load balancer presents the client's address, unless its backends are IP addresses; a shared one only if the transfer of client
addresses is switched on. By the EIP there is no hairpin, because the connection then comes from an EIP that no node takes for its own.

**Whoever takes away the first meets the second:** pass-through moves the failure from nodes without a backend to nodes with one.

### onlyLocal

With \`externalTrafficPolicy: Local\` the platform writes \`${passThrough.key}: onlyLocal\` by itself. It is taken to mean "pass-through while
the policy is Local"; no page defines it. So the pages describe two states: the prose about pass-through the one without the annotation
(clients on nodes without a backend fail), the table of failing access the one with it (clients on nodes with a backend fail).`;

const IPVS = `## IPVS: one load balancer, one setting

Under iptables kube-proxy matches an address together with a port. Under IPVS it makes the address an address of the node itself, on the
device \`kube-ipvs0\`, and that is so for all ports. One Service without pass-through is enough: what another Service, an ingress, or another
cluster listens to on the same load balancer is from then on looked for on the client's own node, and refused there. From outside
everything works, which makes it hard to notice.

\`\`\`mermaid
flowchart LR
  C["client inside, calls port 443 of Service B, which has pass-through"] --> I["its node: the address is local, because of Service A"]
  I -- "port 80, Service A, no pass-through" --> P["a backend of A"]
  I -- "port 443: no virtual server" --> R["refused"]
  O["client outside"] --> E["load balancer"] --> B["a backend of B"]
\`\`\``;

const TURBO = `## Turbo clusters

A pod has a network interface of its own in the VPC and bypasses the rules of its node: it always takes the load balancer. Nodes, and pods
with \`hostNetwork\`, keep the short-circuit until pass-through is set. Sharing a node does no harm, since pod and node have different
addresses; only a backend pod that calls its own dedicated load balancer loses the attempts in which it is picked itself.

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

Policy Local exists in Turbo clusters for backends with \`hostNetwork\` only.`;

const TO_DO = `## What to do, in order

1. Inside the cluster call the Service by its name or its ClusterIP. It skips the load balancer and works from everywhere in the
   cluster, unless \`internalTrafficPolicy\` is Local and the node of the caller runs no backend.
2. If traffic from inside needs what the load balancer does: pass-through, with anti-affinity between callers and backends, or a load
   balancer that does not present client addresses.
3. If neither the client's address nor the load balancer matters inside: policy Cluster without pass-through.
4. Under IPVS keep pass-through equal on all Services of a load balancer, and ingresses on another one.
5. Do not switch a Service from Cluster to Local: established connections go where they went. Create it anew.`;

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
      )}. "✓, pages ✗" means that the mechanism says the one and a page of the platform the other. The ids name the [rules](#why). A condition that is not named can be anything; every combination of the ten dimensions is in exactly one row. An empty cell is a client that does not exist: a backend pod with hostNetwork is a hostNetwork pod on a node with a backend.`,
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
    `Not in the tables: ${EXCLUSIONS.filter(({ unsupported }) => !unsupported)
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
      ['rule', 'where', 'whom it concerns', '', 'why'],
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
      ['rule', 'clients', code('internalTrafficPolicy'), '', 'why'],
      CLUSTER_IP_RULES.map(({ id, client, internalTrafficPolicy, outcome, reason, note }) => [
        id,
        client.map(code).join(' '),
        internalTrafficPolicy.join(' or '),
        OUTCOME_MARKS[outcome],
        plain([reason, note].filter((text) => text !== undefined).join(' ')),
      ]),
    ),
    '### Node ports',
    `Beside the matrix, since nobody calls the node port of a load balancer; but ${code('externalTrafficPolicy: Local')} shows there, too. The first row that fits holds.`,
    table(
      ['rule', 'if', '', 'why'],
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
    'Every rule of the tables: the way of the connections, which address the backends see, why, and how sure that is.',
    table(
      ['rule', '', 'the way', 'the backend sees', 'why', 'sure'],
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
    `The statements of the pages behind the rules, in short. ${code('explain')} names them by these ids, after the rule itself.`,
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
    'Best first. A remedy is offered only where it can be done.',
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
    `Every load balancer in front of kube-proxy has the first mechanism, and every one that presents client addresses the second. ${code(passThrough.key)} is in effect ${code('ipMode: Proxy')} for one Service, from before there was one.`,
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
    `The rules are derived from what the pages state and from how kube-proxy and the load balancer work. ${all.length} statements of the pages are held against them by a test: ${full} agree in every situation that they speak of, the other ${all.length - full} differ in some, each because of a contradiction named above or of an exception that a page itself makes. The rules for Standard clusters were measured with packets: [lab.md](lab.md). Those for Turbo clusters were not.`,
  ).trimEnd();
}
