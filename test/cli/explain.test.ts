import { existsSync, readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { ID } from '../support/yaml';
import { Folder, run } from './world';

const ELB = 'kubernetes.io/elb.';

interface Sample {
  readonly name?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec?: object;
}

function service({ name = 'web', annotations = {}, spec = {} }: Sample = {}): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop', annotations: { [`${ELB}class`]: 'union', [`${ELB}id`]: ID, ...annotations } },
    spec: { type: 'LoadBalancer', selector: { app: name }, ports: [{ name: 'a', port: 80 }], ...spec },
  });
}

const deployment = JSON.stringify({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { replicas: 1, template: { metadata: { labels: { app: 'web' } }, spec: {} } },
});

/** As YAML: a file that begins with a brace is one of JSON, without separators. */
const documents = (...texts: readonly string[]) => texts.map((text) => `---\n${text}\n`).join('');

const LOCAL = { externalTrafficPolicy: 'Local' };
const THROUGH = { [`${ELB}pass-through`]: 'true' };
const DEDICATED = { [`${ELB}class`]: 'performance' };
const VPC = ['--cluster-type', 'standard', '--network', 'vpc-router'];

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const explain = (...args: readonly string[]) => run(['explain', ...args]);
const cellsOf = (out: string, index = 0): readonly Record<string, any>[] => JSON.parse(out).services[index].cells;

const SAMPLES: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'iptables, shared, pass-through': [
    `${service({ annotations: THROUGH, spec: LOCAL })}\n---\n${deployment}`,
    [...VPC, '--proxy-mode', 'iptables'],
  ],
  'IPVS, dedicated': [
    service({ annotations: { ...THROUGH, ...DEDICATED }, spec: LOCAL }),
    [...VPC, '--proxy-mode', 'ipvs'],
  ],
  Turbo: [service({ annotations: DEDICATED }), ['--cluster-type', 'turbo']],
  'nothing known': [service({ spec: LOCAL }), []],
  'listeners that differ': [
    service({
      annotations: { ...DEDICATED, ...THROUGH, [`${ELB}protocol-port`]: 'https:443', [`${ELB}cert-id`]: ID },
      spec: {
        ports: [
          { name: 'a', port: 80 },
          { name: 'b', port: 443 },
        ],
      },
    }),
    VPC,
  ],
  'mixed under IPVS': [
    `${service({ annotations: THROUGH })}\n---\n${service({ name: 'other', spec: { ports: [{ name: 'a', port: 81 }] } })}`,
    [...VPC, '--proxy-mode', 'ipvs', '--service', 'shop/web'],
  ],
};

/** JSON has everything: one place and one address show its form. */
const narrowed = (format: string) =>
  format === 'json' ? ['--client', 'backend-node', '--address', 'private-vip'] : [];

describe.each(Object.entries(SAMPLES))('%s', (_title, [text, args]) => {
  test.each(['pretty', 'json', 'markdown', 'mermaid', 'svg'])('%s', (format) => {
    folder.write({ 'a.yaml': `---\n${text}` });
    const { code, out, err } = explain('a.yaml', ...args, ...narrowed(format), '--format', format);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatchSnapshot();
    if (format === 'svg')
      expect(new DOMParser().parseFromString(out, 'image/svg+xml').documentElement?.tagName).toBe('svg');
    if (format === 'json') expect(JSON.parse(out).version).toBe(1);
  });

  test.each(['pretty', 'json', 'markdown', 'mermaid', 'svg'])('%s, what if', (format) => {
    folder.write({ 'a.yaml': `---\n${text}` });
    const { code, out } = explain(
      'a.yaml',
      ...args,
      ...narrowed(format),
      '--format',
      format,
      '--what-if',
      'pass-through=unset',
    );
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });
});

test('of what makes no difference, the values that something is known of', () => {
  folder.write({ 'a.yaml': service({ annotations: DEDICATED }) });
  const label = 'not known, makes no difference: ';
  expect(explain('a.yaml', '--cluster-type', 'standard').out).toContain(
    `${label}cluster-type=standard-tunnel|standard-vpc, proxy-mode,`,
  );
  expect(explain('a.yaml', '--proxy-mode', 'ipvs').out).not.toContain(`${label}cluster-type=`);
});

test('in 80 columns, with colours', () => {
  folder.write({ 'a.yaml': SAMPLES['IPVS, dedicated'][0] });
  const { out } = run(['explain', 'a.yaml', ...VPC, '--what-if', 'elbClass=union'], { tty: true, columns: 80 });
  expect(out).toMatchSnapshot();
});

test('a failing cell says where, why and what to do', () => {
  folder.write({ 'a.yaml': service({ annotations: { ...THROUGH, ...DEDICATED }, spec: LOCAL }) });
  const args = [
    ...VPC,
    '--client',
    'backend-node',
    '--address',
    'private-vip',
    '--given',
    'backend-spread=one-node',
    '--given',
    'backend-kind=pod-network',
  ];
  const [cell, ...others] = cellsOf(explain('a.yaml', ...args, '--format', 'json').out);
  expect(others).toEqual([]);
  expect(cell).toMatchObject({
    outcome: 'fail',
    path: ['client', 'elb', 'node-port@backend-node', 'dropped'],
    confidence: 'high',
    facts: expect.arrayContaining(['D-45']),
    pages: expect.arrayContaining(['cce_10_0355']),
  });
  expect(cell.remedies.length).toBeGreaterThan(3);
});

