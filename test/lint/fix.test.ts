import { fixFiles } from '../../src/lint/fix';
import { LINT_RULES } from '../../src/lint/lint-rules';
import { RULES } from '../../src/rules';
import { fc } from '../support/fast-check';
import { ID } from '../support/yaml';
import { account, fixInputs, input, judgeInputs } from './fixing';

/** A Service with nothing to find, but for the lines below its annotations. */
const service = (lines: readonly string[], { ports = '[{name: a, port: 80}]', name = 'web', elb = 'union' } = {}) =>
  `${[
    'apiVersion: v1',
    'kind: Service',
    'metadata:',
    `  name: ${name} # its name`,
    '  annotations:',
    `    kubernetes.io/elb.class: ${elb}`,
    `    kubernetes.io/elb.id: ${ID}`,
    ...lines.map((line) => `    ${line}`),
    'spec:',
    '  type: LoadBalancer',
    '  selector: {app: web}',
    `  ports: ${ports}`,
  ].join('\n')}\n`;

function fixed(text: string) {
  const outcome = fixInputs([input(text)]);
  return { text: Buffer.from(outcome.bytes[0]).toString(), account: account(outcome), outcome };
}

/** Lines below the annotations, before and after; nothing else of the text changes. */
const CASES: Readonly<Record<string, readonly (readonly [string, readonly string[], readonly string[]])[]>> = {
  'annotation-not-a-string': [
    [
      'numbers and booleans, as they are written',
      ['example.com/number: 5 # five', 'example.com/boolean:   true', 'kubernetes.io/elb.client_timeout: 60'],
      ['example.com/number: "5" # five', 'example.com/boolean:   "true"', 'kubernetes.io/elb.client_timeout: "60"'],
    ],
    [
      'a boolean as the word that the annotation takes',
      ['kubernetes.io/elb.health-check-flag: true', 'kubernetes.io/elb.acl-status: off'],
      ['kubernetes.io/elb.health-check-flag: "on"', 'kubernetes.io/elb.acl-status: "off"'],
    ],
    [
      'an off that only turns off',
      ['kubernetes.io/elb.health-check-flag: No'],
      ['kubernetes.io/elb.health-check-flag: "off"'],
    ],
    [
      'in the quotes of its neighbours',
      ["'example.com/text': 'x'", 'example.com/number: -1.5'],
      ["'example.com/text': 'x'", "example.com/number: '-1.5'"],
    ],
    [
      'JSON without quotes',
      [
        `kubernetes.io/elb.session-affinity-option: {"persistence_timeout": "15"}`,
        'kubernetes.io/elb.session-affinity-mode: SOURCE_IP',
      ],
      [
        `kubernetes.io/elb.session-affinity-option: '{"persistence_timeout": "15"}'`,
        'kubernetes.io/elb.session-affinity-mode: SOURCE_IP',
      ],
    ],
    ['with apostrophes', [`example.com/x: {"it's": []}`], [`example.com/x: '{"it''s": []}'`]],
  ],
  'invalid-annotation-value': [
    [
      'letter case and blanks of words',
      ['kubernetes.io/elb.lb-algorithm: round_robin', `kubernetes.io/elb.http2-enable: ' True'`],
      ['kubernetes.io/elb.lb-algorithm: ROUND_ROBIN', `kubernetes.io/elb.http2-enable: 'true'`],
    ],
    [
      'a word that would be no text without quotes',
      ['kubernetes.io/elb.health-check-flag: "true"', 'kubernetes.io/elb.acl-status: OFFF'],
      ['kubernetes.io/elb.health-check-flag: "on"', 'kubernetes.io/elb.acl-status: OFFF'],
    ],
    [
      'numbers',
      ['kubernetes.io/elb.client_timeout: "60 "', 'kubernetes.io/elb.keepalive_timeout: 300s'],
      ['kubernetes.io/elb.client_timeout: "60"', 'kubernetes.io/elb.keepalive_timeout: "300"'],
    ],
    [
      'types inside JSON, wherever it stands',
      [
        `kubernetes.io/elb.health-check-option: '{"delay": 5,"timeout":10 , "protocol":"tcp"}'`,
        'kubernetes.io/elb.session-affinity-mode: SOURCE_IP',
        'kubernetes.io/elb.session-affinity-option: |-',
        '  {',
        '    "persistence_timeout": 15',
        '  }',
      ],
      [
        `kubernetes.io/elb.health-check-option: '{"delay": "5","timeout":"10" , "protocol":"TCP"}'`,
        'kubernetes.io/elb.session-affinity-mode: SOURCE_IP',
        'kubernetes.io/elb.session-affinity-option: |-',
        '  {',
        '    "persistence_timeout": "15"',
        '  }',
      ],
    ],
    [
      'a list, and an entry of it',
      [String.raw`kubernetes.io/elb.health-check-options: "[{\"target_service_port\":\"tcp:80\", \"delay\":5}]"`],
      [String.raw`kubernetes.io/elb.health-check-options: "[{\"target_service_port\":\"TCP:80\", \"delay\":\"5\"}]"`],
    ],
    [
      'an object for a list of one',
      [`kubernetes.io/elb.health-check-options: '{"target_service_port":"TCP:80"}'`],
      [`kubernetes.io/elb.health-check-options: '[{"target_service_port":"TCP:80"}]'`],
    ],
    [
      'quotes around JSON',
      [
        'kubernetes.io/elb.session-affinity-mode: SOURCE_IP',
        `kubernetes.io/elb.session-affinity-option: "'{\\"persistence_timeout\\":\\"15\\"}'"`,
      ],
      [
        'kubernetes.io/elb.session-affinity-mode: SOURCE_IP',
        `kubernetes.io/elb.session-affinity-option: "{\\"persistence_timeout\\":\\"15\\"}"`,
      ],
    ],
    ['off, where only absence means off', ['# no', 'kubernetes.io/elb.session-affinity-mode: "off" # off'], ['# no']],
  ],
  'obsolete-annotation': [
    ['in one line or more', ['kubernetes.io/elb.subnet-id: x # old', '# kept'], ['# kept']],
    ['a block', ['kubernetes.io/elb.subnet-id: >', '  x', '', '  y', 'example.com/x: z'], ['example.com/x: z']],
    ['without a value to speak of', ['kubernetes.io/elb.subnet-id: !!str', 'example.com/x: z'], ['example.com/x: z']],
  ],
  'unknown-annotation': [
    [
      'a key without its prefix',
      ['"kubernetes.io/session-affinity-mode" : SOURCE_IP'],
      ['"kubernetes.io/elb.session-affinity-mode" : SOURCE_IP'],
    ],
    [
      'letter case and underscores',
      ['kubernetes.io/elb.LB-Algorithm: ROUND_ROBIN', "'kubernetes.io/elb.pass_through': 'true'"],
      ['kubernetes.io/elb.lb-algorithm: ROUND_ROBIN', "'kubernetes.io/elb.pass-through': 'true'"],
    ],
    [
      'together with its value',
      ['kubernetes.io/elb.Client-Timeout: 60', 'kubernetes.io/elb.protocol-port: http:80'],
      ['kubernetes.io/elb.client_timeout: "60"', 'kubernetes.io/elb.protocol-port: http:80'],
    ],
  ],
  'unread-annotation-field': [
    [
      'letter case and underscores',
      [`kubernetes.io/elb.health-check-option: '{"Delay":"5", "max-retries": "3"}'`],
      [`kubernetes.io/elb.health-check-option: '{"delay":"5", "max_retries": "3"}'`],
    ],
  ],
};

/** The same of ports, and of fields of the spec behind them. */
const CASES_OF_SPEC: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'unsupported-port-protocol': [
    [
      '[{name: a, port: 80, protocol: tcp}, {name: b, port: 81, protocol: udp}]',
      '[{name: a, port: 80, protocol: TCP}, {name: b, port: 81, protocol: UDP}]',
    ],
    ['\n    - protocol: "Tcp" # yes\n      port: 80', '\n    - protocol: "TCP" # yes\n      port: 80'],
  ],
  'field-of-wrong-type': [
    [`[{name: a, port: "80", nodePort: '30080' }]`, '[{name: a, port: 80, nodePort: 30080 }]'],
    [
      '\n    - name: 8080 # a name\n      port: "80" # a number\n',
      '\n    - name: "8080" # a name\n      port: 80 # a number\n',
    ],
    [
      '[{port: 80}]\n  publishNotReadyAddresses: "true"\n  allocateLoadBalancerNodePorts: "true"',
      '[{port: 80}]\n  publishNotReadyAddresses: true\n  allocateLoadBalancerNodePorts: true',
    ],
    [
      '[{port: 80}]\n  selector: {app: web, version: 2, canary: true, share: 1.5}',
      '[{port: 80}]\n  selector: {app: web, version: "2", canary: "true", share: "1.5"}',
    ],
  ],
  'invalid-field-value': [
    [
      `[{port: 80, targetPort: "8080"}]\n  externalTrafficPolicy: cluster # c\n  sessionAffinity: ' Clientip'`,
      `[{port: 80, targetPort: 8080}]\n  externalTrafficPolicy: Cluster # c\n  sessionAffinity: 'ClientIP'`,
    ],
    ['[{port: 80}]\n  ipFamilies: [ipv4]', '[{port: 80}]\n  ipFamilies: [IPv4]'],
  ],
};

