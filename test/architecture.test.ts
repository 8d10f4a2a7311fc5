import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ALL_SPECS } from '../src/annotations/registry';

/** Folders of src/, each of which imports only those before it. */
const ORDER = [
  'diagnostics',
  'manifest',
  'cluster',
  'annotations',
  'elb',
  'engine',
  'reachability',
  'rules',
  'lint',
  'explain',
  'reporters',
  'constructs',
  'docs',
  'cli',
  'plugin',
];
/** What runs without cdk8s: rules over manifests must not load it. Types cost nothing. */
const WITHOUT_CDK8S = ORDER.slice(0, ORDER.indexOf('constructs'));

const SRC = resolve(__dirname, '../src');
const files = (readdirSync(SRC, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts')).sort();

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports = files.flatMap((from): Import[] => {
  const text = readFileSync(join(SRC, from), 'utf8');
  return [
    ...text.matchAll(
      /^(?:import|export)(?<type> type)?[^;]*?from '(?<to>[^']+)';|require\('(?<required>[^']+)'\)|^import '(?<bare>[^']+)';|import\('(?<dynamic>[^']+)'\)/gm,
    ),
  ].map(({ groups }) => ({
    from,
    to: groups!.to ?? groups!.required ?? groups!.bare ?? groups!.dynamic,
    typeOnly: groups!.type !== undefined,
  }));
});

/** The file that a relative import stands for, from src/. */
function target({ from, to }: Import): string | undefined {
  if (!to.startsWith('.')) return undefined;
  const path = relative(SRC, join(SRC, dirname(from), to));
  return [`${path}.ts`, `${path}/index.ts`].find((name) => files.includes(name));
}

const folderOf = (file: string) => file.split('/')[0];

test('the imports are seen', () => {
  expect(imports.length).toBeGreaterThan(200);
  expect(imports.filter((each) => each.to.startsWith('.') && target(each) === undefined)).toEqual([]);
});

test('every folder has its place', () => {
  expect([...new Set(files.filter((file) => file.includes('/')).map(folderOf))].sort()).toEqual([...ORDER].sort());
});

test('imports go down only', () => {
  const wrong = imports.filter((each) => {
    const to = target(each);
    if (to === undefined || each.from === 'index.ts' || folderOf(each.from) === folderOf(to)) return false;
    return ORDER.indexOf(folderOf(to)) >= ORDER.indexOf(folderOf(each.from)) || to === 'index.ts';
  });
  expect(wrong).toEqual([]);
});

test('no cycle inside a folder', () => {
  const edges = new Map<string, string[]>();
  for (const each of imports) {
    const to = target(each);
    if (to !== undefined) edges.set(each.from, [...(edges.get(each.from) ?? []), to]);
  }
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) throw new Error(`a cycle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`);
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(done.size).toBe(files.length);
});

test('what is below the constructs loads no cdk8s', () => {
  const foreign = imports.filter(
    ({ from, to, typeOnly }) => !to.startsWith('.') && !typeOnly && WITHOUT_CDK8S.includes(folderOf(from)),
  );
  // The manifest reader has its parser, and Node tells what is an address.
  const ofManifest = ['js-yaml', 'node:net'];
  expect(foreign.filter(({ from, to }) => !(folderOf(from) === 'manifest' && ofManifest.includes(to)))).toEqual([]);
});

test('the plugin runs without an app', () => {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const each of imports.filter(({ from, typeOnly }) => from === file && !typeOnly)) {
      const to = target(each);
      if (to === undefined) loaded.add(each.to);
      else load(to);
    }
  };
  load('plugin/cce-validation-plugin.ts');
  expect([...loaded].filter((file) => /^(cdk8s|constructs)/.test(file))).toEqual(['constructs/synth-record.ts']);
});

test('the constructs load no rule but by the judgement, which loads late', () => {
  const eager = imports.filter(
    (each) => each.from.startsWith('constructs/') && folderOf(target(each) ?? '') === 'rules',
  );
  const loading = new Set(eager.map(({ from }) => from).filter((from) => !from.startsWith('constructs/synth-rules/')));
  expect([...loading]).toEqual(['constructs/judgement.ts']);
  const late = imports.filter((each) => target(each) === 'constructs/judgement.ts' && !each.typeOnly);
  expect(late.map(({ from }) => from)).toEqual(['constructs/cce-validation.ts', 'constructs/cce-validation.ts']);
});

test('the reporters know results, and what rules say of themselves', () => {
  const known = /^(reporters|diagnostics)\/|^lint\/lint-result\.ts$|^explain\/(explain-result|words)\.ts$/;
  const foreign = imports.filter((each) => {
    const to = target(each) ?? each.to;
    return each.from.startsWith('reporters/') && !known.test(to) && !(each.typeOnly && to === 'engine/rule.ts');
  });
  expect(foreign).toEqual([]);
});

describe('a wire name is written in the schema only', () => {
  const strings = files
    .filter((file) => folderOf(file) !== 'annotations')
    .map((file) => {
      const text = readFileSync(join(SRC, file), 'utf8');
      // Comments may name them.
      const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
      return {
        file,
        literals: [...code.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)].map(
          ([literal]) => literal,
        ),
      };
    });

  test('keys', () => {
    const written = strings.flatMap(({ file, literals }) =>
      literals
        // The platform's own words name them, too.
        .filter((literal) => !literal.includes('GetLoadBalancerFailed'))
        .filter((literal) => /kubernetes\.io\/(elb\.|hws-)/.test(literal))
        .map((literal) => `${file}: ${literal}`),
    );
    expect(written).toEqual([]);
  });

  test('fields of JSON values', () => {
    const names = ALL_SPECS.flatMap(({ codec }) =>
      Object.values(codec.json?.fields ?? {}).map(({ name }) => name),
    ).filter((name) => name.includes('_'));
    expect(names.length).toBeGreaterThan(15);
    const written = strings.flatMap(({ file, literals }) =>
      literals
        .filter((literal) => names.some((name) => new RegExp(`\\b${name}\\b`).test(literal)))
        .map((literal) => `${file}: ${literal}`),
    );
    expect(written).toEqual([]);
  });

  test('a key is written once', () => {
    const keys = ALL_SPECS.map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});