describe('what nobody documents is neither known nor guessed', () => {
  const KEY = `${ELB}pass-through`;
  const told = (annotations: Readonly<Record<string, string>>, spec: object, ...args: readonly string[]) => {
    folder.write({ 'a.yaml': service({ annotations: { ...DEDICATED, ...annotations }, spec }) });
    return JSON.parse(explain('a.yaml', ...VPC, ...args, '--format', 'json').out).services[0];
  };
  const passThroughOf = ({ given, open }: Record<string, any>) =>
    given.passThrough ?? open.find(({ dimension }: { dimension: string }) => dimension === 'passThrough').values;

  test('whether "false" keeps the platform from writing onlyLocal', () => {
    const local = told({ [KEY]: 'false' }, LOCAL);
    expect(passThroughOf(local)).toEqual(['onlyLocal', 'unset']);
    expect(local.remarks).toEqual([expect.stringContaining('(Q-11)')]);
    const cluster = told({ [KEY]: 'false' }, {});
    expect([passThroughOf(cluster), cluster.remarks.length]).toEqual(['unset', 1]);
    // Without the key there is nothing to remark.
    expect(told({}, LOCAL).remarks).toBeUndefined();
  });

  test.each<[string, string | readonly string[], string | undefined]>([
    ['v1.15.11-r1', 'unset', 'DC-01'],
    ['v1.16', ['true', 'unset'], 'K-4'],
    ['v1.17.9-r0', ['true', 'unset'], 'K-4'],
    ['v1.18', ['true', 'unset'], 'K-4'],
    ['v1.19.8-r0', 'true', undefined],
  ])('what pass-through does in %s', (version, values, fact) => {
    const service = told(THROUGH, {}, '--cluster-version', version);
    expect(passThroughOf(service)).toEqual(values);
    expect(service.remarks).toEqual(fact === undefined ? undefined : [expect.stringContaining(`(${fact})`)]);
  });

  test.each<[string, string | boolean, string | undefined]>([
    ['pass-through', true, 'true (a boolean), which the API server refuses'],
    ['pass-through', 'yes', "'yes' (text), of which no page says what it does"],
    ['pass-through', '{{ .through }}', undefined],
    ['class', 'onion', "'onion' (text), of which no page says what it does"],
    ['class', '$CLASS', undefined],
  ])('elb.%s: %j', (name, value, flaw) => {
    const key = `${ELB}${name}`;
    const remark = `${key} is ${flaw}: it counts as not known`;
    const { remarks, open } = told({ [key]: value as string }, {});
    expect(open.map(({ dimension }: { dimension: string }) => dimension)).toContain(
      name === 'class' ? 'elbClass' : 'passThrough',
    );
    expect(remarks).toEqual(flaw === undefined ? undefined : [remark]);
  });

  test('in text, too', () => {
    told(THROUGH, {});
    const args = ['a.yaml', ...VPC, '--cluster-version', 'v1.15.11-r1'];
    const remark = 'kubernetes.io/elb.pass-through has no effect in clusters of v1.15 or earlier (DC-01)';
    expect(explain(...args).out).toContain(`\n  but: ${remark}\n`);
    expect(explain(...args, '--format', 'markdown').out).toContain(`\n- but: ${remark}\n`);
    told({}, {});
    expect(explain(...args, '--what-if', 'pass-through=true').out).toContain('there is no pass-through in clusters of');
  });

  describe('whether another Service on the load balancer has pass-through', () => {
    const from = (client: string, other: Sample, ...args: readonly string[]) => {
      const second = service({ name: 'other', spec: { ...LOCAL, ports: [{ name: 'a', port: 81 }] }, ...other });
      folder.write({ 'a.yaml': documents(service({ annotations: { ...THROUGH, ...DEDICATED } }), second) });
      const given = ['--given', 'backend-spread=one-node', '--given', 'backend-kind=pod-network'];
      const at = ['--client', client, '--address', 'private-vip', ...given];
      const { out } = explain('a.yaml', ...VPC, ...at, ...args, '--format', 'json');
      const [{ cells, whatIf }] = JSON.parse(out).services;
      const told = (some: readonly any[]) =>
        some.map(({ assuming = {}, outcome, facts }) => [assuming, outcome, facts[0]]);
      return { now: told(cells), supposed: told(whatIf?.cells ?? []) };
    };
    const IPVS = ['--proxy-mode', 'ipvs'];
    const CAPTURED = { spec: { ports: [{ name: 'a', port: 81 }] } };

    test.each<[string, Sample, readonly string[], readonly unknown[]]>([
      ['not known', {}, IPVS, [[{}, 'unknown', 'X-1']]],
      [
        'neither is known',
        {},
        [],
        [
          [{ proxyMode: 'iptables' }, 'ok', 'D-44'],
          [{ proxyMode: 'ipvs' }, 'unknown', 'X-1'],
        ],
      ],
      ['it makes no difference', {}, ['--proxy-mode', 'iptables'], [[{}, 'ok', 'D-44']]],
      ['it has', { annotations: THROUGH }, IPVS, [[{}, 'ok', 'D-44']]],
      ['it has none', CAPTURED, IPVS, [[{}, 'fail', 'X-1']]],
      ['it has, so it is given', {}, [...IPVS, '--given', 'pass-through=onlyLocal'], [[{}, 'ok', 'D-44']]],
      ['it has none, so it is given', {}, [...IPVS, '--given', 'pass-through=unset'], [[{}, 'fail', 'X-1']]],
    ])('%s', (_title, other, args, expected) => {
      expect(from('other-node', other, ...args).now).toEqual(expected);
    });

    test('who fails in any case fails for certain', () => {
      expect(from('backend-node', {}, ...IPVS).now).toEqual([[{}, 'fail', 'D-47']]);
    });

    test('what would be is asked of all Services, or of one of them', () => {
      const supposed = (...args: readonly string[]) =>
        from('other-node', CAPTURED, ...IPVS, '--what-if', 'pass-through=true', ...args).supposed;
      expect(supposed()).toEqual([[{}, 'ok', 'D-44']]);
      expect(supposed('--service', 'web')).toEqual([[{}, 'fail', 'X-1']]);
    });
  });

  test('whether kube-proxy heeds the mode of an address', () => {
    const exported = (...modes: readonly string[]) =>
      JSON.stringify({
        ...JSON.parse(service({ annotations: DEDICATED })),
        status: { loadBalancer: { ingress: modes.map((ipMode) => ({ ip: '10.0.0.8', ipMode })) } },
      });
    const passThrough = (text: string) => {
      folder.write({ 'a.yaml': text });
      return passThroughOf(JSON.parse(explain('a.yaml', ...VPC, '--format', 'json').out).services[0]);
    };
    expect(passThrough(exported('Proxy', 'Proxy'))).toEqual(['unset', 'true']);
    expect(passThrough(exported('Proxy', 'VIP'))).toBe('unset');
    expect(passThrough(exported())).toBe('unset');
  });
});