/** What a re-run still says of it has been told as left. */
function expectNothingToFix(text: string): void {
  const again = fixed(text);
  expect(again.text).toBe(text);
  const { run, left } = again.outcome;
  expect(run.told.filter(({ fix }) => fix !== undefined)).toHaveLength(left.length);
}

const dos = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;

describe.each(Object.entries(CASES))('%s', (rule, cases) => {
  test.each(cases)('%s', (_what, before, after) => {
    const { text, outcome } = fixed(service(before));
    expect(text).toBe(service(after));
    expect(outcome.fixed.map(({ finding }) => finding.rule)).toContain(rule);
    expect(fixed(dos(service(before))).text).toBe(dos(service(after)));
    expectNothingToFix(text);
  });
});

test('a type in other letters, which makes it a Service of CCE', () => {
  const before = service([]).replace('type: LoadBalancer', 'type: Loadbalancer');
  const { text, outcome } = fixed(before);
  expect(text).toBe(service([]));
  expect(outcome.fixed.map(({ finding }) => finding.rule)).toEqual(['invalid-field-value']);
});

describe.each(Object.entries(CASES_OF_SPEC))('%s', (rule, cases) => {
  test.each(cases)('%j', (before, after) => {
    const { text, outcome } = fixed(service([], { ports: before }));
    expect(text).toBe(service([], { ports: after }));
    expect(new Set(outcome.fixed.map(({ finding }) => finding.rule))).toEqual(new Set([rule]));
    expectNothingToFix(text);
  });
});

