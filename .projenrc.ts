import { cdk8s, JsonFile, javascript, TextFile } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-cce',
  description:
    'Typed constructs and synth-time validation for LoadBalancer Services on Huawei Cloud CCE and Open Telekom Cloud CCE',
  keywords: [
    'cdk8s',
    'kubernetes',
    'cce',
    'elb',
    'huawei-cloud',
    'open-telekom-cloud',
    'load-balancer',
    'pass-through',
  ],
  author: 'cdk8s-cce contributors',
  authorAddress: 'cdk8s-cce@users.noreply.github.com',
  authorOrganization: true,
  // Both are metadata of the Python package as well, and PyPI takes no git+https.
  homepage: 'https://github.com/cdk8s-cce/cdk8s-cce',
  repositoryUrl: 'https://github.com/cdk8s-cce/cdk8s-cce.git',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk8s-cce contributors',
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  sampleCode: false,
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.16.0',
  workflowNodeVersion: '20',

  // jsii and TypeScript move together, minor by minor.
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  bumpPackage: 'commit-and-tag-version@^12', // 13 needs Node 22

  // The peers are as wide as those of cdk8s-plus-28. The versions given here are the pinned development versions: everything
  // is built and tested against the lowest peers; the check of the packed tarball takes the newest.
  cdk8sVersion: '2.68.12', // cdk8s-plus-28 asks for ^2.68.11, a version that not every registry serves
  constructsVersion: '10.3.0',
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  bundledDeps: ['js-yaml@^4', 'picomatch@^4'],
  devDeps: [
    'fast-check@^4',
    '@types/js-yaml@^4',
    '@types/picomatch@^4',
    '@microsoft/jest-sarif@1.0.0-beta.0', // the official schema of SARIF
    '@xmldom/xmldom@^0.9',
    '@stryker-mutator/api@^9', // 10 needs Node 22
    '@stryker-mutator/core@^9',
    '@stryker-mutator/jest-runner@^9',
    'esbuild@^0.28', // bundles the tests for mutation tests
    'knip@^6',
    'publint@^0.3',
    '@arethetypeswrong/cli@^0.18',
  ],

  bin: { 'cdk8s-cce': 'bin/cdk8s-cce' },
  autoDetectBin: false,

  docgen: true,
  github: true,
  githubOptions: { mergify: false },
  release: true,
  depsUpgrade: false,
  buildWorkflowOptions: { mutableBuild: false },

  eslint: false,
  biome: true,
  biomeOptions: {
    version: '2.5.15', // 2.6.8 lists platform packages that not every registry serves
    biomeConfig: {
      files: {
        includes: [
          '**',
          '!**/lib',
          '!**/dist',
          '!**/reports',
          '!**/test/**/__snapshots__',
          '!knip.json',
          '!stryker.config.json',
        ],
      },
      formatter: { indentStyle: javascript.biome_config.IndentStyle.SPACE, lineWidth: 120 },
      javascript: { formatter: { quoteStyle: javascript.biome_config.QuoteStyle.SINGLE } },
      linter: {
        rules: {
          suspicious: { noExplicitAny: 'off', noTemplateCurlyInString: 'off' },
        },
      },
      // What src/ asserts of a value, its types have to say.
      overrides: [
        {
          includes: ['test/**', 'scripts/**'],
          linter: { rules: { style: { noNonNullAssertion: 'off' }, complexity: { noStaticOnlyClass: 'off' } } },
        },
      ],
    },
  },

  typecheckTests: true,
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    junitReporting: false,
    jestConfig: {
      testTimeout: 120_000, // a machine that is busy fails no test
      coverageProvider: 'babel', // v8 counts every line, code or not, and takes longer
      collectCoverageFrom: ['src/**/*.ts', '!src/docs/main.ts'],
      coverageReporters: ['lcov', 'json-summary'],
      coverageThreshold: { branches: 95, lines: 95 },
      modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/', '<rootDir>/dist/', '<rootDir>/lib/'],
    },
  },

  publishToPypi: { distName: 'cdk8s-cce', module: 'cdk8s_cce' },
  publishToMaven: {
    javaPackage: 'io.github.cdk8scce',
    mavenGroupId: 'io.github.cdk8scce',
    mavenArtifactId: 'cdk8s-cce',
  },
  publishToGo: { moduleName: 'github.com/cdk8s-cce/cdk8s-cce-go' },

  gitignore: ['.jsii.tabl.json', '.stryker-tmp/', 'reports/', '/examples/*/dist/'],
  npmIgnoreOptions: {
    ignorePatterns: [
      '/.ci/',
      '/.jsii.tabl.json',
      '/.npmrc',
      '/.stryker-tmp/',
      '/API.md',
      '/CONTRIBUTING.md',
      '/action.yml',
      '/biome.jsonc',
      '/docs/',
      '/examples/',
      '/knip.json',
      '/reports/',
      '/rosetta/',
      '/scripts/',
      '/stryker.config.json',
    ],
  },
});

