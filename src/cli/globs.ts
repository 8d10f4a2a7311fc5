/** The library for patterns, loaded when there is one: most runs have none, and the start should take no longer than it must. */
export function globs(): typeof import('picomatch') {
  return require('picomatch');
}
