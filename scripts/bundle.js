// Puts everything that runs into lib/app.js, lib/judging.js and lib/later.js, for apps, and into lib/cli.js, for the command and the
// plugin of cdk8s synth, which run without an app: each file as a function that is called when somebody asks for it first. Loading many
// small files takes longer than running them, and an app that needs a name or two does not wait for all the others. The files of js-yaml,
// which the package carries with it, are among them for the same reason.
//
// No bundler: those that exist rename classes, whose names stand in our messages.
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, posix } = require('node:path');

const LIB = join(__dirname, '..', 'lib');
/** Names what is exported, and nothing else: whoever looks for the names without running anything takes all for exports that looks so. */
const INDEX = 'index.js';
const APP = 'app.js';
/** What judges each of them, and what some need later on: all of it behind a function that loads it. */
const JUDGING = 'judging.js';
const LATER = 'later.js';
const CLI = 'cli.js';
/** What nearly every app loads, and what judges it. */
const FIRST = 'constructs/pass-through-load-balancer-service.js';
const JUDGE = 'constructs/judgement.js';
/** What the command starts with. */
const START = 'cli/start.js';
/** What lib/index.js exports and an app does not load. */
const withoutApp = (file) => file.startsWith('plugin/');

const MODULES = join(__dirname, '..', 'node_modules');
/** Packages whose files go in, with the file that stands for the package. */
const INLINED = { 'js-yaml': 'js-yaml/index.js' };

const read = (file) =>
  readFileSync(join(isOurs(file) ? LIB : MODULES, file), 'utf8')
    // Its positions are those of a file of its own.
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

/** What goes into the bundle: our files, and packages that are inlined. */
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
/** Without what a file loads when it is asked for. */
const requiredAtOnceBy = (file) => {
  const lines = read(file).match(/^(?:const|var) .*$/gm) ?? [];
  return requiredIn(file, lines.join('\n'));
};

/** Files, those that they need, and those that these need. */
function closure(starts, neededBy = requiredBy, found = new Set()) {
  for (const file of starts) {
    if (found.has(file)) continue;
    found.add(file);
    closure(neededBy(file), neededBy, found);
  }
  return found;
}

const loadedWith = (starts) => closure(starts, requiredAtOnceBy);

/** An object of the files as functions. Brackets around a function tell V8 that it will be called soon. */
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

/** `bundled()`, which runs a file when it is asked for it first. */
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

/** As ASCII, which V8 keeps with one byte a character, and reads faster. */
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
// For those who look for the names of exports without running anything, such as import in Node.
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
// bin/compiled.js tells by the last line whether it knows the file.
write(CLI, `${cli}//${createHash('sha256').update(cli).digest('base64url')}\n`);