// projen's own patterns take src/annotations/spec.ts for a test.
if (project.jest) project.jest.config.testMatch = ['<rootDir>/test/**/*.test.ts'];

project.package.addField('type', 'commonjs');
// What src/index.ts does not export is no API. jsii needs the other two.
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});

// Quiet: jsii prints a banner of 12 lines for an old Node release.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

// The lock file holds no host names.
new javascript.NpmConfig(project).addConfig('omit-lockfile-registry-resolved', 'true');

// publib falls back to its default registry.
project
  .tryFindObjectFile('.github/workflows/release.yml')
  ?.addDeletionOverride('jobs.release_npm.steps.9.env.NPM_REGISTRY');

// The newest releases list platform packages that not every registry serves; npm ci then fails.
project.package.addPackageResolutions('unrs-resolver@1.12.2', 'oxc-parser@0.154.0');

// Everything that runs is in these. Last, since projen takes all of lib/ back in.
project.npmignore?.exclude(
  '/lib/**/*.js',
  '!/lib/index.js',
  '!/lib/app.js',
  '!/lib/judging.js',
  '!/lib/later.js',
  '!/lib/cli.js',
  '/.nvmrc',
);
// Declarations that no declaration of the API needs.
project.npmignore?.exclude(...['cli', 'docs', 'lint', 'reporters'].map((folder) => `/lib/${folder}/`));
project.npmignore?.exclude(
  ...['mistake', 'properties', 'synthesis', 'violations'].map((name) => `/lib/plugin/${name}.d.ts`),
);

// jsii never removes old outputs, and they would be packed.
project.preCompileTask.exec('rm -rf lib');
project.compileTask.reset('jsii --silence-warnings=reserved-word --fail-on-warnings');
project.compileTask.exec('node scripts/bundle.js');

// The pages under docs/ that are projections of the schema and of the rules.
const generatedDocs = project.addTask('docs:generate', {
  description: 'Writes the generated pages of docs/ from the compiled library',
  exec: 'node lib/docs/main.js',
});
project.postCompileTask.spawn(generatedDocs);

// The examples in README.md and in the doc comments must compile. What it writes, the other languages have in their place.
const examples = project.addTask('docs:examples', {
  description: 'Compiles the examples of README and doc comments, and translates them',
  exec: 'jsii-rosetta extract --strict',
});
project.postCompileTask.spawn(examples);
for (const language of ['python', 'java', 'go']) project.tasks.tryFind(`package:${language}`)?.prependSpawn(examples);

// Compared byte by byte. Here, since projen takes all of test/ back in.
project.biome?.addFilePattern('!**/test/**/golden');

// Lint without writing; `npx projen lint:fix` writes.
project.biome?.task.reset('biome check --error-on-warnings', { receiveArgs: true });
project.addTask('lint:fix', { description: 'Formats and fixes', exec: 'biome check --write', receiveArgs: true });

// `npm test` has to work right after `npm ci`: some tests look at the compiled package.
project.testTask.prependSpawn(project.compileTask);
project.testTask.prependSpawn(project.preCompileTask);

