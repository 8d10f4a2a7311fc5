import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examine } from '../../scripts/lab/abilities';
import { BASE_RUN } from '../../scripts/lab/compare';
import { page } from '../../scripts/lab/page';
import { containersOf } from '../../scripts/lab/probe';
import { condense, find, pointOf, type Row, read, write } from '../../scripts/lab/record';
import { differencesFrom, judge, pointsOf, summary } from '../../scripts/lab/report';
import { iptablesMode, ipvsStandIn, type Known, localAddresses } from '../../scripts/lab/rules/kube-proxy';
import { loadBalancer } from '../../scripts/lab/rules/network';
import { counted, type Rule, render } from '../../scripts/lab/rules/ruleset';
import { BASE, RECORDED, type Setting, settingsOf, shownBy, situations, variantsOf } from '../../scripts/lab/setting';
import { backendsOf, CLUSTER_TYPES, NODES } from '../../scripts/lab/topology';
import type { Situation } from '../../src/reachability/dimensions';

const ROOT = join(__dirname, '../..');
const text = readFileSync(join(ROOT, 'scripts/lab/measured.jsonl'), 'utf8');
const measurement = read(text);
const base = measurement.runs.get(BASE_RUN)!;

describe('the record', () => {
  test('holds every situation of a Standard cluster', () => {
    const all = situations();
    expect(all).toHaveLength(6144);
    const missing = all.filter((situation) => {
      const { setting, cell } = shownBy(situation);
      return find(base, pointOf(setting, cell)) === undefined;
    });
    expect(missing).toEqual([]);
  });

  test('holds every measured cell once, and every variant', () => {
    const points = base.flatMap(pointsOf).map(([point]) => JSON.stringify(Object.entries(point).sort()));
    expect(points).toHaveLength(1408);
    expect(new Set(points).size).toBe(1408);
    expect([...measurement.runs.keys()]).toEqual([BASE_RUN, ...RECORDED.map(({ name }) => name)]);
  });

  test('is read as it was written', () => {
    expect(write(measurement)).toBe(text);
  });

  test('condenses to what it was condensed from', () => {
    expect(differencesFrom(base, condense(base.flatMap(pointsOf)))).toEqual([]);
  });
});

describe.each([...measurement.runs])('the model against packets, %s', (run, rows) => {
  test('nothing differs but what is noted, and all that is noted differs', () => {
    const { unknown, known } = judge(run, rows);
    expect(unknown).toEqual([]);
    expect([...known].filter(([, found]) => found.length === 0)).toEqual([]);
    expect(summary(run, rows, true).failed).toBe(false);
  });
});

test.each<[string, (row: Row) => Row['result']]>([
  ['another outcome', ({ result }) => ({ ...result, outcome: result.outcome === 'ok' ? 'fail' : 'ok' })],
  ['another source', ({ result }) => ({ ...result, sources: ['unknown'] })],
  ['another way', ({ result }) => ({ ...result, hops: result.hops.filter((hop) => hop !== 'elb') })],
])('%s is a difference', (_, change) => {
  const row = base.find(
    ({ where, result }) =>
      where.place.includes('external') && result.sources.includes('kept') && result.outcome === 'ok',
  )!;
  const { text: told, failed } = summary(BASE_RUN, [{ ...row, result: change(row) }], false);
  expect(failed).toBe(true);
  expect(told).toContain('DIFFERENCE');
});

test('docs/lab.md tells what was recorded: npm run lab -- --write', () => {
  expect(readFileSync(join(ROOT, 'docs/lab.md'), 'utf8')).toBe(page(measurement));
});

