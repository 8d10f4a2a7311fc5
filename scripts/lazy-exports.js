// Makes the exports of lib/index.js load what they stand for when it is first asked for: an app that needs a name or two does not
// wait for all the others, and `require('cdk8s-cce')` costs next to nothing.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const INDEX = join(__dirname, '..', 'lib', 'index.js');

const LAZY = `function lazy(name, load) {
    Object.defineProperty(exports, name, {
        configurable: true,
        enumerable: true,
        get() {
            const value = load()[name];
            Object.defineProperty(exports, name, { enumerable: true, value });
            return value;
        },
    });
}
`;

const eager = readFileSync(INDEX, 'utf8');
const modules = new Map();
const source = eager
  .replace(/^var (\w+) = require\("([^"]+)"\);\n/gm, (_all, variable, path) => {
    modules.set(variable, path);
    return '';
  })
  .replace(
    /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.\1; \} \}\);$/gm,
    (_all, name, variable) => `lazy("${name}", () => require("${modules.get(variable)}"));`,
  )
  // Its positions are those of the eager text.
  .replace(/^\/\/# sourceMappingURL=.*$/m, '');

const names = source.match(/^lazy\("/gm) ?? [];
const declared = /^exports\.(.+) = void 0;$/m.exec(eager)?.[1].split(' = exports.') ?? [];
if (/require\((?!"[^"]+"\)\);$)/m.test(source) || names.length === 0 || names.length !== declared.length) {
  throw new Error('lib/index.js does not look as expected: it may hold nothing but named exports of other files');
}
writeFileSync(INDEX, source.replace(/^lazy\("/m, `${LAZY}lazy("`));