describe('what works for certain, and what only so far', () => {
  const noted = (annotations: Readonly<Record<string, string>>, spec: object, ...args: readonly string[]) => {
    folder.write({ 'a.yaml': service({ annotations: { ...DEDICATED, ...annotations }, spec }) });
    return explain('a.yaml', ...args);
  };
  const EXIT = 'needs an Internet exit of the client: an EIP of the node or pod, or a NAT gateway';

  test('an EIP needs a way out, for who is inside', () => {
    const { out } = noted(THROUGH, LOCAL, ...VPC);
    expect(out).toMatch(/^ {2}outside the cluster +✓ +✓ +✗$/m);
    expect(out).toMatch(/^ {2}backend pod +\?³ +✓² +✓$/m);
    expect(out).toContain(`\n  ² ${EXIT}\n`);
    expect(noted(THROUGH, LOCAL, ...VPC, '--format', 'markdown').out).toContain(`² ${EXIT}`);
    // Who is captured does not leave.
    expect(noted({}, {}, ...VPC).out).not.toContain(EXIT);
  });

  test('what has to be true of the platform', () => {
    const { out } = noted(THROUGH, {}, ...VPC, '--client', 'other-node', '--address', 'private-vip');
    expect(out).toContain('¹ assumes: only nodes that run a backend pod are members of the load balancer\n');
    expect(out).toContain('nothing fails that should work, as far as it is known\n');
  });

  test('what no page says', () => {
    const { out } = noted({ [`${ELB}pass-through`]: 'onlyLocal' }, {}, ...VPC, '--client', 'other-node');
    expect(out.replace(/\s+/g, ' ')).toContain(
      '¹ not certain: Exact meaning of onlyLocal: pass through only while the policy is Local',
    );
    expect(out).toContain('(Q-1)');
    const turbo = ['--cluster-type', 'turbo', '--given', 'backend-kind=host-network', '--client', 'external'];
    expect(noted({}, {}, ...turbo).out).toContain('¹ not certain: no page says so\n');
    expect(noted({}, {}, ...turbo, '--format', 'markdown').out).toContain(
      'Nothing fails that should work, as far as it is known.',
    );
  });

  test('under which conditions', () => {
    folder.write({ 'a.yaml': service({ spec: LOCAL }) });
    const at = ['--client', 'pod-on-backend-node', '--address', 'private-vip', '--proxy-mode', 'iptables'];
    const { out } = explain('a.yaml', '--network', 'overlay_l2', ...at);
    expect(out).toContain('¹ if pass-through=onlyLocal, the pages say otherwise: fails\n');
  });

  test('the rest is certain', () => {
    expect(noted({}, {}, ...VPC).out).toMatch(/nothing fails that should work$/m);
  });
});

