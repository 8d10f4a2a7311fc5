// Loads a file with what V8 has compiled of it in an earlier process: to compile the command takes longer than to check a file with it.
// Node has this built in from version 22.1 on, in a folder that all users of a machine share. Ours stands beside the package, where build
// tools keep such things, and whoever can write it there can as well change the package.
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { basename, dirname, join, resolve } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

const PACKAGE = dirname(__dirname);
const MODULES = basename(dirname(PACKAGE)) === 'node_modules' ? dirname(PACKAGE) : join(PACKAGE, 'node_modules');
const FOLDER = join(MODULES, '.cache', 'cdk8s-cce');

/** Each has its own: they run other parts of the file. */
const COMMANDS = ['explain', 'lint'];

/** What the file exports, for a run of that command. */
exports.load = (path, command) => {
  if (process.env.NODE_DISABLE_COMPILE_CACHE || !COMMANDS.includes(command)) return require(path);
  const file = resolve(__dirname, path);
  const source = readFileSync(file, 'utf8');
  // V8 compares no more than the length of the source. The file ends with a text that changes with it, a SHA-256.
  const mark = source.slice(-44);
  const cache = join(FOLDER, `${command}-${process.version}-${process.arch}`);
  const cachedData = read(cache, mark);
  const script = new Script(`(function (exports, require) {${source}\n})`, { filename: file, cachedData });
  const exported = {};
  script.runInThisContext()(exported, createRequire(file));
  if (cachedData === undefined || script.cachedDataRejected) {
    // At the end it holds what was compiled on the way as well.
    process.on('exit', () => keep(cache, mark, () => script.createCachedData()));
  }
  return exported;
};

/** V8 takes data that is spoilt for good, and ends the process. */
function headOf(mark, data) {
  return Buffer.from(`${mark}${crc32(data).toString(16).padStart(8, '0')}\n`);
}

function read(cache, mark) {
  try {
    const bytes = readFileSync(cache);
    const { length } = headOf(mark, '');
    const data = bytes.subarray(length);
    return headOf(mark, data).equals(bytes.subarray(0, length)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Where nothing can be written, it goes on without. */
function keep(cache, mark, compiled) {
  const written = `${cache}.${process.pid}`;
  try {
    mkdirSync(FOLDER, { recursive: true });
  } catch {
    return;
  }
  try {
    const data = compiled();
    writeFileSync(written, Buffer.concat([headOf(mark, data), data]));
    renameSync(written, cache);
  } catch {
    rmSync(written, { force: true });
  }
}
