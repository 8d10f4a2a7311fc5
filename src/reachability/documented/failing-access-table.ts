import type { Page } from '../../annotations/spec';
import type { Client, Value } from '../dimensions';
import { BY_NODE_PORT, type Outcome, type RoutePath, SHORT_CIRCUIT, TO_ELB, TO_ELB_BY_INTERNET } from '../vocabulary';
import type { Statement, StatementConditions } from './statement';

/** The columns of the table. */
const COLUMNS: Readonly<Record<string, { clusterType: Value<'clusterType'>; proxyMode: Value<'proxyMode'> }>> = {
  c1: { clusterType: 'standard-tunnel', proxyMode: 'ipvs' },
  c2: { clusterType: 'standard-vpc', proxyMode: 'ipvs' },
  c3: { clusterType: 'standard-tunnel', proxyMode: 'iptables' },
  c4: { clusterType: 'standard-vpc', proxyMode: 'iptables' },
};

interface Cell {
  readonly says: string;
  readonly when: StatementConditions;
  readonly outcome: Outcome;
  readonly path: RoutePath;
}

const AT_BACKEND_NODE: RoutePath = ['client', ...BY_NODE_PORT, 'pod@local-node'];
const AT_OTHER_NODE: RoutePath = ['client', 'node-port@other-node', 'kube-proxy@receiving-node', 'dropped'];
const LOST_AT_BACKEND_NODE: RoutePath = ['client', 'node-port@backend-node', 'dropped'];
const LOST_BEHIND_ELB: RoutePath = [...TO_ELB, 'node-port@backend-node', 'dropped'];
const BY_EIP: RoutePath = [...TO_ELB_BY_INTERNET, ...BY_NODE_PORT, 'pod@local-node'];

type Target = NonNullable<StatementConditions['target']>;
type Address = NonNullable<StatementConditions['address']>;

function nodePort(says: string, address: Address, target: Target, outcome: Outcome, path: RoutePath): Cell {
  return { says, when: { serviceType: 'NodePort', address, target }, outcome, path };
}

function loadBalancer(says: string, when: StatementConditions, outcome: Outcome, path: RoutePath): Cell {
  return { says, when: { serviceType: 'LoadBalancer', ...when }, outcome, path };
}

/** One letter for each thing that a cell of the table can say. */
const CELLS: Readonly<Record<string, Cell>> = {
  server: nodePort('node port of the server node: success', 'any-node-ip', 'backend-node', 'ok', AT_BACKEND_NODE),
  notServer: nodePort(
    'node port of any node but the server node: failure',
    'any-node-ip',
    'non-backend-node',
    'fail',
    AT_OTHER_NODE,
  ),
  third: nodePort('node port of another node: failure', 'any-node-ip', 'third-node', 'fail', AT_OTHER_NODE),
  own: nodePort("node port of the client's own node: success", 'any-node-ip', 'client-own-node', 'ok', [
    ...SHORT_CIRCUIT,
    'pod@any-node',
  ]),
  ownPrivate: nodePort(
    "private address and node port of the client's own node: success",
    'private-node-ip',
    'client-own-node',
    'ok',
    [...SHORT_CIRCUIT, 'pod@any-node'],
  ),
  ownPublic: nodePort(
    "public address and node port of the client's own node: failure",
    'public-node-ip',
    'client-own-node',
    'fail',
    ['client', 'node-port@client-node', 'dropped'],
  ),
  serverPublic: nodePort(
    'public address and node port of the server node: success',
    'public-node-ip',
    'backend-node',
    'ok',
    AT_BACKEND_NODE,
  ),
  serverPrivate: nodePort(
    'private address and node port of the server node: failure',
    'private-node-ip',
    'backend-node',
    'fail',
    LOST_AT_BACKEND_NODE,
  ),
  serverUnreachable: nodePort(
    'server node not reachable; the cell also starts with OK',
    'any-node-ip',
    'backend-node',
    'fail',
    LOST_AT_BACKEND_NODE,
  ),
  shared: loadBalancer(
    'shared load balancer, private network, client on the server node: failure',
    { elbClass: 'union', address: 'private-vip' },
    'fail',
    LOST_BEHIND_ELB,
  ),
  dedicated: loadBalancer(
    'dedicated load balancer, private address: failure',
    { elbClass: 'performance', address: 'private-vip' },
    'fail',
    LOST_BEHIND_ELB,
  ),
  dedicatedPublic: loadBalancer(
    'dedicated load balancer, public address: success',
    { elbClass: 'performance', address: 'public-eip' },
    'ok',
    BY_EIP,
  ),
  addOn: loadBalancer(
    'NGINX Ingress Controller add-on on a dedicated load balancer, private network, client on its node: failure',
    { elbClass: 'performance', address: 'private-vip', backend: 'nginx-ingress-controller' },
    'fail',
    LOST_BEHIND_ELB,
  ),
  addOnPublic: loadBalancer(
    'NGINX Ingress Controller add-on on a dedicated load balancer, public address: success',
    { elbClass: 'performance', address: 'public-eip', backend: 'nginx-ingress-controller' },
    'ok',
    BY_EIP,
  ),
};