describe('what a load balancer does with the address of clients', () => {
  const AT = ['--client', 'backend-node', '--address', 'private-vip', '--given', 'backend-spread=one-node'];
  const told = (annotations: Readonly<Record<string, string | null>>, ...given: readonly string[]) => {
    folder.write({ 'a.yaml': service({ annotations: { ...THROUGH, ...annotations } as any, spec: LOCAL }) });
    const args = ['a.yaml', ...VPC, ...AT, '--given', 'backend-kind=pod-network', '--format', 'json'];
    const { out, err } = explain(...args, ...given.flatMap((each) => ['--given', each]));
    const [{ given: known, open, cells }] = JSON.parse(out).services;
    return {
      known: known.clientIpTransfer,
      open: open.map((each: any) => each.dimension),
      err,
      rules: cells.map((each: any) => each.facts[0]),
    };
  };

  test('is the default of its class, unless somebody knows better', () => {
    expect(told(DEDICATED)).toMatchObject({ known: 'enabled', rules: ['D-45'] });
    expect(told(DEDICATED, 'client-ip-transfer=disabled')).toMatchObject({
      known: 'disabled',
      rules: ['D-40'],
      err: '',
    });
    expect(told({})).toMatchObject({ known: 'disabled', rules: ['D-40'] });
    expect(told({}, 'client-ip-transfer=enabled')).toMatchObject({ known: 'enabled', rules: ['D-45'], err: '' });
  });

  test('is what the manifest says', () => {
    const stated = told({ [`${ELB}transparent-client-ip`]: 'true' }, 'client-ip-transfer=disabled');
    expect(stated).toMatchObject({ known: 'enabled', rules: ['D-45'] });
    expect(stated.err).toContain('contradicts what is known (client-ip-transfer=enabled)');
  });

  test('follows from a class that is not known, and is not open beside it', () => {
    const anyClass = { [`${ELB}class`]: null };
    expect(told(anyClass)).toMatchObject({
      known: undefined,
      open: ['proxyMode', 'elbClass'],
      rules: ['D-40', 'D-45'],
    });
    // The remedies differ.
    expect(told(anyClass, 'client-ip-transfer=enabled')).toMatchObject({ known: 'enabled', rules: ['D-45', 'D-45'] });
    expect(explain('a.yaml', ...VPC).out).not.toContain('makes no difference: client-ip-transfer');
  });
});

test.each<[string, string, string, string]>([
  ['v1.19.16-r0', 'ipvs', 'pod-on-other-node', 'fail'],
  ['v1.21.1-r0', 'ipvs', 'pod-on-other-node', 'ok'],
  ['v1.13.10-r0', 'iptables', 'other-node', 'fail'],
  ['v1.13.10-r0', 'iptables', 'backend-node', 'ok'],
  ['v1.15.11-r1', 'iptables', 'other-node', 'ok'],
])('in %s with %s, captured under policy Local, from %s: %s', (version, mode, client, outcome) => {
  folder.write({ 'a.yaml': service({ spec: LOCAL }) });
  const args = ['--proxy-mode', mode, '--cluster-version', version, '--client', client, '--address', 'private-vip'];
  const [cell, ...others] = cellsOf(
    explain('a.yaml', ...VPC, ...args, '--given', 'pass-through=unset', '--format', 'json').out,
  );
  expect([cell.outcome, others]).toEqual([outcome, []]);
  if (outcome === 'ok') return;
  expect(cell).toMatchObject({
    path: ['client', 'kube-proxy@client-node', 'dropped'],
    clientIp: 'unspecified',
    notes: [],
  });
  expect(cell.reason).toMatch(/\bbefore v1\.(15|21)\b/i);
  expect(cell.remedies.length).toBeGreaterThan(1);
});

test.each<[string, string, string, readonly string[]]>([
  ['the only one of a Turbo cluster', 'performance', 'turbo', ['D-50', 'fail']],
  ['the only one in the VPC network, captured', 'union', 'standard', ['D-28', 'ok']],
])('a backend that calls its own Service: %s', (_title, elbClass, type, expected) => {
  const spec = type === 'turbo' ? {} : LOCAL;
  const args = ['--cluster-type', type, ...(type === 'turbo' ? [] : ['--network', 'vpc-router'])];
  const told = (replicas: number, ...more: readonly string[]) => {
    const pods = JSON.parse(deployment);
    pods.spec.replicas = replicas;
    folder.write({
      'a.yaml': documents(service({ annotations: { [`${ELB}class`]: elbClass }, spec }), JSON.stringify(pods)),
    });
    const at = ['--client', 'backend-pod', '--address', 'private-vip', '--given', 'pass-through=unset'];
    const { out } = explain('a.yaml', ...args, ...at, ...more, '--format', 'json');
    const [{ cells, whatIf }] = JSON.parse(out).services;
    return (whatIf ?? { cells }).cells.map(({ facts, outcome }: Record<string, any>) => [facts[0], outcome]);
  };
  expect(told(1)).toEqual([expected]);
  expect(told(2)).toEqual([[expected[0], 'intermittent']]);
  expect(told(1, '--what-if', 'backend-spread=many-nodes')).toEqual([[expected[0], 'intermittent']]);
});

