// Bundles the compiled files: lib/app.js, lib/judging.js and lib/later.js for apps, lib/cli.js for the command and for the plugin of
// `cdk8s synth`, which run without an app. Each file becomes a function that runs when it is first required: loading many small files
// takes longer than running them, and an app that uses a name or two does not wait for the rest. js-yaml, which is bundled with the
// package, goes in for the same reason.
//
// Not a ready-made bundler, since those rename classes, and the names of classes stand in our messages.
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, posix } = require('node:path');

const LIB = join(__dirname, '..', 'lib');
/** The entry of the package: the names of the exports, and nothing that a static search for exports could take for one. */
const INDEX = 'index.js';
const APP = 'app.js';
/** Loaded by APP when it is needed: what judges nearly every app, and what few apps need. */
const JUDGING = 'judging.js';
const LATER = 'later.js';
const CLI = 'cli.js';
/** What nearly every app loads, and what then judges it. */
const FIRST = 'constructs/pass-through-load-balancer-service.js';
const JUDGE = 'constructs/judgement.js';
/** What the command starts with. */
const START = 'cli/start.js';
/** Exports that are used without an app, and so are in CLI. */
const withoutApp = (file) => file.startsWith('plugin/');

const MODULES = join(__dirname, '..', 'node_modules');
/** Packages that are bundled, with the file that `require` of each stands for. */
const INLINED = { 'js-yaml': 'js-yaml/index.js' };

const read = (file) =>
  readFileSync(join(isOurs(file) ? LIB : MODULES, file), 'utf8')
    // A source map has the positions of the file by itself, not those in the bundle.
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    .trimEnd();

const filesIn = (folder) => readdirSync(folder, { recursive: true }).map((file) => file.split('\\').join('/'));
const files = [
  ...filesIn(LIB).filter((file) => ![INDEX, APP, JUDGING, LATER, CLI].includes(file)),
  ...Object.keys(INLINED).flatMap((name) => filesIn(join(MODULES, name)).map((file) => `${name}/${file}`)),
].filter((file) => file.endsWith('.js'));

function isOurs(file) {
  return !Object.keys(INLINED).some((name) => file.startsWith(`${name}/`));
}

function fileOf(from, path) {
  if (path in INLINED) return INLINED[path];
  const file = posix.join(posix.dirname(from), path);
  const found = [`${file}.js`, `${file}/index.js`].find((candidate) => files.includes(candidate));
  if (found === undefined) throw new Error(`${from} requires ${path}, which is not there`);
  return found;
}

/** Matches `require` of our own files and of inlined packages. */
const REQUIRE = new RegExp(`\\brequire\\(["'](\\.[^"']+|${Object.keys(INLINED).join('|')})["']\\)`, 'g');

const inBundle = (from, text) =>
  text.replace(REQUIRE, (_all, path) => `bundled(${JSON.stringify(fileOf(from, path))})`);

/** `lazy("Listener", bundled, "elb/listener.js")` for each export of a name. */
function lazyExports(text) {
  const required = new Map(
    [...text.matchAll(/^var (\w+) = require\("([^"]+)"\);$/gm)].map(([, variable, path]) => [
      variable,
      fileOf(INDEX, path),
    ]),
  );
  const names = [
    ...text.matchAll(
      /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: .* return (\w+)\.\1; \} \}\);$/gm,
    ),
  ];
  const declared = /^exports\.(.+) = void 0;$/m.exec(text)?.[1].split(' = exports.') ?? [];
  if (names.length === 0 || names.length !== declared.length) {
    throw new Error('lib/index.js does not look as expected: it may hold nothing but named exports of other files');
  }
  return names.map(([, name, variable]) => {
    const file = required.get(variable);
    return `lazy(${JSON.stringify(name)}, ${withoutApp(file) ? 'loadWithoutApp' : 'bundled'}, ${JSON.stringify(file)});`;
  });
}

const requiredIn = (file, text) => [...text.matchAll(REQUIRE)].map(([, path]) => fileOf(file, path));
const requiredBy = (file) => requiredIn(file, read(file));
/** Without what a file requires inside a function, when it is called. */
const requiredAtOnceBy = (file) => {
  const lines = read(file).match(/^(?:const|var) .*$/gm) ?? [];
  return requiredIn(file, lines.join('\n'));
};

/** Files and all that they need, directly or not. */
function closure(starts, neededBy = requiredBy, found = new Set()) {
  for (const file of starts) {
    if (found.has(file)) continue;
    found.add(file);
    closure(neededBy(file), neededBy, found);
  }
  return found;
}

const loadedWith = (starts) => closure(starts, requiredAtOnceBy);

/** The source of an object that has each file as a function. Brackets around a function tell V8 to compile it at once. */
function asFunctions(wanted, soon = new Set()) {
  const asFunction = (file) => {
    const text = `function (exports, module) {\n${inBundle(file, read(file))}\n}`;
    return soon.has(file) ? `(${text})` : text;
  };
  return `{\n${[...wanted]
    .sort()
    .map((file) => `${JSON.stringify(file)}: ${asFunction(file)},`)
    .join('\n')}\n}`;
}

/** The source of `bundled()`, which stands for `require`: it runs a file the first time. */
const bundled = (find) => `const loaded = new Map();
function bundled(file) {
    let module = loaded.get(file);
    if (module === undefined) {
        module = { exports: {} };
        loaded.set(file, module);
        ${find}(module.exports, module);
    }
    return module.exports;
}
exports.bundled = bundled;
`;

/** Escapes all but ASCII: V8 then needs one byte a character, and parses faster. */
const write = (name, text) =>
  writeFileSync(
    join(LIB, name),
    text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );

const index = read(INDEX);
const exported = requiredBy(INDEX);
const forApps = exported.filter((file) => !withoutApp(file));
const atOnce = loadedWith(forApps);
const judging = [...loadedWith([JUDGE])].filter((file) => !atOnce.has(file));
const later = [...closure(forApps)].filter((file) => !atOnce.has(file) && !judging.includes(file));
write(
  APP,
  `"use strict";
const files = ${asFunctions(atOnce, loadedWith([FIRST]))};
${bundled(`(files[file] ?? require("./${JUDGING}").files[file] ?? require("./${LATER}").files[file])`)}`,
);
for (const [name, wanted, soon] of [
  [JUDGING, judging, new Set(judging)],
  [LATER, later],
]) {
  write(
    name,
    `"use strict";
const { bundled } = require("./${APP}");
exports.files = ${asFunctions(wanted, soon)};
`,
  );
}
write(
  INDEX,
  `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
// For import in Node, which finds the names of exports without running anything.
${/^exports\..+ = void 0;$/m.exec(index)?.[0]}
const { bundled } = require("./${APP}");
function loadWithoutApp(file) {
    return require("./${CLI}").bundled(file);
}
function lazy(name, load, file) {
    Object.defineProperty(exports, name, {
        configurable: true,
        enumerable: true,
        get() {
            const value = load(file)[name];
            Object.defineProperty(exports, name, { enumerable: true, value });
            return value;
        },
    });
}
${lazyExports(index).join('\n')}
`,
);

const cli = `"use strict";
const files = ${asFunctions(closure([START, ...exported.filter(withoutApp)]))};
${bundled('files[file]')}exports.start = () => bundled(${JSON.stringify(START)}).start(require('../package.json').version);
`;
// bin/compiled.js compares the last line with that of the file whose compiled code it has kept.
write(CLI, `${cli}//${createHash('sha256').update(cli).digest('base64url')}\n`);