describe('the rules', () => {
  const setting: Setting = {
    clusterType: 'standard-vpc',
    proxyMode: 'iptables',
    clientIpTransfer: 'enabled',
    externalTrafficPolicy: 'Local',
    backendSpread: 'one-node',
    backendKind: 'pod-network',
    captured: true,
  };
  const known = (change: Partial<Setting>, node = NODES[0], variants = BASE): Known => ({
    node,
    setting: { ...setting, ...change },
    variants,
    ports: [{ port: 80, nodePort: 30080 }],
    backends: backendsOf('pod-network', 'one-node'),
  });
  const lines = (rules: readonly Rule[]) =>
    render(rules)
      .split('\n')
      .map((line) => line.replace(/ -m comment --comment \S+/, ''));

  test('policy Local, on a node with backends: to its own, and from the node itself to all', () => {
    expect(lines(iptablesMode(known({})))).toEqual(
      expect.arrayContaining([
        '-A KUBE-SERVICES -d 192.168.0.100/32 -p tcp -m tcp --dport 80 -j KUBE-EXT-80',
        '-A KUBE-SERVICES -d 198.51.100.100/32 -p tcp -m tcp --dport 80 -j KUBE-EXT-80',
        '-A KUBE-EXT-80 -m addrtype --src-type LOCAL -j KUBE-SVC-80',
        '-A KUBE-EXT-80 -j KUBE-SVL-80',
        '-A KUBE-SVL-80 -m statistic --mode nth --every 2 --packet 0 -j KUBE-SEP-80-backend-1a',
        '-A KUBE-SVL-80 -j KUBE-SEP-80-backend-1b',
        '-A KUBE-SEP-80-backend-1a -s 10.16.1.10/32 -j KUBE-MARK-MASQ',
        '-A KUBE-SEP-80-backend-1a -p tcp -m tcp -j DNAT --to-destination 10.16.1.10:8080',
      ]),
    );
  });

  test('policy Local, on a node without: dropped', () => {
    const rules = lines(iptablesMode(known({}, NODES[2])));
    expect(rules).toContain(
      '-A KUBE-EXTERNAL-SERVICES -p tcp -m addrtype --dst-type LOCAL -m tcp --dport 30080 -j DROP',
    );
    expect(rules).toContain('-A KUBE-EXTERNAL-SERVICES -d 192.168.0.100/32 -p tcp -m tcp --dport 80 -j DROP');
    expect(rules).not.toContain('-A KUBE-EXT-80 -j KUBE-SVL-80');
  });

  test('policy Cluster: masqueraded, to any', () => {
    const rules = lines(iptablesMode(known({ externalTrafficPolicy: 'Cluster' })));
    expect(rules).toEqual(
      expect.arrayContaining(['-A KUBE-EXT-80 -j KUBE-MARK-MASQ', '-A KUBE-EXT-80 -j KUBE-SVC-80']),
    );
    expect(rules.filter((line) => line.includes('DROP'))).toEqual([
      '-A KUBE-FORWARD -m conntrack --ctstate INVALID -j DROP',
    ]);
  });

  test.each(['iptables', 'ipvs'] as const)(
    'pass-through: no rule for an address of the load balancer, %s',
    (proxyMode) => {
      const of = proxyMode === 'iptables' ? iptablesMode : ipvsStandIn;
      const toElb = (captured: boolean) =>
        lines(of(known({ captured, proxyMode }))).filter((line) => / -d 19\d\./.test(line));
      expect(toElb(true)).not.toEqual([]);
      expect(toElb(false)).toEqual([]);
    },
  );

  test('pods are recognised when kube-proxy is told how', () => {
    const told = variantsOf(['pod-detection=cluster-cidr']);
    expect(lines(iptablesMode(known({}, NODES[0], told)))).toContain('-A KUBE-EXT-80 -s 10.16.0.0/16 -j KUBE-SVC-80');
  });

  test('an address is local under IPVS when any Service has it bound', () => {
    expect(localAddresses(setting, BASE)).toEqual([]);
    const passed: Setting = { ...setting, proxyMode: 'ipvs', captured: false };
    expect(localAddresses(passed, BASE)).toEqual(['10.247.0.10']);
    expect(localAddresses(passed, variantsOf(['same-elb=mixed']))).toContain('192.168.0.100');
  });

  test('a load balancer that presents nobody calls from its own address', () => {
    const snat = (change: Partial<Setting>) =>
      lines(loadBalancer({ ...setting, ...change }, BASE, NODES)).filter((line) => line.includes('SNAT'));
    expect(snat({ clientIpTransfer: 'enabled' })).toEqual([]);
    expect(snat({ clientIpTransfer: 'disabled' })).toHaveLength(1);
  });

  test('every chain that is jumped to exists', () => {
    for (const each of CLUSTER_TYPES.flatMap(settingsOf)) {
      const rules = (each.proxyMode === 'iptables' ? iptablesMode : ipvsStandIn)({
        ...known({}, NODES[2]),
        setting: each,
      });
      for (const table of render(rules).split('COMMIT\n')) {
        const jumps = [...table.matchAll(/ -j ((?:KUBE|IPVS)-\S+)/g)].map(([, chain]) => chain);
        for (const chain of jumps) expect(table).toContain(`\n:${chain} - [0:0]\n`);
      }
    }
  });

  test('counters are read by name, and added up', () => {
    const saved = [
      '[3:180] -A KUBE-SERVICES -d 192.168.0.100/32 -m comment --comment "count:captured:80" -j KUBE-EXT-80',
      '[2:120] -A KUBE-SERVICES -d 198.51.100.100/32 -m comment --comment count:captured:80 -j KUBE-EXT-80',
      '[9:540] -A KUBE-SERVICES -j KUBE-NODEPORTS',
    ];
    expect([...counted(saved.join('\n'))]).toEqual([['captured:80', 5]]);
  });
});

test('where it cannot run, it says why', async () => {
  const getuid = () => 1000;
  expect(await examine({ platform: 'linux', getuid })).toEqual({ reason: expect.stringContaining('root') });
  expect(await examine({ platform: 'darwin', getuid })).toEqual({ reason: expect.stringContaining('Linux') });
});

describe('the probe', () => {
  // The warnings of the settings.
  beforeEach(() => void jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  test.each(CLUSTER_TYPES)('expects what packets showed, %s', (clusterType) => {
    const otherwise: unknown[] = [];
    let sure = 0;
    for (const setting of settingsOf(clusterType)) {
      for (const { place: client, args } of containersOf(setting)) {
        for (const target of args) {
          const [address, , , ...expected] = target.split(' ');
          if (address === 'cluster-ip') continue;
          const situation = { ...setting, elbClass: 'union', passThrough: setting.captured ? 'unset' : 'true' };
          const { cell } = shownBy({ ...situation, address, client } as Situation);
          const { outcome } = find(base, pointOf(setting, cell))!;
          if (!expected.includes(outcome)) otherwise.push({ setting, client, target, outcome });
          if (expected.length === 1) sure++;
        }
      }
    }
    expect(otherwise).toEqual([]);
    expect(sure).toBeGreaterThan(300);
  });
});