describe('what decides as well, and is not looked at', () => {
  const remarks = (annotations: Readonly<Record<string, string>>, spec: object, replicas = 1) => {
    const pods = JSON.parse(deployment);
    pods.spec.replicas = replicas;
    folder.write({ 'a.yaml': documents(service({ annotations, spec }), JSON.stringify(pods)) });
    return JSON.parse(explain('a.yaml', ...VPC, '--format', 'json').out).services[0].remarks ?? [];
  };
  const acl = (id: string, status: string) => ({
    [`${ELB}acl-id`]: id,
    [`${ELB}acl-status`]: status,
    [`${ELB}acl-type`]: 'white',
  });

  test.each<[string, Readonly<Record<string, string>>, object, number, string]>([
    ['no pods', {}, {}, 0, 'the Service has no backends, because replicas is 0'],
    ['access control', acl(ID, 'on'), {}, 1, 'acl-id can shut out clients'],
    ['ranges', {}, { loadBalancerSourceRanges: ['10.0.0.0/8'] }, 1, 'spec.loadBalancerSourceRanges does not name'],
    ['other addresses', THROUGH, { externalIPs: ['10.0.0.9'] }, 1, 'kube-proxy captures spec.externalIPs'],
  ])('%s', (_title, annotations, spec, replicas, remark) => {
    expect(remarks(annotations, spec, replicas)).toEqual([expect.stringContaining(remark)]);
  });

  test('nothing of replicas, if another workload has pods', () => {
    const [none, some] = [0, 2].map((replicas) => {
      const pods = JSON.parse(deployment);
      return { ...pods, metadata: { ...pods.metadata, name: `web-${replicas}` }, spec: { ...pods.spec, replicas } };
    });
    folder.write({ 'a.yaml': documents(service({}), JSON.stringify(none), JSON.stringify(some)) });
    expect(JSON.parse(explain('a.yaml', ...VPC, '--format', 'json').out).services[0].remarks ?? []).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>, object]>([
    ['access control that is off', acl(ID, 'off'), {}],
    ['access control that lets everybody in', acl('', 'on'), {}],
    ['ranges that let everybody in', {}, { loadBalancerSourceRanges: ['0.0.0.0/0'] }],
    ['other addresses where all are captured', {}, { externalIPs: ['10.0.0.9'] }],
  ])('nothing: %s', (_title, annotations, spec) => {
    expect(remarks(annotations, spec)).toEqual([]);
  });
});

test('what helps against TLS to a plain port says what it costs there', () => {
  const costOf = (protocol: string, elbClass: string) => {
    const annotations = { [`${ELB}class`]: elbClass, [`${ELB}protocol-port`]: `${protocol}:80`, [`${ELB}cert-id`]: ID };
    folder.write({ 'a.yaml': service({ annotations }) });
    const at = ['--client', 'other-node', '--address', 'private-vip', '--format', 'json'];
    return cellsOf(explain('a.yaml', ...VPC, ...at).out)[0].remedies[0].sideEffects;
  };
  expect(costOf('https', 'performance')).not.toContain('out of reach');
  expect(costOf('tls', 'performance')).toContain('out of reach for clients on the nodes of the backends');
});

describe('without node ports', () => {
  const PORTS = [
    { name: 'a', port: 80 },
    { name: 'b', port: 81, nodePort: 30081 },
  ];
  const told = (sample: Sample, ...args: readonly string[]) => {
    const spec = { allocateLoadBalancerNodePorts: false, ports: PORTS, ...sample.spec };
    folder.write({ 'a.yaml': service({ ...sample, spec }) });
    const given = ['--given', 'backend-kind=pod-network', '--given', 'backend-spread=many-nodes'];
    return cellsOf(explain('a.yaml', ...given, ...args, '--address', 'private-vip', '--format', 'json').out).map(
      ({ ports, outcome, path, facts }) => [ports, outcome, facts[0], path.at(-2)],
    );
  };
  const OUTSIDE = ['--client', 'external'];

  test('a load balancer that needs them has no backends', () => {
    expect(told({}, ...VPC, ...OUTSIDE)).toEqual([
      [[80], 'fail', 'NN-1', 'elb'],
      [[81], 'ok', 'D-01', 'kube-proxy@receiving-node'],
    ]);
    expect(told({ annotations: THROUGH }, ...VPC, '--client', 'other-node')[0]).toEqual([[80], 'fail', 'NN-1', 'elb']);
  });

  test.each<[string, Sample, readonly string[]]>([
    ['who never meets it', {}, [...VPC, '--client', 'other-node']],
    ['one that reaches the pods', { annotations: DEDICATED }, ['--cluster-type', 'turbo', ...OUTSIDE]],
    ['the ports of the pods', { annotations: { 'kubernetes.io/hws-hostNetwork': 'true' } }, [...VPC, ...OUTSIDE]],
    ['node ports as ever', { spec: { allocateLoadBalancerNodePorts: true } }, [...VPC, ...OUTSIDE]],
  ])('no matter: %s', (_title, sample, args) => {
    expect(told(sample, ...args)).toEqual([[undefined, 'ok', expect.not.stringContaining('NN'), expect.anything()]]);
  });
});

describe('where the pages are', () => {
  const OTC = 'https://docs.otc.t-systems.com/cloud-container-engine/umn/networking/services/service_overview.html';
  const HUAWEI = 'https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0249.html';
  const text = service({ annotations: { ...THROUGH, ...DEDICATED }, spec: LOCAL });

  test('JSON has all addresses of all pages, also of what can be done and of what would be', () => {
    folder.write({ 'a.yaml': text });
    const out = JSON.parse(explain('a.yaml', ...VPC, '--format', 'json', '--what-if', 'pass-through=unset').out);
    expect(out.pageUrls.cce_10_0249).toEqual([HUAWEI, OTC]);
    // Of a remedy alone, and of what would be alone.
    expect(Object.keys(out.pageUrls)).toEqual(expect.arrayContaining(['cce_10_1021', 'kubernetes/kubernetes#77523']));
    expect(Object.keys(out.pageUrls)).not.toContain('docs/lab.md');
    expect(Object.keys(out.pageUrls)).toEqual(Object.keys(out.pageUrls).sort());
  });

  test.each([
    [[], HUAWEI, OTC],
    [['--edition', 'huawei'], HUAWEI, OTC],
    [['--edition', 'otc'], OTC, HUAWEI],
  ])('of the edition %p', (edition, address, other) => {
    folder.write({ 'a.yaml': text });
    for (const format of ['pretty', 'markdown']) {
      const { out } = run(['explain', 'a.yaml', ...VPC, ...edition, '--format', format], { columns: 80 });
      expect(out).toContain(address);
      expect(out).not.toContain(other);
    }
  });

  test('of both where Services that are alike are in both', () => {
    folder.write({
      'cdk8s-cce.yaml': 'clusters:\n  - {paths: [a.yaml], edition: otc}\n  - {paths: [b.yaml], edition: huawei}\n',
      'a.yaml': text,
      'b.yaml': text,
    });
    const { out } = explain('a.yaml', 'b.yaml');
    expect(out).toContain(`\n  cce_10_0249:\n    ${OTC}\n    ${HUAWEI}\n`);
  });

  test('no page is named where nothing fails', () => {
    folder.write({ 'a.yaml': service() });
    expect(explain('a.yaml', '--cluster-type', 'standard').out).not.toContain('https://');
  });
});

test('what is not known is assumed one way and the other', () => {
  folder.write({ 'a.yaml': service({ spec: LOCAL }) });
  const args = [...VPC, '--client', 'other-node', '--address', 'private-vip', '--what-if', 'pass-through=unset'];
  const { whatIf } = JSON.parse(explain('a.yaml', ...args, '--format', 'json').out).services[0];
  const told = whatIf.cells.map(({ assuming, outcome }: Record<string, unknown>) => [assuming, outcome]);
  expect(told).toEqual([
    [{ proxyMode: 'iptables' }, 'ok'],
    [{ proxyMode: 'ipvs' }, 'fail'],
  ]);
});

test('nobody is sent to an EIP that does not exist', () => {
  const autocreate = (type: string) => ({
    ...{ [`${ELB}id`]: null, [`${ELB}class`]: 'performance', ...THROUGH },
    [`${ELB}autocreate`]: JSON.stringify({
      type,
      available_zone: ['eu-de-01'],
      l4_flavor_name: 'L4_flavor.elb.s1.small',
    }),
  });
  const textOf = (type: string) => {
    folder.write({ 'a.yaml': service({ annotations: autocreate(type) as any, spec: LOCAL }) });
    return explain('a.yaml', ...VPC, '--proxy-mode', 'iptables', '--client', 'backend-node').out;
  };
  expect(textOf('inner')).toContain('fails');
  expect(textOf('inner').replace('EIP: the load balancer has none', '')).not.toContain('EIP');
  expect(textOf('public')).toContain('Call the EIP instead of the private address.');
});

describe('others on the same load balancer', () => {
  const ingress = (name: string) =>
    JSON.stringify({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name, namespace: 'shop', annotations: { [`${ELB}id`]: ID, [`${ELB}port`]: '443' } },
      spec: { ingressClassName: 'cce', rules: [] },
    });
  const ingresses = (count: number) => Array.from({ length: count }, (_, index) => ingress(`in-${index}`));
  const FORMATS = ['pretty', 'markdown', 'json'];
  const narrow = ['--client', 'other-node', '--address', 'private-vip'];

  test.each(FORMATS)('an ingress that IPVS hides: %s', (format) => {
    folder.write({ 'a.yaml': documents(service(), ...ingresses(1)) });
    expect(explain('a.yaml', ...VPC, '--proxy-mode', 'ipvs', ...narrow, '--format', format).out).toMatchSnapshot();
  });

  test.each(FORMATS)('many of them, if it is IPVS and nobody writes pass-through: %s', (format) => {
    folder.write({ 'a.yaml': documents(service({ spec: LOCAL }), ...ingresses(7)) });
    expect(explain('a.yaml', ...VPC, ...narrow, '--format', format).out).toMatchSnapshot();
  });

  test('a hundred are named, and all are counted', () => {
    folder.write({ 'a.yaml': documents(service(), ...ingresses(103)) });
    const [{ elsewhere }] = JSON.parse(
      explain('a.yaml', ...VPC, '--proxy-mode', 'ipvs', ...narrow, '--format', 'json').out,
    ).services;
    expect([elsewhere[0].count, elsewhere[0].others.length]).toEqual([103, 100]);
  });

  test.each(FORMATS)('the Services of another cluster: %s', (format) => {
    folder.write({
      'cdk8s-cce.yaml':
        'clusters: [{paths: [a.yaml], network: overlay_l2, proxyMode: ipvs}, {paths: [b.yaml], network: overlay_l2, proxyMode: iptables}]',
      'a.yaml': service(),
      'b.yaml': documents(...['b', 'c'].map((name) => service({ name, spec: { ports: [{ name: 'a', port: 81 }] } }))),
    });
    const { out } = explain('a.yaml', 'b.yaml', '--service', 'web', ...narrow, '--format', format);
    expect(out).toMatchSnapshot();
  });
});