const script = (name: string, description: string, options: { compile?: boolean } = {}) => {
  const task = project.addTask(name, { description });
  if (options.compile) task.spawn(project.compileTask);
  task.exec(`ts-node --project test/tsconfig.json scripts/${name.replace(':', '-')}.ts`, { receiveArgs: true });
};
script('demo', 'Synthesizes the first example and says what was made and checked', { compile: true });
script('bench', 'Measures construction, synthesis and import against plain cdk8s-plus', { compile: true });
script('oracle', 'Compares the manifest reader with a kubectl on mutated manifests: npm run oracle -- [COUNT] [SEED]');
script('lab', 'Holds the model of reachability against packets; needs Linux and root: npm run lab -- --help');
script('fuzz', 'Feeds random and mutated manifests to the linter: npm run fuzz -- 100000');
script('bench:lint', 'Measures the linter against parsing alone', { compile: true });
script('facts', 'Compares schema and rules with a fact base: npm run facts -- DIR');

project.addTask('mutation', { description: 'Mutation tests', exec: 'stryker run', receiveArgs: true });
project.addTask('package:check', {
  description: 'Checks the package as others will see it',
  steps: [
    { exec: 'publint --strict' },
    { exec: 'attw --pack . --profile node16 --exclude-entrypoints ./.jsii' }, // which jsii reads as a file
    { exec: 'knip' },
  ],
});
project.addTask('package:code', {
  description: 'Generates the Python, Java and Go sources, without their toolchains',
  exec: 'jsii-pacmak --code-only --target python java go --outdir dist/code',
});

new JsonFile(project, 'stryker.config.json', {
  marker: false,
  obj: {
    plugins: ['@stryker-mutator/*', './test/mutation/sampled-runner.mjs'],
    testRunner: 'sampled-jest',
    packageManager: 'npm',
    buildCommand: 'node test/mutation/bundle-tests.js',
    coverageAnalysis: 'perTest',
    // What is reached while a file is loaded needs all tests. It is data nearly always, and the committed pages show every change of it.
    ignoreStatic: true,
    concurrency: 2,
    // Jest keeps memory of every run in one process.
    maxTestRunnerReuse: 200,
    timeoutMS: 10_000,
    timeoutFactor: 1,
    mutate: ['annotations', 'cluster', 'elb', 'manifest', 'rules'].map((folder) => `src/${folder}/**/*.ts`),
    reporters: ['clear-text', 'progress', 'json'],
    jest: { configFile: 'test/mutation/jest.config.js', enableFindRelatedTests: false },
    ignorePatterns: ['/lib', '/dist', '/coverage', '/reports'],
    tempDirName: '.stryker-tmp',
    thresholds: { high: 90, low: 80, break: 80 },
  },
});

new JsonFile(project, 'knip.json', {
  obj: {
    // What is loaded only when it is needed.
    entry: [
      'src/docs/main.ts',
      'src/cli/start.ts',
      'src/constructs/judgement.ts',
      'src/constructs/app-clients.ts',
      'src/constructs/expectation-check.ts',
      'src/constructs/probe-job.ts',
      'src/constructs/service-reachability.ts',
      'src/rules/support/reachability.ts',
      'scripts/*.ts',
      'test/mutation/*.{js,mjs}',
      'examples/*/main.ts',
      '.projenrc.ts',
    ],
    project: ['src/**/*.ts', 'test/**/*.{ts,js,mjs}', 'scripts/**/*.ts'],
    // Types that exported ones are made of.
    ignoreExportsUsedInFile: { interface: true, type: true },
    // The laboratory says what of them is missing.
    ignoreBinaries: ['iptables', 'nsenter', 'unshare'],
    ignoreDependencies: [
      // Named in the configuration of Stryker: our own runner, and a pattern.
      '@stryker-mutator/sampled-jest-runner',
      '@stryker-mutator/*',
      // Parts of Jest.
      'jest-environment-node',
      'jest-runner',
      // Used by projen's tasks only.
      '@arethetypeswrong/cli',
      '@biomejs/biome',
      'commit-and-tag-version',
      'jsii*',
      'publint',
    ],
  },
  marker: false,
});

project.tsconfigDev.addInclude('../scripts/**/*.ts');

// `projen build` packages JavaScript only; the other targets stay as tasks and in the workflows.
project.packageTask.reset();
const packageJs = project.tasks.tryFind('package:js');
if (packageJs) project.packageTask.spawn(packageJs);

new TextFile(project, '.nvmrc', { lines: ['20'] });

project.synth();