test('every rule with a fix has a case, and no other rule has one', () => {
  const withCases = [...Object.keys(CASES), ...Object.keys(CASES_OF_SPEC)].sort();
  expect(LINT_RULES.filter(({ fixes }) => fixes !== undefined).map(({ id }) => id)).toEqual(withCases);
  expect(RULES.filter(({ fixes }) => fixes !== undefined)).toHaveLength(withCases.length);
});

describe('left as it is', () => {
  const SAFE = 'the way it is written, it cannot be edited safely';
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'a scalar that quotes make another text',
      ['example.com/a: 0x1F', 'example.com/b: 1_000', 'example.com/c: yes', 'example.com/d: 1.50'],
      Array(4).fill(`annotation-not-a-string: not, since ${SAFE}`),
    ],
    [
      'an alias, and what it stands for',
      ['example.com/a: &five 5', 'example.com/b: *five'],
      Array(2).fill(`annotation-not-a-string: not, since ${SAFE}`),
    ],
    [
      'a map that stands for several annotations',
      ['kubernetes.io: {"elb.lb-algorithm":"ROUND_ROBIN"}', 'kubernetes.io/elb: {"lb-algorithm":"ROUND_ROBIN"}'],
      [],
    ],
    ['a tag', ['example.com/a: !!int 5'], [`annotation-not-a-string: not, since ${SAFE}`]],
    [
      'JSON on several lines, YAML, lists',
      ['example.com/a: {"b":', '  1}', 'example.com/b: {c: 1}', 'example.com/d:', '  - 1'],
      Array(3).fill(`annotation-not-a-string: not, since ${SAFE}`),
    ],
    [
      'a folded scalar',
      ['kubernetes.io/elb.health-check-option: >', '  {"delay": 5}'],
      [`invalid-annotation-value: not, since ${SAFE}`],
    ],
    [
      'a block with a word',
      ['kubernetes.io/elb.lb-algorithm: |', '  round_robin'],
      [`invalid-annotation-value: not, since ${SAFE}`],
    ],
    [
      'a key that would show another value',
      ['kubernetes.io/elb.subnet-id: x', 'kubernetes.io/elb.subnet-id: z'],
      [`obsolete-annotation: not, since ${SAFE}`],
    ],
    [
      'what brings up a finding as bad as itself',
      ['kubernetes.io/elb.LB-Algorithm: nonsense'],
      ['unknown-annotation: not, since that brings up invalid-annotation-value at a.yaml:8'],
    ],
    ['keys that are similar', ['kubernetes.io/elb.lb-algoritm: ROUND_ROBIN'], []],
    [
      'keys that are there',
      ['kubernetes.io/elb.pass-through: "true"', 'kubernetes.io/elb.pass_through: onlyLocal'],
      [],
    ],
    ['fields that are similar', [`kubernetes.io/elb.health-check-option: '{"timeot":"10"}'`], []],
    ['fields that are there', [`kubernetes.io/elb.health-check-option: '{"delay":"5","Delay":"6"}'`], []],
    ['doubtful values', ['kubernetes.io/elb.pass-through: "TRUE"', 'kubernetes.io/elb.protocol-port: HTTP:80'], []],
    [
      'numbers out of range, in other units',
      ['kubernetes.io/elb.client_timeout: "5m"', 'kubernetes.io/elb.keepalive_timeout: "999999s"'],
      [],
    ],
    [
      'live objects',
      ['kubernetes.io/elb.mark: "1"', 'kubernetes.io/elb.subnet-id: x', 'kubernetes.io/elb.lb-algorithm: Source_ip'],
      [],
    ],
    ['acknowledged findings', ['cdk8s-cce/ignore: "obsolete-annotation: later"', 'kubernetes.io/elb.subnet-id: x'], []],
  ])('%s', (_what, lines, told) => {
    const text = service(lines);
    const outcome = fixed(text);
    expect(outcome.account).toEqual(told);
    expect(outcome.text).toBe(text);
  });

  test.each<[string, string, readonly string[]]>([
    [
      'labels that quotes make another text',
      '[{port: 80}]\n  selector: {a: 1.0, b: yes, c: 0x1F}',
      Array(3).fill(`field-of-wrong-type: not, since ${SAFE}`),
    ],
    ['a number that the field does not take', '[{port: "80000", targetPort: "0"}]', []],
    ['digits that are no number as they stand', '[{port: "080", targetPort: "8080/TCP"}]', []],
    ['what no quotes make right', '[{port: 80}]\n  externalTrafficPolicy: true\n  clusterIP: 10', []],
    ['a text with a tag', '[{port: !!str 80}]', [`field-of-wrong-type: not, since ${SAFE}`]],
    ['a text on several lines', '[{port: "80\\\n    "}]', [`field-of-wrong-type: not, since ${SAFE}`]],
    ['names and labels', '[{name: HTTP, port: 80}]\n  selector: {app: my app}', []],
    ['words that are similar', '[{port: 80}]\n  externalTrafficPolicy: Locale', []],
    ['fields that are unknown', '[{port: 80, targetport: 80}]\n  externalTraficPolicy: Local', []],
  ])('%s', (_what, ports, told) => {
    const text = service([], { ports });
    const outcome = fixed(text);
    expect(outcome.account).toEqual(told);
    expect(outcome.text).toBe(text);
  });

  test('what cannot be changed later, unless nothing has come of it', () => {
    const text = service([]).replace(/elb\.class.*\n.*/, (lines) =>
      lines
        .replace('union', 'Union')
        .replace(
          /kubernetes.io\/elb.id.*/,
          `kubernetes.io/elb.autocreate: '{"type":"INNER","name":7,"Vip-Address":"x"}'`,
        ),
    );
    expect(fixed(text).text).toBe(text.replace('7', '"7"'));
    const id = service([]).replace(ID, `"${ID} "`);
    expect(fixed(id).text).toBe(service([]).replace(ID, `"${ID}"`));
  });

  test('in what Helm has printed', () => {
    const text = `---\n# Source: shop/templates/web.yaml\n${service(['kubernetes.io/elb.subnet-id: x'])}`;
    expect(fixed(text).account).toEqual([
      'obsolete-annotation: not, since Helm has printed it: correct shop/templates/web.yaml',
    ]);
    expect(fixed(text).text).toBe(text);
  });

  test('in a file that is no text', () => {
    const bytes = Buffer.concat([
      Buffer.from('# \xff\n', 'latin1'),
      Buffer.from(service(['kubernetes.io/elb.subnet-id: x'])),
    ]);
    const outcome = fixInputs([input(bytes)]);
    expect(account(outcome)).toEqual(['obsolete-annotation: not, since the file holds bytes that are not text']);
    expect(outcome.bytes[0]).toEqual(bytes);
  });

  test('what others say of it then', () => {
    const other = service([], { name: 'other', elb: 'performance' }).replace('port: 80', 'port: 81');
    const files = [
      input(other, 'a.yaml'),
      input(service(['kubernetes.io/elb.Lb-Algorithm: x'], { name: 'web' }), 'b.yaml'),
    ];
    const { bytes, left } = fixInputs(files);
    expect(bytes).toEqual(files.map((each) => each.bytes));
    expect(left).toHaveLength(1);
  });
});

