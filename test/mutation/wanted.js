/** The names of the tests that a run is about; `undefined`: all. Shared by runner and environment, which live in one process. */
exports.names = undefined;
