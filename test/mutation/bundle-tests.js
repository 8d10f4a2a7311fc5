// Puts each test file and all that it needs into one file beside it: Jest loads hundreds of files for a test otherwise, which takes longer
// than to run it. Stryker does this once, with the mutants in the sources.
const { readdirSync, readFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { build } = require('esbuild');
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');

const TEST = resolve(__dirname, '..');

/** What looks at other folders of the sources, what reads them as text, and what tries thousands of values. */
const LEFT_OUT = [
  /^(package|lab|reachability|explain|cli|reporters|plugin|constructs)\//,
  /(architecture|docstrings|reachability-page|carriers|kubectl|round-trip|hostile)\.test/,
];

/** As TypeScript makes it: esbuild's own names of exports come in another order, and the schema is a projection of them. */
function commonJs(path) {
  const source = readFileSync(path, 'utf8').replaceAll('__dirname', JSON.stringify(dirname(path)));
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
  return transpileModule(source, { compilerOptions }).outputText;
}

/** TypeScript, and what of cdk8s starts a program that stands beside it. */
const TO_TRANSPILE = /[\\/](src|test)[\\/].*\.ts$|[\\/]cdk8s[\\/]lib[\\/]yaml\.js$/;

const known = new Map();
function onceEach(path) {
  if (!known.has(path)) known.set(path, { contents: commonJs(path), loader: 'js' });
  return known.get(path);
}

build({
  entryPoints: readdirSync(TEST, { recursive: true })
    .filter((file) => file.endsWith('.test.ts') && !LEFT_OUT.some((pattern) => pattern.test(file)))
    .map((file) => join(TEST, file)),
  outbase: TEST,
  outdir: TEST,
  bundle: true,
  platform: 'node',
  // The names of classes stand in messages.
  keepNames: true,
  logLevel: 'warning',
  plugins: [
    {
      name: 'typescript',
      setup: ({ onLoad }) => onLoad({ filter: TO_TRANSPILE }, ({ path }) => onceEach(path)),
    },
  ],
});