describe('how it is written', () => {
  test('UTF-16', () => {
    for (const swapped of [false, true]) {
      const encode = (lines: readonly string[]) => {
        const bytes = Buffer.from(`\ufeff${service(lines)}`, 'utf16le');
        return swapped ? bytes.swap16() : bytes;
      };
      const { bytes } = fixInputs([input(encode(['example.com/x: 5']))]);
      expect(bytes[0]).toEqual(encode(['example.com/x: "5"']));
    }
  });

  test('JSON, in one line or more, and in a List', () => {
    const annotations = (x: unknown, more: object) => ({
      'kubernetes.io/elb.class': 'union',
      'kubernetes.io/elb.id': ID,
      'example.com/x': x,
      ...more,
    });
    const object = (x: unknown, more: object) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', annotations: annotations(x, more) },
      spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80 }] },
    });
    for (const indent of [undefined, 2, '\t']) {
      for (const list of [false, true]) {
        const text = (x: unknown, more: object) =>
          JSON.stringify(
            list ? { apiVersion: 'v1', kind: 'List', items: [object(x, more)] } : object(x, more),
            null,
            indent,
          );
        const wrong = { 'kubernetes.io/elb.subnet-id': 'x', 'kubernetes.io/elb.health-check-option': '{"delay":5}' };
        const right = { 'kubernetes.io/elb.health-check-option': '{"delay":"5"}' };
        expect(fixed(text(true, wrong)).text).toBe(text('true', right));
        expect(fixed(text({ a: 1 }, {})).text).toBe(indent === undefined ? text('{"a":1}', {}) : text({ a: 1 }, {}));
      }
    }
  });

  test('flow style, with comments only where they stand for themselves', () => {
    const flow = (annotations: string) =>
      `{apiVersion: v1, kind: Service, metadata: {name: web, annotations: {${annotations}}}, spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}}`;
    const at = (annotations: string) =>
      `---\n${flow(`kubernetes.io/elb.class: union, kubernetes.io/elb.id: ${ID}${annotations}`)}\n`;
    expect(fixed(at(', kubernetes.io/elb.subnet-id: x, example.com/x: 5')).text).toBe(at(', example.com/x: "5"'));
    expect(fixed(at(', kubernetes.io/elb.subnet-id: x')).text).toBe(at(''));
    const first = (annotations: string) =>
      `---\n${flow(`${annotations}kubernetes.io/elb.class: union, kubernetes.io/elb.id: ${ID}`)}\n`;
    expect(fixed(first('kubernetes.io/elb.subnet-id: x, ')).text).toBe(first(''));
    const commented = at(',\n # about x\n kubernetes.io/elb.subnet-id: x');
    expect(fixed(commented).text).toBe(commented);
  });

  test('several documents and files, each with its own', () => {
    const before = [
      service(['example.com/x: 5']),
      service(['example.com/y: true'], { name: 'api' }).replace('80', '81'),
    ];
    const after = [
      service(['example.com/x: "5"']),
      service(['example.com/y: "true"'], { name: 'api' }).replace('80', '81'),
    ];
    expect(fixed(before.join('--- # next\n')).text).toBe(after.join('--- # next\n'));
    const clean = input(service([], { name: 'c' }).replace('80', '82'), 'c.yaml');
    const outcome = fixInputs([input(before[0], 'a.yaml'), clean, input(before[1], 'b.yaml')]);
    expect(outcome.bytes.map(String)).toEqual([after[0], String(Buffer.from(clean.bytes)), after[1]]);
    expect(outcome.bytes[1]).toBe(clean.bytes);
    expect(outcome.run.result.findings).toEqual([]);
  });

  test('without a line break at the end', () => {
    const text = (protocol: string) => service([], { ports: `[{port: 80, protocol: ${protocol}}]` }).trimEnd();
    expect(fixed(text('tcp')).text).toBe(text('TCP'));
  });

  test('what is anchored but used nowhere', () => {
    expect(fixed(service(['example.com/x: &x 5'])).text).toBe(service(['example.com/x: &x "5"']));
  });
});