test.each(['pretty', 'markdown', 'svg'])('of Services that are alike the same is told once: %s', (format) => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const services = names.map((name) =>
    service({ name, annotations: THROUGH, spec: { ports: [{ name: 'a', port: 80 + names.indexOf(name) }] } }),
  );
  folder.write({ 'a.yaml': documents(...services, service({ name: 'other', annotations: DEDICATED })) });
  const { out } = explain('a.yaml', ...VPC, '--proxy-mode', 'iptables', '--client', 'other-node', '--format', format);
  expect(out).toMatchSnapshot();
});

test('JSON has all Services, each with its own place', () => {
  folder.write({ 'a.yaml': documents(service({ name: 'a' }), service({ name: 'b' })) });
  const { services } = JSON.parse(explain('a.yaml', '--format', 'json').out);
  expect(services.map(({ resource, line }: Record<string, any>) => [resource.name, line])).toEqual([
    ['a', 2],
    ['b', 4],
  ]);
  expect(services[0].cells).toEqual(services[1].cells);
});

describe('what manifests say counts, also against --given', () => {
  const said = (text: string, ...args: readonly string[]) => {
    folder.write({ 'a.yaml': text });
    return explain('a.yaml', ...VPC, ...args, '--client', 'other-node', '--address', 'private-vip', '--format', 'json');
  };

  test('one Service, two, and what nothing decides', () => {
    const one = said(service({ annotations: THROUGH }), '--given', 'passThrough=unset', '--given', 'proxy-mode=ipvs');
    expect(one.err).toBe(
      "cdk8s-cce: --given pass-through=unset: ignored for 'web', where it contradicts what is known (pass-through=true); --what-if shows another value\n",
    );
    expect(JSON.parse(one.out).services[0].given).toMatchObject({ passThrough: 'true', proxyMode: 'ipvs' });
    const two = said(
      documents(service({ annotations: THROUGH }), service({ name: 'b', annotations: THROUGH })),
      '--given',
      'pass-through=unset',
    );
    expect(two.err).toContain("'web' and 1 other Service, where it contradicts what is known (pass-through=true)");
    const impossible = said(service({ spec: LOCAL }), '--given', 'pass-through=true');
    expect(impossible.err).toContain("'web', where it contradicts what is known;");
    expect(JSON.parse(impossible.out).services[0].open).toContainEqual({
      dimension: 'passThrough',
      values: ['onlyLocal', 'unset'],
    });
  });
});