interface Row {
  readonly client: Client;
  /** What each column says, by names of `CELLS`. Without an entry: what `all` says. */
  readonly all?: string;
  readonly c1?: string;
  readonly c2?: string;
  readonly c3?: string;
  readonly c4?: string;
}

/** The failing-access table of the page on Services. All of it is for externalTrafficPolicy Local. */
const TODAY: readonly Row[] = [
  { client: 'backend-node', all: 'server notServer' },
  {
    client: 'other-node',
    all: 'server ownPrivate ownPublic third',
    c1: 'server third',
  },
  {
    client: 'pod-on-backend-node',
    all: 'server notServer',
    c2: 'serverPublic serverPrivate notServer',
    c4: 'serverPublic serverPrivate notServer',
  },
  {
    client: 'pod-on-other-node',
    c1: 'server ownPrivate third',
    c2: 'server ownPrivate third',
    all: 'server notServer',
  },
  { client: 'backend-node', all: 'shared' },
  { client: 'pod-on-backend-node', all: 'shared' },
  { client: 'backend-node', all: 'addOn' },
  { client: 'pod-on-backend-node', all: 'addOn' },
];

/** The same table in the Chinese guide of March 2023. */
const MARCH_2023: readonly Row[] = [
  { client: 'backend-node', all: 'server', c1: 'server notServer' },
  { client: 'other-node', c1: 'server notServer', c2: 'server', all: 'server own third' },
  { client: 'pod-on-backend-node', all: 'serverUnreachable', c1: 'server notServer', c3: 'server' },
  { client: 'pod-on-other-node', all: 'server', c1: 'server notServer' },
  { client: 'backend-node', all: 'dedicatedPublic dedicated' },
  { client: 'pod-on-backend-node', all: 'dedicatedPublic dedicated' },
  { client: 'backend-node', all: 'addOnPublic addOn' },
  { client: 'pod-on-backend-node', all: 'addOnPublic addOn' },
];

/** `T-r2c4b`: what the cell of the second row and the fourth column says as the second thing. */
function statementsOf(prefix: string, page: Page, rows: readonly Row[], superseded: boolean): readonly Statement[] {
  return rows.flatMap((row, index) =>
    Object.entries(COLUMNS).flatMap(([column, ofColumn]) =>
      (row[column as keyof Row] ?? row.all ?? '').split(' ').map((name, nth): Statement => {
        const { says, when, outcome, path } = CELLS[name];
        return {
          id: `${prefix}-r${index + 1}${column}${'abcd'[nth]}`,
          says: `Local, ${ofColumn.clusterType}, ${ofColumn.proxyMode}, ${row.client}: ${says}`,
          when: { ...when, externalTrafficPolicy: 'Local', ...ofColumn, client: row.client },
          outcome,
          path,
          ...(superseded ? { superseded } : {}),
          pages: [page],
        };
      }),
    ),
  );
}

export const FAILING_ACCESS: readonly Statement[] = statementsOf('T', 'cce_10_0249', TODAY, false);
export const FAILING_ACCESS_OF_2023: readonly Statement[] = statementsOf(
  'Z',
  'huawei-zh-2023:cce_10_0014',
  MARCH_2023,
  true,
);