test('one that cannot be made does not hinder thousands that can', () => {
  const count = 400;
  const lines = (quote: string) =>
    Array.from({ length: count }, (_, n) => `example.com/x${n}: ${n === 77 ? 'yes' : quote + n + quote}`);
  const { text, outcome } = fixed(service(lines('')));
  expect(text).toBe(service(lines('"')));
  expect(outcome.fixed).toHaveLength(count - 1);
  expect(outcome.left).toHaveLength(1);
});

test('what would take too long is left for another run', () => {
  const inputs = [input(service(['example.com/x: 5', 'example.com/z: yes']))];
  const files = inputs.map(({ bytes }) => bytes);
  const outcomes = [0, 1, 2, 4, 8, 16].map((times) => fixFiles(files, judgeInputs(inputs), times * files[0].length));
  const TOO_MUCH = 'annotation-not-a-string: not, since there is too much to fix in one run; run it again';
  expect(account(outcomes[0])).toEqual([TOO_MUCH, TOO_MUCH]);
  expect(outcomes[0].bytes[0]).toBe(files[0]);
  for (const { fixed: done, left } of outcomes) expect(done.length + left.length).toBe(2);
  expect(outcomes.map(({ fixed: done }) => done.length)).toEqual([0, 0, 0, 0, 1, 1]);
});