describe('with another policy, what the platform makes of pass-through is another question', () => {
  const passThroughs = (sample: Sample, ...args: readonly string[]) => {
    folder.write({ 'a.yaml': service(sample) });
    const { whatIf } = JSON.parse(explain('a.yaml', ...VPC, ...args, '--format', 'json').out).services[0];
    const open = whatIf.open.find(({ dimension }: Record<string, string>) => dimension === 'passThrough');
    return open?.values ?? whatIf.given.passThrough;
  };

  test.each<[string, Sample, readonly string[], unknown]>([
    ['Local', {}, ['external-traffic-policy=Local'], ['onlyLocal', 'unset']],
    ['Cluster', { spec: LOCAL }, ['external-traffic-policy=Cluster'], 'unset'],
    ['the same as today', { spec: LOCAL }, ['external-traffic-policy=Local'], ['onlyLocal', 'unset']],
    ['what is asked as well', {}, ['external-traffic-policy=Local', 'pass-through=true'], 'true'],
    ['what is written', { annotations: THROUGH }, ['external-traffic-policy=Local'], 'true'],
  ])('%s', (_title, sample, asked, expected) => {
    expect(passThroughs(sample, ...asked.flatMap((each) => ['--what-if', each]))).toEqual(expected);
  });
});

test.each(['pretty', 'markdown'])('what is not known is named, with what would tell it: %s', (format) => {
  folder.write({
    'a.yaml': JSON.stringify({
      ...JSON.parse(
        service({ annotations: { [`${ELB}class`]: '{{ class }}' }, spec: { externalTrafficPolicy: '{{ policy }}' } }),
      ),
    }),
  });
  const { out } = explain('a.yaml', '--client', 'other-node', '--address', 'private-vip', '--format', format);
  expect(out).toMatchSnapshot();
  for (const option of ['--cluster-type and --network', '--proxy-mode', 'the Service in the cluster']) {
    expect(out).toContain(option);
  }
});

test('TCP and UDP on one port number have columns of their own', () => {
  const text = service({
    annotations: { ...DEDICATED, ...THROUGH, [`${ELB}protocol-port`]: 'https:443', [`${ELB}cert-id`]: 'a'.repeat(32) },
    spec: {
      ports: (['TCP', 'UDP'] as const).map((protocol) => ({ name: protocol.toLowerCase(), port: 443, protocol })),
      ...LOCAL,
    },
  });
  folder.write({ 'web.yaml': text });
  const { out } = explain(
    'web.yaml',
    ...VPC,
    '--proxy-mode',
    'iptables',
    '--address',
    'private-vip',
    '--client',
    'backend-node',
    '--given',
    'backend-spread=one-node',
  );
  expect(out).toMatch(/private address :443 +private address :443\/UDP/);
  expect(out).toMatch(/^ +node with a backend +✓ +✗$/m);
});

