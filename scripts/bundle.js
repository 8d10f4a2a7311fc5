// Puts everything that runs into lib/index.js, for apps, and into lib/cli.js, for the command: each file as a function that is called
// when somebody asks for it first. Loading many small files takes longer than running them, and an app that needs a name or two does
// not wait for all the others.
//
// No bundler: those that exist rename classes, whose names stand in our messages.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, posix } = require('node:path');

const LIB = join(__dirname, '..', 'lib');
const INDEX = 'index.js';
/** What the command starts with. */
const START = 'cli/start.js';

const read = (file) =>
  readFileSync(join(LIB, file), 'utf8')
    // Its positions are those of a file of its own.
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    .trimEnd();

const files = readdirSync(LIB, { recursive: true })
  .map((file) => file.split('\\').join('/'))
  .filter((file) => file.endsWith('.js') && ![INDEX, 'cli.js'].includes(file))
  .sort();

function fileOf(from, path) {
  const file = posix.join(posix.dirname(from), path);
  const found = [`${file}.js`, `${file}/index.js`].find((candidate) => files.includes(candidate));
  if (found === undefined) throw new Error(`${from} requires ${path}, which is not there`);
  return found;
}

const inBundle = (from, text) =>
  text.replace(/\brequire\(["'](\.[^"']+)["']\)/g, (_all, path) => `load(${JSON.stringify(fileOf(from, path))})`);

/** `lazy("Listener", "elb/listener.js")` for each export of a name. */
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
  return names.map(([, name, variable]) => `lazy(${JSON.stringify(name)}, ${JSON.stringify(required.get(variable))});`);
}

/** A file, the files that it needs, and those that these need. */
function closure(start, found = new Set()) {
  found.add(start);
  for (const [, path] of read(start).matchAll(/\brequire\(["'](\.[^"']+)["']\)/g)) {
    const file = fileOf(start, path);
    if (!found.has(file)) closure(file, found);
  }
  return found;
}
/** `files` and `load()`, for what an entry needs. */
function bundle(entry) {
  const wanted = [...closure(entry)].filter((file) => file !== INDEX).sort();
  return `const files = {
${wanted.map((file) => `${JSON.stringify(file)}: function (exports) {\n${inBundle(file, read(file))}\n},`).join('\n')}
};
const loaded = new Map();
function load(file) {
    let exports = loaded.get(file);
    if (exports === undefined) {
        exports = {};
        loaded.set(file, exports);
        files[file](exports);
    }
    return exports;
}
`;
}

const index = read(INDEX);
writeFileSync(
  join(LIB, INDEX),
  `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
// For those who look for the names of exports without running anything.
${/^exports\..+ = void 0;$/m.exec(index)?.[0]}
${bundle(INDEX)}function lazy(name, file) {
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

writeFileSync(
  join(LIB, 'cli.js'),
  `"use strict";
${bundle(START)}load(${JSON.stringify(START)}).start(require('../package.json').version);
`,
);