test('severities are those that somebody wants', () => {
  const inputs = [input(service(['example.com/x: 5', 'kubernetes.io/elb.subnet-id: x']))];
  const severities = new Map([['obsolete-annotation', 'off'] as const]);
  expect(account(fixInputs(inputs, { severities }))).toEqual(['annotation-not-a-string: example.com/x: 5 -> "5"']);
});

test('a rule that fails only after a fix is no sign of success', () => {
  const found = RULES.find(({ id }) => id === 'implicit-elb-class')!;
  const spy = jest.spyOn(found as never, 'check').mockImplementation(((each: { object: { annotations: object } }) => {
    if (!('kubernetes.io/elb.subnet-id' in each.object.annotations)) throw new Error('oh');
  }) as never);
  const inputs = [input(service(['kubernetes.io/elb.subnet-id: x']))];
  expect(account(fixInputs(inputs))).toEqual([
    'obsolete-annotation: not, since the rule implicit-elb-class fails then',
  ]);
  spy.mockRestore();
});

test('what is told has nothing that a terminal would act on', () => {
  const { account: told } = fixed(service(['"example.com/\\e[31m": 5', '"example.com/\\u202e": yes']));
  expect(told).toHaveLength(2);
  for (const line of told) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

/** Values as people write them, right and wrong. */
const VALUES = fc.oneof(
  fc.constantFrom(
    'true',
    'False',
    'on',
    'yes',
    '5',
    '05',
    '0x5',
    '1e3',
    '60s',
    '~',
    '',
    '[]',
    '{}',
    '{"a": 1}',
    '*a',
    '&a 5',
  ),
  fc.constantFrom(
    '\'{"delay": 5}\'',
    '"{\\"Delay\\": \\"5\\"}"',
    '>\n      {"delay": 5}',
    '|\n      {"delay": 5,\n       "path": "/"}',
  ),
  fc.constantFrom('round_robin', '"ROUND_ROBIN "', 'Source_IP', 'tcp', '!!str 5', '!!int 5', '"5" # x', '5 # x'),
);
const KEYS = fc.constantFrom(
  ...[
    'lb-algorithm',
    'Lb_Algorithm',
    'subnet-id',
    'health-check-option',
    'health-check-flag',
    'pass_through',
    'id',
    'client_timeout',
  ].map((name) => `kubernetes.io/elb.${name}`),
  'kubernetes.io/session-affinity-mode',
  'example.com/x',
  '<<',
);

test('whatever is written: nothing is worse, nothing is left to fix, lines stay or are the edited ones', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(KEYS, VALUES), { maxLength: 5 }), fc.boolean(), (entries, isDos) => {
      const unix = service(entries.map(([key, value]) => `${key}: ${value}`));
      const text = isDos ? dos(unix) : unix;
      const inputs = [input(text)];
      const before = judgeInputs(inputs)(inputs.map(({ bytes }) => bytes)).result.summary;
      const { text: after, outcome } = fixed(text);
      expect(outcome.run.result.summary.errors).toBeLessThanOrEqual(before.errors);
      expectNothingToFix(after);
      const kept = new Set(text.split('\n'));
      expect(after.split('\n').filter((line) => !kept.has(line)).length).toBeLessThanOrEqual(outcome.fixed.length);
      expect(after.split('\n').length).toBeLessThanOrEqual(text.split('\n').length);
      if (outcome.fixed.length === 0) expect(after).toBe(text);
    }),
    { numRuns: 400 },
  );
});