test('ports that differ only without pass-through have columns of their own on both sides', () => {
  folder.write({
    'a.yaml': service({
      annotations: { ...THROUGH, [`${ELB}protocol-port`]: 'https:443', [`${ELB}cert-id`]: ID },
      spec: { ports: [80, 443, 81, 82, 83].map((port) => ({ name: `p${port}`, port })) },
    }),
  });
  const args = [...VPC, '--proxy-mode', 'iptables', '--client', 'pod-on-other-node'];
  const table = (what: string) => explain('a.yaml', ...args, '--what-if', what).out.split('\n\n')[2];
  expect(table('pass-through=unset')).toMatchSnapshot();
  // The other way round.
  folder.write({
    'a.yaml': service({
      annotations: { [`${ELB}protocol-port`]: 'https:443', [`${ELB}cert-id`]: ID },
      spec: { ports: [80, 443].map((port) => ({ name: `p${port}`, port })) },
    }),
  });
  expect(table('pass-through=true')).toMatchSnapshot();
});

test.each([
  ['--what-if', 'backend-spread=one-node'],
  ['--what-if', 'pass-through=onlyLocal', '--what-if', 'external-traffic-policy=Local'],
])('what would be different at some ports only: %s %s', (...args) => {
  folder.write({ 'a.yaml': SAMPLES['listeners that differ'][0] });
  const { out } = explain('a.yaml', ...VPC, '--given', 'backend-kind=pod-network', '--proxy-mode', 'ipvs', ...args);
  expect(out).toMatchSnapshot();
});

test('an address that the load balancer does not have', () => {
  const annotations = { [`${ELB}id`]: null as any, [`${ELB}autocreate`]: JSON.stringify({ type: 'inner' }) };
  folder.write({ 'a.yaml': service({ annotations }) });
  expect(explain('a.yaml', ...VPC, '--format', 'markdown').out).toContain('- the load balancer has no EIP\n');
  expect(cellsOf(explain('a.yaml', ...VPC, '--format', 'json').out).map(({ address }) => address)).not.toContain(
    'public-eip',
  );
});

test('a Service of no namespace is in the default one', () => {
  const { metadata, ...rest } = JSON.parse(service());
  folder.write({ 'a.yaml': JSON.stringify({ ...rest, metadata: { ...metadata, namespace: undefined } }) });
  expect(explain('a.yaml', '--service', 'default/web', '--no-color').code).toBe(0);
  expect(explain('a.yaml', '--service', 'default/wep').err).toContain(
    "is called 'default/wep'; did you mean default/web?",
  );
  expect(explain('a.yaml', '--service', 'something').err).toContain("is called 'something'\n");
});

test('nothing fails', () => {
  folder.write({ 'a.yaml': service({ annotations: THROUGH }) });
  const args = [...VPC, '--proxy-mode', 'iptables', '--client', 'external', '--address', 'private-vip'];
  expect(explain('a.yaml', ...args).out).toContain('nothing fails that should work');
  expect(explain('a.yaml', ...args, '--format', 'markdown').out).toContain('Nothing fails that should work.');
});

test('wrong usage is said', () => {
  folder.write({ 'a.yaml': service() });
  const said = (...args: readonly string[]) => {
    const { code, err } = explain(...args);
    return [code, err.split('\n')[0]];
  };
  expect([
    said(),
    said('a.yaml', '--format', 'xml'),
    said('a.yaml', '--client', 'pod-on-backend-nod'),
    said('a.yaml', '--given', 'pass-thruogh=true'),
    said('a.yaml', '--what-if', 'pass-through=maybe'),
    said('a.yaml', '--what-if', 'pass-through'),
    said('a.yaml', '--what-if', 'pass-through=true', '--what-if', 'passThrough=unset'),
    said('a.yaml', '--given', 'client=external'),
    said('a.yaml', '--service', 'wep'),
    said('missing.yaml'),
  ]).toMatchSnapshot();
});

test('what kubectl refuses is said, and the rest is explained', () => {
  folder.write({ 'a.yaml': `a: [\n---\n${service()}` });
  const { code, out, err } = explain('a.yaml', '--format', 'json');
  expect([code, JSON.parse(out).services.length]).toEqual([2, 1]);
  expect(err).toContain('kubectl refuses the document');
});

test('nothing to explain, and Services of nobody', () => {
  const unclaimed = (labels: object) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'x', labels },
      spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
    });
  folder.write({
    'a.yaml': deployment,
    'b.yaml': unclaimed({}),
    'c.yaml': unclaimed({ 'kubernetes.io/elb.class': 'union' }),
  });
  const err = expect.stringContaining('not explained: 1 LoadBalancer Service without an annotation of CCE');
  expect(explain('a.yaml')).toMatchObject({ code: 2, err: expect.stringContaining('nothing to explain') });
  expect(explain('b.yaml')).toMatchObject({ code: 2, err });
  expect(explain('c.yaml')).toMatchObject({ code: 2, err });
});

test('into a file', () => {
  folder.write({ 'a.yaml': service() });
  expect(explain('a.yaml', '--format', 'svg', '--output', 'a.svg').code).toBe(0);
  expect(existsSync('a.svg') && readFileSync('a.svg', 'utf8')).toMatch(/^<svg /);
});

test('no control byte gets out', () => {
  folder.write({ 'a.yaml': service({ name: 'w\u001b[31meb<script>"|`' }) });
  for (const format of ['pretty', 'json', 'markdown', 'mermaid', 'svg']) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(explain('a.yaml', '--format', format).out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
  }
});
