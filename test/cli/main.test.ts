import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as files from '../../src/cli/files';
import { LINT_RULES } from '../../src/lint/lint-rules';
import { RULES } from '../../src/rules';
import { ID, service } from '../support/yaml';
import { BARE, ERROR, Folder, GOOD, lint, run, WARNING } from './world';

const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.write({ 'good.yaml': GOOD, 'warning.yaml': WARNING, 'error.yaml': ERROR });
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

/** What stands on the standard input. */
function pipe(text: string): void {
  const read = files.readInput;
  jest.spyOn(files, 'readInput').mockImplementation((name) => (name === '-' ? Buffer.from(text) : read(name)));
}

describe('exit codes', () => {
  test.each([
    [0, ['good.yaml']],
    [0, ['warning.yaml']],
    [1, ['error.yaml']],
    [1, ['error.yaml', 'good.yaml']],
    [2, ['error.yaml', 'no.yaml']],
    [2, ['no.yaml']],
  ])('%i for %j', (code, args) => {
    expect(run(['lint', ...args]).code).toBe(code);
  });

  test('trouble does not hide what is found', () => {
    const { code, rules, err } = lint('no.yaml', 'error.yaml');
    expect(code).toBe(2);
    expect(rules).toEqual(['invalid-annotation-value']);
    expect(err).toBe("cdk8s-cce: 'no.yaml' cannot be read: there is no such file or folder\n");
  });

  test('--max-warnings', () => {
    expect(run(['lint', 'warning.yaml', '--max-warnings', '1']).code).toBe(0);
    expect(run(['lint', 'warning.yaml', '--max-warnings', '0']).code).toBe(1);
    expect(run(['lint', 'warning.yaml', '--max-warnings=0', '--quiet'])).toMatchObject({
      code: 1,
      err: 'cdk8s-cce: 1 warning: more than --max-warnings 0\n',
    });
    expect(run(['lint', 'good.yaml', '--max-warnings', '0']).code).toBe(0);
  });

  test('a LoadBalancer Service that nothing claims for CCE is named, not judged in silence', () => {
    folder.write({ 'bare.yaml': BARE, 'other.yaml': BARE.replace('spec: {', 'spec: {loadBalancerClass: other, ') });
    const { code, err } = run(['lint', 'bare.yaml', 'other.yaml', 'good.yaml']);
    expect(code).toBe(0);
    expect(err).toBe(
      'cdk8s-cce: not checked: 1 LoadBalancer Service without an annotation of CCE; to include such Services, give --cluster-type or a configuration\n',
    );
    expect(run(['lint', 'bare.yaml', '--cluster-type', 'turbo'])).toMatchObject({ code: 1, err: '' });
  });

  test('what no rule reads of an ingress is named: of one that CCE serves, its annotations', () => {
    const ingress = (annotations: string, spec = '') =>
      `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web, annotations: {${annotations}}}\nspec: {${spec}}\n`;
    folder.write({
      'class.yaml': ingress('kubernetes.io/elb.class: performanse'),
      'older.yaml': ingress('kubernetes.io/ingress.class: cce'),
      'nginx.yaml': ingress('kubernetes.io/elb.class: union', 'ingressClassName: nginx'),
      'bare.yaml': ingress('example.com/team: web'),
    });
    const told = (what: string) => ({
      code: 0,
      err: `cdk8s-cce: not checked: the annotations of ${what}, apart from the listeners that they share with Services\n`,
    });
    expect(run(['lint', 'class.yaml'])).toMatchObject(told('1 Ingress'));
    expect(run(['lint', 'class.yaml', 'older.yaml'])).toMatchObject(told('2 Ingresses'));
    expect(run(['lint', 'nginx.yaml', 'bare.yaml'])).toMatchObject({ code: 0, err: '' });
  });

  test('of a Service whose keys are misplaced, everything else is not judged', () => {
    folder.write({ 'labels.yaml': BARE.replace('metadata: {', `metadata: {labels: {kubernetes.io/elb.id: ${ID}}, `) });
    const { rules, err } = lint('labels.yaml');
    expect(rules).toEqual(['misplaced-annotation']);
    expect(err).toContain('not checked: 1 LoadBalancer Service without an annotation of CCE');
  });

  test('files without a Kubernetes object are passed over in a folder, and read where they are named', () => {
    folder.write({
      'all/good.yaml': GOOD,
      'all/package.json': '{"name": "x", "dependencies": {"kind-of": "1"}}',
      'all/tsconfig.json': '{"strict": true, // yes\n}',
    });
    expect(run(['lint', 'all'])).toMatchObject({
      code: 0,
      err: 'cdk8s-cce: skipped: 2 files without a Kubernetes object\n',
    });
    expect(lint('all', 'all/package.json')).toMatchObject({ code: 1, rules: ['unreadable-manifest'] });
    expect(lint('all/package.json', 'all')).toMatchObject({ code: 1, rules: ['unreadable-manifest'] });
    folder.write({ 'all/half.yaml': 'kind: Service\nmetadata: [' });
    expect(lint('all')).toMatchObject({ code: 1, rules: ['unreadable-manifest'] });
  });

  test('what has the words of an object inside of something else is passed over in a folder', () => {
    folder.write({
      'all/good.yaml': GOOD,
      'all/tasks.yaml': `- name: create\n  k8s:\n    definition:\n      apiVersion: v1\n      kind: Service\n`,
      'all/schema.json': '{"properties": {\n  "kind": {"type": "string"}, "apiVersion": {}}}',
      'all/topology.json': '[\n  {\n    "kind": "VM",\n    "network": "a"\n  }\n]\n',
    });
    expect(run(['lint', 'all'])).toMatchObject({
      code: 0,
      err: 'cdk8s-cce: skipped: 3 files without a Kubernetes object\n',
    });
    expect(lint('all/tasks.yaml')).toMatchObject({ code: 1, rules: ['unreadable-manifest'] });
    // kubectl takes no list for its objects, and no object without a kind.
    folder.write({
      'all/tasks.yaml': '- apiVersion: v1\n  kind: Service\n',
      'all/schema.json': '{"apiVersion": "v1"}',
    });
    expect(lint('all')).toMatchObject({ code: 1, rules: ['unreadable-manifest', 'unreadable-manifest'] });
  });

  test('the index of a repository of Helm is passed over in a folder', () => {
    const index = 'apiVersion: v1\nentries:\n  web:\n  - apiVersion: v2\n    name: web\ngenerated: "2024-01-01"\n';
    folder.write({ 'all/good.yaml': GOOD, 'all/index.yaml': index });
    expect(run(['lint', 'all'])).toMatchObject({
      code: 0,
      err: 'cdk8s-cce: skipped: 1 file without a Kubernetes object\n',
    });
    expect(lint('all/index.yaml')).toMatchObject({ code: 1, rules: ['unreadable-manifest'] });
    folder.write({ 'all/index.yaml': index.replace('name: web', 'annotations: {kubernetes.io/elb.id: x}') });
    expect(lint('all', '--carriers')).toMatchObject({ code: 0, rules: [] });
    folder.write({ 'all/index.yaml': index.replace('entries', 'items') });
    expect(lint('all')).toMatchObject({ code: 1, rules: ['unreadable-manifest'] });
    folder.write({ 'all/index.yaml': `${index}kind: Service\nspec: [\n` });
    expect(lint('all')).toMatchObject({ code: 1, rules: ['unreadable-manifest'] });
  });

  test('of charts by the dozen the templates of some are named', () => {
    const charts = ['a', 'b', 'c', 'd'].flatMap((name) => [
      [`all/${name}/Chart.yaml`, ''],
      [`all/${name}/templates/web.yaml`, ''],
    ]);
    folder.write({ 'all/good.yaml': GOOD, ...Object.fromEntries(charts) });
    expect(run(['lint', 'all']).err).toContain(
      'skipped: templates of charts (all/a/templates, all/b/templates, all/c/templates and 1 more folder); pipe',
    );
  });

  test('-h', () => {
    expect(run(['-h'])).toEqual(run(['--help']));
    expect(run(['lint', '-h'])).toEqual(run(['lint', '--help']));
  });

  test('a rule that fails is a mistake of ours, and does not hide what others find', () => {
    const found = RULES.find(({ id }) => id === 'implicit-elb-class')!;
    jest.spyOn(found as never, 'check').mockImplementation((() => {
      throw new Error('oh');
    }) as never);
    const { code, err, rules } = lint('error.yaml');
    expect(code).toBe(2);
    expect(err).toBe('cdk8s-cce: the rule implicit-elb-class failed, which is a bug in cdk8s-cce: oh\n');
    expect(rules).toEqual(['invalid-annotation-value']);
  });

  test('whatever else fails as well', () => {
    jest.spyOn(files, 'findFiles').mockImplementation(() => {
      throw new Error('oh\u001b[31m');
    });
    const { code, out, err } = run(['lint', 'good.yaml']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^cdk8s-cce: this is a bug in cdk8s-cce\nError: oh\\u001b\[31m\n {4}at /);
  });

  test('a report that is too long for a text is no mistake of ours', () => {
    jest.spyOn(files, 'findFiles').mockImplementation(() => {
      throw new RangeError('Invalid string length');
    });
    expect(run(['lint', 'good.yaml'])).toMatchObject({
      code: 2,
      err: 'cdk8s-cce: the output is too long for a string of Node.js: give fewer files at once\n',
    });
  });

  test('a file that goes while others are read', () => {
    const read = files.readInput;
    jest.spyOn(files, 'readInput').mockImplementation((name) => read(name === 'good.yaml' ? 'gone.yaml' : name));
    expect(lint('good.yaml', 'warning.yaml')).toMatchObject({
      code: 2,
      rules: ['unknown-annotation'],
      err: "cdk8s-cce: 'good.yaml' cannot be read: there is no such file or folder\n",
    });
  });
});

describe('nothing to check', () => {
  test.each(['', '# a comment\n', '---\n---\n', '\n'])('%j on the standard input', (text) => {
    pipe(text);
    const { code, err } = lint('-');
    expect(code).toBe(2);
    expect(err).toBe(
      'cdk8s-cce: nothing to check: the standard input holds no document (--allow-empty lets that pass)\n',
    );
    expect(lint('-', '--allow-empty')).toMatchObject({ code: 0, err: '' });
  });

  test('the standard input', () => {
    pipe(ERROR);
    expect(lint('-')).toMatchObject({ code: 1, files: ['-'], summary: { files: 1 } });
    pipe('--- what\n');
    expect(lint('-')).toMatchObject({ code: 1, rules: ['unreadable-manifest'], err: '' });
  });

  test('files without a document', () => {
    folder.write({ 'a.yaml': '', 'b.yaml': '# x' });
    expect(lint('a.yaml', 'b.yaml').err).toMatch(/^cdk8s-cce: nothing to check: the files hold no document/);
    expect(lint('a.yaml', 'good.yaml')).toMatchObject({ code: 0, err: '' });
  });

  test('folders and patterns without a manifest', () => {
    mkdirSync('a');
    for (const input of ['a', 'a/*.yaml', '*.json']) {
      const err = `cdk8s-cce: nothing to check: '${input}' holds no manifest (--allow-empty lets that pass)\n`;
      expect(lint(input)).toMatchObject({ code: 2, err });
      expect(lint(input, 'good.yaml')).toMatchObject({ code: 2, err, summary: { files: 1 } });
      expect(lint(input, '--allow-empty')).toMatchObject({ code: 0, err: '' });
    }
  });

  test('only files that cannot be read: the reason once', () => {
    jest.spyOn(files, 'readInput').mockImplementation(() => {
      throw Object.assign(new Error('x'), { code: 'EISDIR' });
    });
    expect(lint('good.yaml').err).toBe("cdk8s-cce: 'good.yaml' cannot be read: it is a folder\n");
  });

  test('--allow-empty excuses nothing else', () => {
    expect(run(['lint', 'no.yaml', '--allow-empty']).code).toBe(2);
  });
});

describe('what is written where', () => {
  test('a report for code scanning that says nothing of a file says why', () => {
    const invocation = (...args: string[]) => {
      const { out } = run(['lint', '--format', 'sarif', ...args]);
      const { executionSuccessful, toolExecutionNotifications = [] } = JSON.parse(out).runs[0].invocations[0];
      return [executionSuccessful, ...toolExecutionNotifications.map(({ message }: any) => message.text)];
    };
    folder.write({ 'empty.yaml': '' });
    expect(invocation('good.yaml')).toEqual([true]);
    expect(invocation('error.yaml')).toEqual([true]);
    expect(invocation('error.yaml', 'no.yaml')).toEqual([
      false,
      "'no.yaml' cannot be read: there is no such file or folder",
    ]);
    expect(invocation('empty.yaml')).toEqual([false, expect.stringMatching(/^nothing to check: the files hold/)]);
    expect(invocation('empty.yaml', '--allow-empty')).toEqual([true]);
  });

  test('findings on the standard output, everything else on the standard error', () => {
    folder.write({ 'chart/Chart.yaml': '', 'chart/templates/a.yaml': '{{', 'chart/b.yaml': ERROR });
    const { code, out, err } = run(['lint', 'chart', 'no.yaml', 'chart/**']);
    expect(code).toBe(2);
    expect(out).toContain('chart/b.yaml:8:37 error invalid-annotation-value');
    expect(out).not.toContain('cdk8s-cce: ');
    expect(err).toBe(
      "cdk8s-cce: 'no.yaml' cannot be read: there is no such file or folder\n" +
        'cdk8s-cce: skipped: templates of charts (chart/templates); pipe `helm template` into `cdk8s-cce lint -`\n',
    );
  });

  test.each(['pretty', 'json', 'sarif', 'github', 'junit'])('--format %s', (format) => {
    const { code, out, err } = run(['lint', 'error.yaml', '--format', format]);
    const closing = '1 error in 1 file (1 document, 1 resource)\n';
    expect({ code, err }).toEqual({ code: 1, err: format === 'pretty' ? '' : `cdk8s-cce: ${closing}` });
    expect(out).toContain('invalid-annotation-value');
    expect(out.endsWith(closing)).toBe(format === 'pretty');
  });

  test('how much was read is told where the format is for machines, unless the terminal has the pretty text', () => {
    const err = 'cdk8s-cce: no findings in 2 files (2 documents, 2 resources)\n';
    folder.write({ 'more.yaml': GOOD });
    const args = ['lint', 'good.yaml', 'more.yaml', '--format', 'github'];
    expect(run(args)).toEqual({ code: 0, out: '', err });
    expect(run([...args, '--output', 'out.txt'])).toMatchObject({ code: 0, err: '' });
  });

  test('so is what could not be judged', () => {
    folder.write({ 'a.yaml': service({ 'kubernetes.io/elb.acl-id': 'a', 'kubernetes.io/elb.acl-status': 'on' }) });
    expect(run(['lint', 'a.yaml', '--format', 'github']).err).toMatch(
      /^cdk8s-cce: not checked: .*; give .*--cluster-version.*\ncdk8s-cce: .* in 1 file /,
    );
  });

  test('--quiet: errors only, and all are counted', () => {
    const { out } = run(['lint', 'error.yaml', 'warning.yaml', '--quiet']);
    expect(out).not.toContain('unknown-annotation');
    expect(out).toContain('1 error, 1 warning in 2 files');
    expect(lint('error.yaml', 'warning.yaml', '--quiet').rules).toEqual(['invalid-annotation-value']);
  });

  test('--output: the format goes there, the pretty text to the terminal', () => {
    const args = ['lint', 'error.yaml', '--format', 'json', '--output', 'out.json'];
    const { code, out } = run(args, { tty: true });
    expect(code).toBe(1);
    expect(out).toContain('\u001b[');
    expect(out).toContain('invalid-annotation-value');
    expect(JSON.parse(readFileSync('out.json', 'utf8')).findings).toHaveLength(1);
    run(['lint', 'error.yaml', '--output', 'out.txt'], { tty: true });
    expect(readFileSync('out.txt', 'utf8')).toBe(run(['lint', 'error.yaml']).out);
  });

  test('--output never takes the place of what is read', () => {
    folder.write({ 'sub/a.yaml': GOOD, 'old/a.yaml': GOOD });
    symlinkSync('error.yaml', 'link.yaml');
    for (const [output, ...args] of [
      ['error.yaml', 'error.yaml'],
      ['./sub/../error.yaml', 'error.yaml'],
      ['link.yaml', 'error.yaml'],
      ['sub/a.yaml', 'sub'],
      ['old/a.yaml', 'sub', '--previous', 'old'],
    ]) {
      const before = readFileSync(output, 'utf8');
      const { code, out, err } = run(['lint', ...args, '--format', 'json', '--output', output]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`--output: '${output}' is also an input; write to another file\n`);
      expect(readFileSync(output, 'utf8')).toBe(before);
    }
    writeFileSync('out.json', 'old');
    expect(run(['lint', 'good.yaml', '--output', 'out.json']).code).toBe(0);
  });

  test('--output that cannot be written does not hide what is found', () => {
    const { code, out, err } = run(['lint', 'error.yaml', '--output', 'no/out.txt']);
    expect(code).toBe(2);
    expect(out).toContain('invalid-annotation-value');
    expect(err).toBe("cdk8s-cce: --output: 'no/out.txt' cannot be written: there is no such file or folder\n");
  });

  test.each([
    [true, [], { tty: true }],
    [true, [], { tty: true, env: { NO_COLOR: '' } }],
    [false, [], { tty: true, env: { NO_COLOR: '1' } }],
    [false, ['--no-color'], { tty: true }],
    [false, [], {}],
  ])('colours: %s with %j and %j', (expected, args, world) => {
    const { out } = run(['lint', 'error.yaml', ...args], world);
    expect(out.includes('\u001b[')).toBe(expected);
  });

  test('as wide as the terminal', () => {
    const widest = (columns?: number) =>
      Math.max(
        ...run(['lint', 'error.yaml'], { columns })
          .out.split('\n')
          // An address is whole everywhere.
          .filter((line) => !line.includes('https:'))
          .map(({ length }) => length),
      );
    expect(widest(60)).toBeLessThanOrEqual(60);
    expect(widest()).toBeGreaterThan(80);
    expect(widest()).toBeLessThanOrEqual(100);
    // So says a terminal that has no size.
    expect(widest(0)).toBe(widest());
    for (const columns of [0, undefined]) {
      const { out } = run(['explain', 'error.yaml'], { columns });
      expect(out).toBe(run(['explain', 'error.yaml'], { columns: 100 }).out);
    }
  });

  test('nothing that a terminal acts on, wherever it comes from', () => {
    const name = 'a\u001b[31m\u009b\u202e.yaml';
    folder.write({
      [name]: WARNING.replace('nonsense:', '"nonsense\\e[31m":').replace(
        '    kubernetes.io/elb."',
        '    "kubernetes.io/elb.',
      ),
    });
    const config = 'c\u001b[31m.yaml';
    folder.write({ [config]: 'rules: {"a\\e[31m": off}' });
    for (const args of [
      ['lint', name],
      ['lint', `${name}\u0007no`],
      ['lint', name, '--format', 'github'],
      ['lint', 'good.yaml', '--config', config],
      ['lint', 'good.yaml', '--config', `${config}\u0007`],
      ['lint', 'good.yaml', '--output', 'no\u001b/x'],
      ['lint', 'good.yaml', '--format', '\u001b'],
      ['lint', 'good.yaml', '--previous', '\u001b'],
      ['lint', 'good.yaml', '--cluster-version', '\u001b'],
      ['lint', 'good.yaml', '--\u001b[31m'],
      ['lint', 'good.yaml', '--quiet=\u001b'],
      ['\u001b'],
      ['rules', '\u001b'],
    ]) {
      const { out, err } = run(args);
      expect(out + err).not.toBe('');
      expect(FORBIDDEN.exec((out + err).replaceAll('\n', ''))).toBeNull();
    }
    expect(run(['lint', name]).out).toContain('a\\u001b[31m\\u009b\\u202e.yaml:8');
  });
});

describe('wrong usage', () => {
  test.each([
    [[], 'give a command: lint, explain or rules'],
    [['lnt'], "there is no command 'lnt'; did you mean lint?"],
    [['nonsense'], "there is no command 'nonsense'; give lint, explain or rules before anything else"],
    [['lint'], 'nothing to check: give files, folders, patterns, or - for the standard input'],
    [['lint', '--forma', 'json', 'a'], "there is no option '--forma'; did you mean --format?"],
    [['lint', '--max-warnings 0', 'a'], "there is no option '--max-warnings 0'; did you mean --max-warnings=0?"],
    [['lint', '--quiet ', 'a'], "there is no option '--quiet '; did you mean --quiet?"],
    [['lint', '--nonsense', 'a'], "there is no option '--nonsense'"],
    [['lint', '-x', 'a'], "there is no option '-x'"],
    [['lint', '--format', 'xml', 'a'], "--format: expected pretty, json, sarif, github or junit, got 'xml'"],
    [['lint', 'a', '--format'], '--format: the value is missing'],
    [['lint', '--format', '--quiet', 'a'], '--format: the value is missing'],
    [
      ['lint', '--max-warnings', '5', '--max-warnings', '-1', 'a'],
      "--max-warnings: the value is missing; if '-1' is meant, write --max-warnings=-1",
    ],
    [
      ['lint', '--max-warnings', '-1', 'a'],
      "--max-warnings: the value is missing; if '-1' is meant, write --max-warnings=-1",
    ],
    [['lint', '--max-warnings=-1', 'a'], "--max-warnings: expected a whole number from 0, got '-1'"],
    [['lint', '--max-warnings=', 'a'], "--max-warnings: expected a whole number from 0, got ''"],
    [['lint', '--max-warnings=9999999999', 'a'], "--max-warnings: expected a whole number from 0, got '9999999999'"],
    [['lint', '--quiet=1', 'a'], '--quiet takes no value'],
    [['lint', '--what-if', 'x=y', 'a'], '--what-if is an option of explain; lint has none of that name'],
    [['explain', '--fix', 'a'], '--fix is an option of lint; explain has none of that name'],
    [['lint', '--replace', 'a'], '--replace goes with --previous'],
    [['lint', '-', '--previous', '-'], '--previous: the standard input is already what is checked'],
    [['lint', '--cluster-type', 'x', 'a'], "--cluster-type: expected standard or turbo, got 'x'"],
    [['lint', '--proxy-mode', 'x', 'a'], "--proxy-mode: expected iptables or ipvs, got 'x'"],
    [['lint', '--network', 'x', 'a'], "--network: expected vpc-router, overlay_l2 or eni, got 'x'"],
    [['lint', '--edition', 'x', 'a'], "--edition: expected huawei or otc, got 'x'"],
    [
      ['lint', '--cluster-version', '2.0', 'a'],
      "--cluster-version: expected the version of a cluster, such as v1.28.8-r0, v1.28 or 1.28, got '2.0'",
    ],
    [
      ['lint', '--network', 'eni', '--cluster-type', 'standard', 'a'],
      '--network: eni is a network of turbo clusters, and --cluster-type is standard',
    ],
    [
      ['lint', '--network', 'overlay_l2', '--cluster-type', 'turbo', 'a'],
      '--network: overlay_l2 is a network of standard clusters, and --cluster-type is turbo',
    ],
    [['rules', 'nonsense'], "there is no rule 'nonsense'; cdk8s-cce rules lists all"],
    [
      ['rules', 'patch-dropped'],
      'patch-dropped checks an app when it is synthesized, and no manifests: https://github.com/cdk8s-cce/cdk8s-cce/blob/main/docs/rules/patch-dropped.md explains it',
    ],
    [['rules', 'unknown-anotation'], "there is no rule 'unknown-anotation'; did you mean unknown-annotation?"],
  ])('%j', (args, message) => {
    const command = ['lint', 'explain', 'rules'].includes(args[0]) ? `${args[0]} ` : '';
    expect(run(args)).toEqual({
      code: 2,
      out: '',
      err: `cdk8s-cce: ${message}\ncdk8s-cce ${command}--help shows the usage\n`,
    });
  });
});

describe('help', () => {
  test.each([
    ['lint', ['lint', '--help']],
    ['lint', ['lint', 'x', '--nope', '-h']],
    ['lint', ['help', 'lint']],
    ['explain', ['explain', '--help']],
    ['rules', ['rules', '--help']],
  ])('of %s: %j', (command, args) => {
    const { code, out, err } = run(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/^usage: cdk8s-cce \w+/gm)).toEqual([`usage: cdk8s-cce ${command}`]);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(85);
  });

  test.each([[['--help']], [['help']], [['help', 'x']]])('of all commands: %j', (args) => {
    const { code, out, err } = run(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const command of ['lint', 'explain', 'rules']) {
      const [usage] = /(?<=^usage: ).*/m.exec(run([command, '--help']).out) as RegExpExecArray;
      expect(out).toContain(` ${usage}\n`);
    }
  });

  test('names the options of the command, as its page does', () => {
    const text = readFileSync(join(__dirname, '../../src/cli/arguments.ts'), 'utf8');
    const optionsIn = (name: string) => {
      const [, list] = new RegExp(`const ${name}_OPTIONS = \\{([\\s\\S]*?)\\} as const`).exec(text) as RegExpExecArray;
      return [...list.matchAll(/^ {2}'?([\w-]+)'?:/gm)].map(([, option]) => `--${option}`);
    };
    const namedIn = (said: string, form: RegExp) => [...new Set(said.match(form))].sort();
    for (const command of ['lint', 'explain']) {
      const options = [...optionsIn('READING'), ...optionsIn(command.toUpperCase())].sort();
      expect(options.length).toBeGreaterThan(10);
      expect(namedIn(run([command, '--help']).out, /(?<=^ {2}.*)--[a-z-]+/gm)).toEqual(options);
    }
    const page = readFileSync(join(__dirname, '../../docs/lint.md'), 'utf8');
    expect(namedIn(page, /(?<=^\| `)--[a-z-]+/gm)).toEqual([...optionsIn('READING'), ...optionsIn('LINT')].sort());
  });

  test.each(['--version', '-V', '-v'])('%s', (option) => {
    expect(run([option])).toEqual({ code: 0, out: '1.2.3\n', err: '' });
    expect(run(['lint', 'good.yaml', option])).toEqual(run([option]));
    expect(run(['lint', '--', option]).err).toContain(`'${option}' cannot be read`);
  });

  test('rules: all, one a line', () => {
    const { code, out } = run(['rules']);
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(LINT_RULES.map(({ id }) => id));
    expect(out).toMatch(/^unknown-annotation +warning {2}\w/m);
  });

  test.each([60, 80, 140, 200])('rules: on a terminal of %i columns words stay whole', (columns) => {
    const words = (text: string) => text.split(/\s+/);
    for (const ids of [[], ['source-ranges-ignored'], ['missing-requirement']]) {
      const { out } = run(['rules', ...ids], { tty: true, columns });
      const piped = run(['rules', ...ids], { columns }).out;
      expect(words(out)).toEqual(words(piped));
      // Code, tables and addresses are what somebody copies.
      const broken = out.split('\n').filter((line) => !/^\||\]\(|^CceValidation|^ {4}cdk8s-cce\/ignore/.test(line));
      expect(Math.max(...broken.map(({ length }) => length))).toBeLessThanOrEqual(columns);
      expect(out).not.toMatch(/ $/m);
      for (const [block] of piped.matchAll(/^```[\s\S]*?^```$/gm)) expect(out).toContain(block);
    }
  });

  test('rules: every one is explained', () => {
    for (const { id } of LINT_RULES) {
      const { code, out } = run(['rules', id]);
      expect(code).toBe(0);
      expect(out.startsWith(`# ${id}\n`)).toBe(true);
    }
    const { out } = run(['rules', 'unknown-annotation', 'missing-load-balancer']);
    expect(out.match(/^# .*/gm)).toEqual(['# unknown-annotation', '# missing-load-balancer']);
  });
});

describe('the cluster', () => {
  test('any option makes Services ones of CCE', () => {
    folder.write({ 'bare.yaml': BARE });
    expect(lint('bare.yaml')).toMatchObject({ code: 0, rules: [] });
    for (const option of [
      '--cluster-type=turbo',
      '--cluster-version=v1.28.8-r0',
      '--proxy-mode=ipvs',
      '--network=overlay_l2',
      '--edition=otc',
    ]) {
      expect(lint('bare.yaml', option).rules).toContain('missing-load-balancer');
    }
  });

  test('is known to the rules', () => {
    const local = service({ 'kubernetes.io/elb.pass-through': 'true' }).replace(
      'spec:',
      'spec:\n  externalTrafficPolicy: Local',
    );
    folder.write({ 'a.yaml': local });
    const facts = (...args: string[]) =>
      lint('a.yaml', ...args).summary.notJudged.map(({ fact }: { fact: string }) => fact);
    const missing = facts();
    expect(missing).toEqual(expect.arrayContaining(['clusterType', 'version']));
    expect(facts('--cluster-type', 'turbo', '--cluster-version', '1.30')).toEqual(
      missing.filter((fact: string) => !['clusterType', 'version'].includes(fact)),
    );
    expect(facts('--network', 'eni')).not.toContain('clusterType');
    expect(facts('--network', 'vpc-router', '--cluster-type', 'standard')).not.toContain('clusterType');
  });
});

describe('the earlier state', () => {
  const frozen = GOOD.replace('union', 'performance');
  const created = GOOD.replace(/elb.id: .*/, `elb.autocreate: '{"type":"inner","name":"lb"}'`);

  test('a file', () => {
    folder.write({ 'old.yaml': GOOD, 'new.yaml': frozen });
    expect(lint('new.yaml', '--previous', 'old.yaml').rules).toContain('frozen-annotation-changed');
    expect(lint('new.yaml').rules).not.toContain('frozen-annotation-changed');
  });

  test('a folder', () => {
    folder.write({ 'old/a/x.yaml': GOOD, 'new/a/x.yaml': frozen });
    const { code, rules, files: found, summary } = lint('new', '--previous', 'old');
    expect(code).toBe(1);
    expect(rules).toContain('frozen-annotation-changed');
    expect(new Set(found)).toEqual(new Set(['new/a/x.yaml']));
    expect(summary.files).toBe(1);
  });

  test('what is not compared is told', () => {
    const patch =
      'apiVersion: v1\nkind: Service\nmetadata: {name: web, annotations: {kubernetes.io/elb.pass-through: "true"}}\n';
    folder.write({ 'old.yaml': GOOD, 'patch.yaml': patch, 'values.yaml': 'a: {kubernetes.io/elb.class: union}\n' });
    const told = (...args: string[]) =>
      /(?<=not compared with the earlier state: ).*(?=; )/.exec(lint(...args).err)?.[0];
    expect(told('good.yaml', '--previous', 'old.yaml')).toBeUndefined();
    expect(told('patch.yaml', '--previous', 'old.yaml')).toBe('1 part of Services');
    expect(told('patch.yaml', 'values.yaml', '--carriers', '--previous', 'old.yaml')).toBe(
      '1 part of Services, 1 carried map',
    );
    expect(told('patch.yaml', 'values.yaml', '--carriers')).toBeUndefined();
  });

  test('the standard input', () => {
    pipe(GOOD);
    folder.write({ 'new.yaml': frozen });
    expect(lint('new.yaml', '--previous', '-').rules).toContain('frozen-annotation-changed');
  });

  test('--replace', () => {
    const live = created
      .replace('  name: web\n', '  name: web\n  uid: d3b07384\n')
      .replace('spec:', `    kubernetes.io/elb.id: ${ID}\nspec:`);
    folder.write({ 'old.yaml': live, 'new.yaml': created });
    expect(lint('new.yaml', '--previous', 'old.yaml').rules).toEqual([]);
    expect(lint('new.yaml', '--previous', 'old.yaml', '--replace').rules).toEqual(['platform-written-annotation-lost']);
  });

  test('what is not there', () => {
    mkdirSync('empty');
    expect(lint('good.yaml', '--previous', 'no')).toMatchObject({
      code: 2,
      err: "cdk8s-cce: 'no' cannot be read: there is no such file or folder\n",
    });
    expect(lint('good.yaml', '--previous', 'empty')).toMatchObject({
      code: 2,
      err: expect.stringContaining("'empty' holds no manifest"),
    });
    expect(lint('good.yaml', '--previous', '').code).toBe(2);
  });

  test('nothing, which is what a command that failed leaves', () => {
    folder.write({ 'live.yaml': '', 'none.yaml': 'apiVersion: v1\nkind: List\nitems: []\n' });
    pipe('');
    for (const [previous, what] of [
      ['live.yaml', "'live.yaml'"],
      ['-', 'the standard input'],
    ]) {
      const err = `cdk8s-cce: nothing to compare with: ${what} holds no document (--allow-empty lets that pass)\n`;
      expect(lint('good.yaml', '--previous', previous)).toMatchObject({ code: 2, err, summary: { files: 1 } });
      expect(lint('good.yaml', '--previous', previous, '--allow-empty')).toMatchObject({ code: 0, err: '' });
    }
    expect(lint('good.yaml', '--previous', 'none.yaml')).toMatchObject({ code: 0, err: '' });
  });

  describe('with clusters by path', () => {
    const config = (...paths: string[]) =>
      `clusters:\n${paths.map((path) => `- {paths: ['${path}'], type: standard}\n`).join('')}`;
    const gone = ['created-load-balancer-deleted'];

    test('the same place in another checkout', () => {
      folder.write({ 'cdk8s-cce.yaml': config('prod/**', 'dev/**'), 'prod/a.yaml': created, 'dev/a.yaml': created });
      folder.write({
        'old/prod/a.yaml': created,
        'old/dev/a.yaml': created,
        'old/dev/b.yaml': created.replace('web', 'api'),
      });
      expect(lint('prod', 'dev', '--previous', 'old').rules.filter((rule) => gone.includes(rule))).toEqual(gone);
      expect(lint('prod', '--previous', 'old/prod').rules).toEqual([]);
    });

    test('another folder', () => {
      folder.write({ 'cdk8s-cce.yaml': config('deploy/prod/*', 'deploy/dev/*') });
      folder.write({ 'deploy/prod/a.yaml': created, 'deploy/dev/a.yaml': created });
      folder.write({
        'old/prod/a.yaml': created,
        'old/dev/a.yaml': created,
        'old/dev/b.yaml': created.replace('web', 'api'),
      });
      const { rules, files: found } = lint('deploy', '--previous', 'old');
      expect(rules).toEqual(gone);
      expect(found).toEqual(['old/dev/b.yaml']);
    });

    test('another file', () => {
      folder.write({ 'cdk8s-cce.yaml': config('new.yaml'), 'new.yaml': created, 'old/state.yaml': created });
      expect(lint('new.yaml', '--previous', 'old/state.yaml').rules).toEqual([]);
      folder.write({
        'cdk8s-cce.yaml': config('a/*', 'b/*'),
        'a/x.yaml': created,
        'b/y.yaml': created,
        'old/y.yaml': created,
      });
      expect(lint('a', 'b', '--previous', 'old/y.yaml').rules).toEqual([]);
      expect(lint('a', 'b', '--previous', 'old/y*').rules).toEqual([]);
      expect(lint('a/x.yaml', 'b/y.yaml', '--previous', 'old/y.yaml').rules).toEqual([]);
    });

    test('a place that no cluster has', () => {
      folder.write({ 'cdk8s-cce.yaml': config('a/*'), 'a/x.yaml': created, 'b.yaml': GOOD, 'old/c/z.yaml': GOOD });
      expect(lint('a', 'b.yaml', '--previous', 'old')).toMatchObject({ code: 0, err: '' });
    });
  });
});

test('configuration that is found is used', () => {
  folder.write({ 'cdk8s-cce.yaml': 'rules: {unknown-annotation: error}\n', 'sub/a.yaml': WARNING });
  process.chdir('sub');
  expect(lint('a.yaml').code).toBe(1);
  writeFileSync('other.yaml', '');
  expect(lint('a.yaml', '--config', 'other.yaml').code).toBe(0);
});

describe('--stdin-filename', () => {
  const config = 'clusters: [{paths: [prod/**], type: turbo, name: prod}]\n';

  test('is how the standard input is called, and where the configuration looks', () => {
    folder.write({ 'cdk8s-cce.yaml': config });
    pipe(BARE);
    expect(lint('-').rules).toEqual([]);
    expect(lint('-', '--stdin-filename', 'prod/web.yaml')).toMatchObject({
      code: 1,
      rules: ['missing-load-balancer'],
      files: ['prod/web.yaml'],
    });
  });

  test.each([
    [['good.yaml', '--stdin-filename', 'a.yaml'], '--stdin-filename goes with -, the standard input'],
    [['-', '--stdin-filename='], "--stdin-filename: expected the name of a file, got ''"],
    [['-', '--stdin-filename=-'], "--stdin-filename: expected the name of a file, got '-'"],
  ])('%j', (args, message) => {
    const { code, err } = run(['lint', ...args]);
    expect({ code, err: err.split('\n')[0] }).toEqual({ code: 2, err: `cdk8s-cce: ${message}` });
  });
});

describe('--carriers', () => {
  const VALUES = 'service: {annotations: {kubernetes.io/elb.class: onion}}\n';

  beforeEach(() =>
    folder.write({
      'all/chart/Chart.yaml': 'annotations: {kubernetes.io/elb.class: onion}\n',
      'all/chart/values.yaml': VALUES,
      'all/chart/values-prod.json': '{"a": {"kubernetes.io\\/elb.class": "onion"}}',
      'all/chart/values.schema.json': VALUES,
      'all/chart/templates/a.yaml': VALUES,
      'all/kustomization.yaml': 'commonAnnotations: {kubernetes.io/elb.class: onion}\n',
      'all/package.json': '[]',
      'all/other/Chart.yaml': 'name: other\n',
      'all/other/values.yaml': 'kind: Deployment\ntopologyKey: kubernetes.io/hostname\na: 1\na: 2\n',
    }),
  );

  test('reads what is no manifest', () => {
    const { code, files, findings, summary, err } = lint('all', '--carriers');
    expect(code).toBe(1);
    expect(files).toEqual(['all/chart/values-prod.json', 'all/chart/values.yaml', 'all/kustomization.yaml']);
    expect(new Set(findings.map(({ rule }: { rule: string }) => rule))).toEqual(new Set(['invalid-annotation-value']));
    expect(summary).toMatchObject({ files: 3, documents: 3, resources: 0, carriedMaps: 3 });
    expect(err).toContain('skipped: 2 files without a Kubernetes object or an annotation of CCE\n');
    expect(run(['lint', 'all', '--carriers']).out).toContain('(3 documents, 0 resources, 3 carried maps)');
  });

  test('files of Terraform are not read', () => {
    folder.write({ 'main.tf': 'resource "a" "b" {}\n' });
    const { code, files, err } = lint('main.tf', 'all', '--carriers');
    expect(code).toBe(2);
    expect(files).toHaveLength(3);
    expect(err).toContain(
      "cdk8s-cce: 'main.tf' is no manifest: pipe `terraform show -json` of a plan into `cdk8s-cce lint --carriers -`\n",
    );
  });

  test('without it, such files are not looked at', () => {
    const { files, summary } = lint('all', 'good.yaml');
    expect(files).toEqual([]);
    expect(summary).not.toHaveProperty('carriedMaps');
  });

  test('on the standard input, between manifests', () => {
    pipe(`${GOOD}---\n${VALUES}`);
    expect(lint('-', '--carriers')).toMatchObject({ code: 1, rules: ['invalid-annotation-value'] });
    expect(lint('-')).toMatchObject({ code: 1, rules: ['unreadable-manifest'] });
  });
});
